import { execFileSync } from 'node:child_process';
import { least } from './time.mjs';

const SCRIPT = `const { compose, kubeadmCluster, planCilium } = require('cluster-blueprints');
const { performance } = require('node:perf_hooks');
const plan = (index) => {
  const cluster = kubeadmCluster({
    name: 'cluster-' + index,
    apiServer: { host: '10.' + (index >> 8) + '.' + (index & 255) + '.1' },
    kubeProxy: 'none',
    ranges: { pods: ['10.' + (index & 127) + '.0.0/16'], services: ['172.' + (16 + (index & 15)) + '.0.0/16'] },
    nodePools: [{ name: 'servers', role: 'control-plane', nodes: 3 }, { name: 'workers', nodes: 1 + (index % 90) }],
  });
  return compose(cluster, planCilium(cluster, { encryption: { type: 'wireguard' }, mtu: 1300 + (index % 200) }));
};
plan(1000);
const start = performance.now();
const all = [];
for (let index = 0; index < Number(process.argv[1]); index++) all.push(plan(index));
console.log(JSON.stringify({ time: performance.now() - start, memory: process.resourceUsage().maxRSS / 1024, all: all.length }));`;

const run = (clusters) =>
  JSON.parse(execFileSync(process.execPath, ['-e', SCRIPT, String(clusters)], { encoding: 'utf8' }));

/** Whether work and memory grow with the number of clusters, and no faster. */
export function manyClusters() {
  const hundred = [];
  const thousand = [];
  for (let round = 0; round < 5; round++) {
    hundred.push(run(100));
    thousand.push(run(1000));
  }
  const time = (runs) => least(runs.map((one) => one.time));
  return [
    {
      what: '1,000 clusters planned, checked and kept, against 100',
      measured: time(thousand) / time(hundred),
      atMost: 11,
    },
    {
      what: 'memory of that process, resident',
      measured: Math.max(...thousand.map(({ memory }) => memory)),
      atMost: 300,
      unit: ' MiB',
    },
  ];
}
