import type { Rule } from '../../core/rule';
import type { CiliumSettings } from './settings';

const ENI = 'https://docs.cilium.io/en/stable/network/concepts/ipam/eni/';
const CHAINING = 'https://docs.cilium.io/en/stable/installation/cni-chaining-aws-cni/';

/** What goes wrong where the network under the nodes has a say in pod addresses. */
export const CILIUM_POD_NETWORK_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/cloud-addresses-are-routed',
    title: "Addresses of a cloud's network are routed as they are: the agent exits with a tunnel",
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/issues/12981',
    check: ({ podNetwork, routing }, report) => {
      if ((podNetwork.kind !== 'cloud' && podNetwork.kind !== 'chained') || routing.mode === 'native') return;
      report({
        path: ['routing', 'mode'],
        message: "pods have addresses of the cloud's network, and a tunnel is for addresses that nobody else knows",
        fix: 'remove routing, or choose a networking mode of the cluster with addresses of its own',
      });
    },
  },
  {
    id: 'cilium/ipam-follows-pod-network',
    title: 'Where pod addresses come from is settled by the networking mode of the cluster',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/issues/39519',
    check: ({ podNetwork, options }, report) => {
      if ((podNetwork.kind !== 'cloud' && podNetwork.kind !== 'chained') || options.ipam === undefined) return;
      report({
        path: ['ipam'],
        message: `'${options.ipam}' goes against the networking mode of the cluster`,
        fix: 'remove ipam',
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
      if (podNetwork.kind !== 'cloud') return;
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
  {
    id: 'cilium/chained-comes-second',
    title: 'Chained after another plugin, Cilium leaves its configuration alone, and addresses and Services to it',
    severity: 'error',
    evidence: CHAINING,
    check: ({ podNetwork, options }, report) => {
      if (podNetwork.kind !== 'chained') return;
      if (options.exclusive === true) {
        report({
          path: ['exclusive'],
          message: `the configuration of ${podNetwork.plugin} would be moved out of the way`,
          fix: 'remove exclusive',
        });
      }
      if (options.masquerade !== undefined && options.masquerade !== 'none') {
        report({
          path: ['masquerade'],
          message: `${podNetwork.plugin} hides pod addresses on the way out by itself`,
          fix: "remove masquerade, or set it to 'none'",
        });
      }
    },
  },
];
