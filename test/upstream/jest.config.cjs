const { jest: base } = require('../../package.json');

/** What plans say, held against what upstream's charts and definitions read. Needs `$UPSTREAM_DIR`. */
module.exports = {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/upstream/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
