const { jest: base } = require('../../package.json');

/**
 * Real control planes, real charts, real definitions. Needs `$CLUSTER_BLUEPRINTS_BIN`, `$CLUSTER_BLUEPRINTS_CHARTS` and
 * `$UPSTREAM_DIR`; `$CHARTS_DIR` adds published archives. One worker: all tests share one API server.
 */
module.exports = {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/cluster/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: '<rootDir>/test/cluster/global-setup.ts',
  globalTeardown: '<rootDir>/test/cluster/global-teardown.ts',
  testTimeout: 180_000,
  maxWorkers: 1,
};
