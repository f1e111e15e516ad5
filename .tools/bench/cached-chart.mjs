import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { surroundings, withoutPins } from './surroundings.mjs';
import { ratio } from './time.mjs';

const require = createRequire(import.meta.url);
const { compose, kubeadmCluster, planCilium } = require('../../dist/lib/index.js');
const { deliver } = require('../../dist/lib/delivery/deliver.js');
const { inflate } = require('../../dist/lib/cdk8s/index.js');

/** Cilium's chart inflated a second time, against `helm template` of the same archive with the same values. */
export function cachedChart() {
  const row = { what: "Cilium's chart inflated from the cache, against helm template", atMost: 0.1 };
  const { missing, helm, charts } = surroundings();
  if (missing !== undefined) return [{ ...row, missing }];
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const cluster = kubeadmCluster({ name: 'bench', apiServer: { host: 'api.example' } });
  const composition = withoutPins(compose(cluster, planCilium(cluster)));
  const [{ chart, values }] = composition.plans[0].steps;
  const file = join(folder, 'values.json');
  writeFileSync(file, JSON.stringify(values));
  const delivery = inflate({ charts, cache: join(folder, 'cache'), helm });
  const ours = () => deliver(composition, delivery);
  const archive = join(charts, `${chart.name}-${chart.version}.tgz`);
  const theirs = () =>
    execFileSync(helm, ['template', 'cilium', archive, '--values', file, '--kube-version', '1.35.0'], {
      stdio: 'pipe',
    });
  const measured = ratio(9, ours, theirs);
  rmSync(folder, { recursive: true });
  return [{ ...row, measured }];
}
