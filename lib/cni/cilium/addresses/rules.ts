import { cloudOf } from '../../../core/pod-network';
import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';
import { ENI_RULES } from './eni-rules';
import { POOL_RULES } from './pool-rules';

const CHART = 'https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/templates/cilium-configmap.yaml';

/** What goes wrong with the addresses of pods. */
export const ADDRESSES_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/ipam-follows-pod-network',
    title: 'Where pod addresses come from is settled by the networking mode of the cluster',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/issues/39519',
    check: ({ ipam, podNetwork, options }, report) => {
      if ((podNetwork.kind !== 'cloud' && podNetwork.kind !== 'chained') || options.ipam === undefined) return;
      if (cloudOf(podNetwork) === 'gcp' && options.ipam === 'kubernetes') return;
      report({
        path: ['ipam'],
        message: `'${ipam}' goes against the networking mode of the cluster`,
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
      if (cloudOf(podNetwork) !== 'azure' || ipam !== 'kubernetes') return;
      report({
        path: ['ipam'],
        message: `AKS gives nodes no ranges without its own CNI, which '${ipam}' needs`,
        fix: "remove ipam, or use 'cluster-pool' or mode 'multi-pool'",
      });
    },
  },
  {
    id: 'cilium/aks-pools-are-read',
    title: 'On AKS, the chart takes pools of addresses since 1.19: before, it renders one pool in silence',
    severity: 'error',
    versions: '<1.19',
    evidence: CHART,
    check: ({ chart, ipam, podNetwork }, report) => {
      if (cloudOf(podNetwork) !== 'azure' || ipam !== 'multi-pool') return;
      report({
        path: ['ipam', 'mode'],
        message: `the chart of Cilium ${chart.minor} would render 'cluster-pool', and without a range`,
        fix: "use Cilium '1.19' or newer, or mode 'cluster-pool'",
      });
    },
  },
  {
    id: 'cilium/addresses-are-its-own',
    title: 'Cilium hands out addresses itself: the agent exits without one of its own for gateways and probes',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/blob/main/pkg/option/config.go',
    check: ({ ipam }, report) => {
      if (ipam !== 'delegated-plugin') return;
      report({
        path: ['ipam', 'mode'],
        message: 'another plugin would hand out addresses, and give none to the agent',
        fix: "remove ipam, or use mode 'cluster-pool' or 'multi-pool'",
      });
    },
  },
  ...POOL_RULES,
  ...ENI_RULES,
];
