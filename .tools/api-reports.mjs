// Writes test/golden/api: what each entry of the package exports, to be read in review. With --check: fails if a report
// is out of date, or an export speaks of a type that is not exported.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const ENTRIES = {
  index: 'lib/index',
  blueprints: 'blueprints/index',
  cdk8s: 'lib/cdk8s/index',
  pulumi: 'lib/pulumi/index',
  'pulumi-aks': 'lib/pulumi/aks/index',
  'pulumi-eks': 'lib/pulumi/eks/index',
  'pulumi-gke': 'lib/pulumi/gke/index',
};
// The JSON schema beside the types is no declaration.
const QUIET = ['console-compiler-version-notice', 'console-preamble', 'ae-wrong-input-file-type'];
const check = process.argv.includes('--check');
const scratch = mkdtempSync(join(tmpdir(), 'api-'));
const reports = resolve('test/golden/api');
mkdirSync(reports, { recursive: true });

let stale = false;
const borrowed = new Set();
for (const [name, entry] of Object.entries(ENTRIES)) {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: resolve('api-extractor.json'),
    packageJsonFullPath: resolve('package.json'),
    configObject: {
      projectFolder: resolve('.'),
      mainEntryPointFilePath: resolve('dist', `${entry}.d.ts`),
      compiler: { tsconfigFilePath: resolve('tsconfig.json') },
      newlineKind: 'lf',
      apiReport: { enabled: true, reportFileName: `${name}.api.md`, reportFolder: reports, reportTempFolder: scratch },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: 'error' } },
        extractorMessageReporting: {
          default: { logLevel: 'error' },
          // Everything that is exported is public: a tag on each would say nothing.
          'ae-missing-release-tag': { logLevel: 'none' },
        },
        tsdocMessageReporting: {
          default: { logLevel: 'error' },
          // Tags of the schema generator: minimum, pattern and so on.
          'tsdoc-undefined-tag': { logLevel: 'none' },
          'tsdoc-escape-right-brace': { logLevel: 'none' },
          'tsdoc-malformed-inline-tag': { logLevel: 'none' },
          'tsdoc-unnecessary-backslash': { logLevel: 'none' },
          // Images are named family@version.
          'tsdoc-at-sign-in-word': { logLevel: 'none' },
        },
      },
    },
  });
  const result = Extractor.invoke(config, {
    localBuild: !check,
    messageCallback: (message) => {
      const symbol = /The symbol "(\w+)" needs to be exported/.exec(message.text)?.[1];
      // What selects a member of a union says all in its type.
      const selects = /Missing documentation for "(kind|mode|type|method|strategy|cloud|from)"/.test(message.text);
      // A type that the main entry exports may be spoken of by the others.
      if (message.messageId === 'ae-forgotten-export' && name !== 'index') borrowed.add(symbol);
      else if (!QUIET.includes(message.messageId) && !selects && message.logLevel !== 'verbose') return;
      message.logLevel = 'none';
      message.handled = true;
    },
  });
  stale ||= !result.succeeded || (check && result.apiReportChanged);
}
const main = readFileSync(join(reports, 'index.api.md'), 'utf8');
for (const symbol of borrowed) {
  if (new RegExp(`^export .*\\b${symbol}\\b`, 'm').test(main)) continue;
  console.error(`${symbol} is spoken of by an entry, and exported by none`);
  stale = true;
}
rmSync(scratch, { recursive: true, force: true });
if (stale) {
  console.error("the API changed, or is incomplete: run 'npm run api' and read what it says");
  process.exitCode = 1;
}
