import { planTetragon, type TetragonOptions } from '../../lib/addons/tetragon';
import type { HelmStep } from '../../lib/core/plan';
import { everyDistribution } from '../support/clusters';
import { unreadPaths } from './read-paths';
import { chartOf, describeUpstream } from './upstream';

const EVERYTHING: TetragonOptions = {
  namespace: 'security',
  crds: 'operator',
  events: { allow: [{}], deny: [{}], rateLimit: 600, redactions: [{ redact: ['token=(\\S+)'] }] },
  processCredentials: true,
  processNamespaces: true,
  processAncestors: true,
  metrics: { serviceMonitor: true, scrapeInterval: '30s', labels: ['namespace'] },
  operator: { replicas: 2, podInfo: true },
  btf: '/var/lib/btf',
  hostProcPath: '/procHost',
  runtimeHooks: { interface: 'oci-hooks', failAllowNamespaces: ['a'] },
  cgidmap: {},
  keepSensorsOnExit: true,
  tolerations: [{ operator: 'Exists' }],
  priorityClassName: 'agents',
};

describeUpstream('values of Tetragon', () => {
  // What templates of 1.7 read besides, no option sets.
  const chart = chartOf('tetragon', '1.6');

  test.each(['1.6', '1.7'])('%s: every path is read by the templates of the chart', (version) => {
    for (const cluster of everyDistribution()) {
      for (const options of [{}, EVERYTHING, { export: 'none', metrics: { enabled: false } } as const]) {
        const { steps } = planTetragon(cluster, { version, ...options });
        const { values } = steps.at(-1) as HelmStep;
        expect(unreadPaths('tetragon', chart, values)).toEqual([]);
      }
    }
  });

  test('a path that nothing reads would be noticed', () => {
    expect(unreadPaths('tetragon', chart, { tetragon: { cgidmap: { enable: true } } })).toEqual([
      'tetragon.cgidmap.enable',
    ]);
  });
});
