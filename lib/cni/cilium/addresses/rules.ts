import { cloudOf } from '../../../core/pod-network';
import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';

const ENI = 'https://docs.cilium.io/en/stable/network/concepts/ipam/eni/';
const CHART = 'https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/templates/cilium-configmap.yaml';

/** What goes wrong with the addresses of pods. */
export const ADDRESSES_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/ipam-follows-pod-network',
    title: 'Where pod addresses come from is settled by the networking mode of the cluster',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/issues/39519',
    check: ({ podNetwork, options }, report) => {
      if ((podNetwork.kind !== 'cloud' && podNetwork.kind !== 'chained') || options.ipam === undefined) return;
      if (cloudOf(podNetwork) === 'gcp' && options.ipam === 'kubernetes') return;
      report({
        path: ['ipam'],
        message: `'${options.ipam}' goes against the networking mode of the cluster`,
        fix: 'remove ipam',
      });
    },
  },
  {
    id: 'cilium/aks-leaves-addresses-to-the-operator',
    title:
      "On AKS the operator cuts the pod range into blocks: with IPAM 'kubernetes', the chart renders no mode at all",
    severity: 'error',
    evidence: CHART,
    check: ({ podNetwork, ipam }, report) => {
      if (cloudOf(podNetwork) !== 'azure' || ipam === 'cluster-pool') return;
      report({
        path: ['ipam'],
        message: `AKS gives nodes no ranges without its own CNI, which '${ipam}' needs`,
        fix: "remove ipam, or use 'cluster-pool'",
      });
    },
  },
  {
    id: 'cilium/eni-placement-is-read',
    title: 'The chart reads subnets and the first interface for pods since 1.19: before, they are ignored in silence',
    severity: 'error',
    versions: '<1.19',
    evidence: ENI,
    check: ({ podNetwork, chart }, report) => {
      if (podNetwork.kind !== 'cloud' || podNetwork.cloud !== 'aws') return;
      const wanted = [
        ...(podNetwork.subnetIds.length > 0 ? ['podSubnetIds'] : []),
        ...(podNetwork.firstInterfaceIndex > 0 ? ['firstInterfaceIndex'] : []),
      ];
      for (const key of wanted) {
        report({
          path: ['cluster', 'networking', key],
          message: `the chart of Cilium ${chart.minor} has no value for it`,
          fix: `use Cilium '1.19' or newer, or remove ${key}`,
        });
      }
    },
  },
];
