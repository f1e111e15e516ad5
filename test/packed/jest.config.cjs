const { jest: base } = require('../../package.json');

/** The tarball as people get it: what is in it, how it resolves, and that it works with nothing else around. */
module.exports = {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/packed/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
};
