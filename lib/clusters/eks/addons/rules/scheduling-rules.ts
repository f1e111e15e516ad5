import { fewestNodes } from '../../../../core/cluster';
import type { Rule } from '../../../../core/rule';
import type { EksAddonSettings } from '../settings';
import { toleratesAPool } from './tolerates-a-pool';

/** Whether add-ons find nodes, and are found on them. */
export const SCHEDULING_RULES: readonly Rule<EksAddonSettings>[] = [
  {
    id: 'addons/coredns-has-nodes',
    title: 'CoreDNS needs a node that is there from the start: EKS calls the add-on degraded until it runs',
    severity: 'error',
    evidence: 'https://github.com/pulumi/pulumi-eks/issues/1819',
    check: ({ cluster, addons }, report) => {
      const isWaitedFor = addons.some(({ name }) => name === 'coredns');
      // Nodes outside AWS join by themselves, so nobody here knows of them.
      if (!isWaitedFor || cluster.eks.networking.mode === 'hybrid' || fewestNodes(cluster, 'linux') > 0) return;
      report({
        path: ['cluster', 'nodePools'],
        message: 'no node pool has a Linux node to begin with, so CoreDNS and what waits for it never start',
        fix: 'add a pool of at least one Linux node, even where Karpenter makes the others',
      });
    },
  },
  toleratesAPool(
    {
      id: 'addons/controllers-tolerate-a-pool',
      title: 'Controllers of add-ons tolerate the taints of at least one node pool',
      severity: 'error',
      evidence: 'https://github.com/pulumi/pulumi-eks/issues/1525',
    },
    'CoreDNS',
  ),
  {
    id: 'addons/metrics-server-is-reached',
    title: 'The metrics-server add-on listens on pods only, which the API server must reach',
    severity: 'warning',
    evidence: 'https://github.com/aws/containers-roadmap/issues/2589',
    check: ({ cluster, options: { metricsServer } }, report) => {
      if (metricsServer !== true || cluster.platform.apiServerReachesPods) return;
      report({
        path: ['metricsServer'],
        message: `with ${cluster.eks.mode.title} the API server does not reach pods, so its metrics API fails`,
        fix: 'remove it, and install the chart with planMetricsServer, which lets it listen on nodes',
      });
    },
  },
  {
    id: 'addons/cluster-is-born-bare',
    title: "A mode without Amazon's CNI needs a cluster that is created without EKS' self-managed add-ons",
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/issues/25131',
    check: ({ cluster, options: { bootstrapSelfManagedAddons } }, report) => {
      const { mode } = cluster.eks;
      if (bootstrapSelfManagedAddons !== true || mode.vpcCni !== undefined) return;
      report({
        path: ['bootstrapSelfManagedAddons'],
        message: mode.isAuto
          ? 'EKS refuses Auto Mode for a cluster with self-managed add-ons'
          : `the cluster is born with Amazon's CNI, which gives pods addresses beside ${mode.title}`,
        fix: 'set it to false when the cluster is created: later, that replaces the cluster',
      });
    },
  },
];
