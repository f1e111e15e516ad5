const { jest: base } = require('../../package.json');

/**
 * The Pulumi components on the real engine, with a stub of the Kubernetes provider. Needs `$CLUSTER_BLUEPRINTS_BIN`.
 * One worker: a stack is a few processes, and faster one after the other.
 */
module.exports = {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/engine/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  // The SDK's protocol buffers use their globals until the process ends.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  globalSetup: '<rootDir>/test/engine/global-setup.ts',
  globalTeardown: '<rootDir>/test/engine/global-teardown.ts',
  testTimeout: 120_000,
  maxWorkers: 1,
};
