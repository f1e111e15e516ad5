import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { least } from './time.mjs';

/** Time to load a module and look at each of its exports, in milliseconds, in a fresh process, and the packages that come with it. */
function load(name) {
  const script = `const start = process.hrtime.bigint();
Object.values(require(${JSON.stringify(name)}));
const time = Number(process.hrtime.bigint() - start) / 1e6;
const packages = Object.keys(require.cache).map((file) => /.*node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(file)?.[1]);
console.log(JSON.stringify({ time, packages: [...new Set(packages.filter(Boolean))] }));`;
  return JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }));
}

/** Loading our entries. */
export function imports() {
  const times = { ours: [], theirs: [] };
  for (let round = -2; round < 15; round++) {
    const ours = load('cluster-blueprints/cdk8s').time;
    const theirs = load('cdk8s').time;
    if (round >= 0) {
      times.ours.push(ours);
      times.theirs.push(theirs);
    }
  }
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  return [
    {
      what: 'import of cluster-blueprints/cdk8s, against cdk8s',
      measured: least(times.ours) / least(times.theirs),
      atMost: 1.3,
    },
    {
      what: 'packages loaded by cluster-blueprints that are no dependency of it',
      measured: load('cluster-blueprints').packages.filter((name) => !(name in dependencies)).length,
      atMost: 0,
      unit: '',
    },
  ];
}
