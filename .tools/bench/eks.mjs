import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ratio } from './time.mjs';

const FOLDERS = ['dist/lib/pulumi', 'dist/lib/pulumi/eks'];

/** Every module of the library's Pulumi side, and the SDK modules that they import. */
function modules() {
  const own = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))).filter((name) =>
    name.endsWith('.js'),
  );
  const texts = own.map((file) => readFileSync(file, 'utf8'));
  const sdk = texts.flatMap((text) => [...text.matchAll(/require\("(@pulumi\/[^"]+)"\)/g)].map(([, name]) => name));
  return { own: own.map((file) => resolve(file)), sdk: [...new Set(sdk)].sort() };
}

const load = (names) => () =>
  execFileSync(process.execPath, ['-e', names.map((name) => `require(${JSON.stringify(name)});`).join('\n')]);

/** The compiler on one program: ours, or one that imports by hand what ours imports. */
function compile(file) {
  const options = [
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--target',
    'es2022',
    '--module',
    'node16',
    '--types',
    'node',
  ];
  return () => execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', ...options, file]);
}

/** A program that speaks of the arguments of every SDK module that ours uses. */
function byHand(sdk) {
  const names = sdk.map((name, index) => `import * as m${index} from '${name}';`);
  const uses = sdk.map((_, index) => `console.log(Object.keys(m${index}));`);
  return [...names, ...uses].join('\n');
}

/** What `cluster-blueprints/pulumi/eks` costs on top of the SDK modules that it is made of. */
export function eks() {
  const { own, sdk } = modules();
  // In the repository, so that it resolves what the example resolves.
  const folder = mkdtempSync(resolve('examples/.bench-'));
  try {
    const hand = join(folder, 'by-hand.ts');
    writeFileSync(hand, byHand(sdk));
    return [
      {
        what: 'import of cluster-blueprints/pulumi/eks with all its modules, against the SDK modules by hand',
        measured: ratio(7, load(['cluster-blueprints/pulumi/eks', ...own, ...sdk]), load(sdk)),
        atMost: 1.2,
      },
      {
        what: 'type-check of an example with it, against a program that imports the SDK modules by hand',
        measured: ratio(3, compile('examples/pulumi/eks-cilium-spot.ts'), compile(hand)),
        atMost: 1.2,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
