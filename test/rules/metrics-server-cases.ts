import { inspectMetricsServer } from '../../lib/addons/metrics-server';
import type { MetricsServerOptions } from '../../lib/addons/metrics-server/options';
import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { eks, kubeadm } from '../support/clusters';
import type { RuleCases } from './cases';

const metrics = (options: MetricsServerOptions, cluster: Cluster = eks('cilium-overlay')): readonly Finding[] =>
  inspectMetricsServer(cluster, options).findings;

const TAINTED = eks('cilium-overlay', {
  nodePools: [
    {
      name: 'system',
      instanceTypes: ['m7g.large'],
      nodes: { min: 2, max: 3 },
      taints: [{ key: 'team', value: 'a', effect: 'NoSchedule' }],
    },
  ],
});

/** Rules about metrics-server. */
export const METRICS_SERVER_CASES: RuleCases = {
  'metricsserver/version-is-supported': {
    fails: () => metrics({ version: '3.12' }),
    at: 'version',
    passes: () => metrics({ version: '3.13' }),
  },
  'metricsserver/version-is-pinned': {
    fails: () => metrics({ version: '3.13.1' }),
    at: 'version',
    passes: () => metrics({ version: '3.13.0' }),
  },
  'metricsserver/kubernetes-is-tested': {
    fails: () => metrics({}, eks('vpc-cni', { kubernetes: '1.30' })),
    at: 'cluster.kubernetes',
    passes: () => metrics({}, eks('vpc-cni', { kubernetes: '1.31' })),
  },
  'metricsserver/cluster-is-eks': {
    fails: () => metrics({}, kubeadm()),
    at: 'cluster.distribution',
    passes: () => metrics({}, eks('auto')),
  },
  'metricsserver/port-is-not-the-kubelets': {
    fails: () => metrics({ containerPort: 10_250 }),
    at: 'containerPort',
    passes: () => metrics({ containerPort: 10_250 }, eks('vpc-cni')),
  },
  'metricsserver/replicas-have-nodes': {
    fails: () => metrics({ replicas: 3 }),
    at: 'replicas',
    passes: () => metrics({ replicas: 3 }, eks('cilium-eni')),
  },
  'metricsserver/tolerates-a-pool': {
    fails: () => metrics({ tolerations: [{ key: 'team', value: 'b' }] }, TAINTED),
    at: 'tolerations',
    passes: () => metrics({ tolerations: [{ key: 'team', value: 'a' }] }, TAINTED),
  },
  'metricsserver/values-keep-to-options': {
    fails: () => metrics({ values: { hostNetwork: { enabled: false } } }),
    at: 'values.hostNetwork.enabled',
    passes: () => metrics({ values: { podLabels: { team: 'a' } } }),
  },
};
