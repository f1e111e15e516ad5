// Type-aware rules that biome does not have, and who may import whom.
import tseslint from 'typescript-eslint';

const forbid = (files, ...patterns) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      // A text is a regular expression, a list are globs.
      { patterns: patterns.map(([of, message]) => ({ [typeof of === 'string' ? 'regex' : 'group']: of, message })) },
    ],
  },
});
const SDK = [['@pulumi/*', 'cdk8s', 'cdk8s-plus-*', 'constructs'], 'only a back end may load an SDK'];
const BLUEPRINTS = [
  ['**/blueprints', '**/blueprints/*'],
  'blueprints are built on the library, not the other way round',
];
const NOT_CDK8S = [['cdk8s', 'cdk8s-plus-*', 'constructs', '**/cdk8s/*'], 'the Pulumi path never loads cdk8s'];
const CLOUDS = ['aws', 'azure-native', 'gcp'];
const byDeepPath = (cloud) => [`^@pulumi/${cloud}$`, 'its root takes seconds: import the module of one resource'];
const othersThan = (own) => [
  CLOUDS.filter((cloud) => cloud !== own).flatMap((cloud) => [`@pulumi/${cloud}`, `@pulumi/${cloud}/**`]),
  'a cloud has an entry of its own',
];
const UP = [
  [
    '../cni/*',
    '../cni/**',
    '../clusters',
    '../clusters/*',
    '../delivery/*',
    '../helm/*',
    '../machines/*',
    '../nodes/*',
    '../nodes/**',
    '../addons/**',
    '../mesh/**',
    '../observability/**',
    '../workloads/**',
    '../cost/**',
    '../file/*',
    '../output/*',
    '../input/*',
    '../cli/*',
    '../charts',
    '../chart-catalogue',
  ],
  'core stands alone',
];

export default tseslint.config(
  { ignores: ['dist/**', 'out/**', 'node_modules/**', '**/*.json', '**/*.md'] },
  {
    files: ['lib/**/*.ts', 'blueprints/**/*.ts', 'examples/**/*.ts', 'test/**/*.ts'],
    extends: [tseslint.configs.base],
    languageOptions: {
      parserOptions: { tsconfigRootDir: process.cwd(), project: ['./tsconfig.json', './test/tsconfig.json'] },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-require-imports': 'error',
      '@typescript-eslint/no-base-to-string': 'error',
      'max-lines': ['error', { max: 300 }],
    },
  },
  // A list of names.
  { files: ['lib/index.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['lib/**/*.ts', 'blueprints/**/*.ts'],
    rules: { '@typescript-eslint/explicit-function-return-type': ['error', { allowExpressions: true }] },
  },
  forbid(['lib/core/**'], SDK, BLUEPRINTS, UP),
  forbid(
    [
      'lib/{charts.ts,clusters/**,cni/**,cost/**,workloads/**,input/**,delivery/**,helm/**,machines/**,mesh/**,nodes/**,observability/**,addons/**,support/**,file/**,output/**}',
      'blueprints/**',
    ],
    SDK,
  ),
  forbid(['lib/cdk8s/**'], [['@pulumi/*', '**/pulumi/*'], 'the manifest path never loads Pulumi'], BLUEPRINTS),
  forbid(['lib/pulumi/*.ts'], NOT_CDK8S, othersThan(), BLUEPRINTS),
  forbid(['lib/pulumi/aks/**'], NOT_CDK8S, byDeepPath('azure-native'), othersThan('azure-native'), BLUEPRINTS),
  forbid(['lib/pulumi/eks/**'], NOT_CDK8S, byDeepPath('aws'), othersThan('aws'), BLUEPRINTS),
  forbid(['lib/pulumi/gke/**'], NOT_CDK8S, byDeepPath('gcp'), othersThan('gcp'), BLUEPRINTS),
);
