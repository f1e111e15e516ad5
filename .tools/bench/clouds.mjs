import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ratio } from './time.mjs';

/** Clouds, and the example that is type-checked for each. */
const CLOUDS = { aks: 'aks-overlay-cilium-spot', eks: 'eks-cilium-spot', gke: 'gke-dataplane-v2-spot' };

/** Every module of the library's Pulumi side for a cloud, and the SDK modules that they import. */
function modules(cloud) {
  const own = ['dist/lib/pulumi', `dist/lib/pulumi/${cloud}`]
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((name) => name.endsWith('.js'));
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

/** What `cluster-blueprints/pulumi/<cloud>` costs on top of the SDK modules that it is made of. */
export function clouds() {
  return Object.entries(CLOUDS).flatMap(([cloud, example]) => costs(cloud, example));
}

function costs(cloud, example) {
  const { own, sdk } = modules(cloud);
  // In the repository, so that it resolves what the example resolves.
  const folder = mkdtempSync(resolve('examples/.bench-'));
  try {
    const hand = join(folder, 'by-hand.ts');
    writeFileSync(hand, byHand(sdk));
    const entry = `cluster-blueprints/pulumi/${cloud}`;
    return [
      {
        what: `import of ${entry} with all its modules, against the SDK modules by hand`,
        measured: ratio(7, load([entry, ...own, ...sdk]), load(sdk)),
        atMost: 1.2,
      },
      {
        what: `type-check of the example ${example}, against a program that imports the SDK modules by hand`,
        measured: ratio(3, compile(`examples/pulumi/${example}.ts`), compile(hand)),
        atMost: 1.2,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
