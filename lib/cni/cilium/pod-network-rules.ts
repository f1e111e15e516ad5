import { cloudOf } from '../../core/pod-network';
import type { Rule } from '../../core/rule';
import { DEFAULT_AGENT_TAINT_KEY } from './agent-taint';
import { type CiliumSettings, nativeRange } from './settings';

const DOCS = 'https://docs.cilium.io/en/stable';
const ENI = `${DOCS}/network/concepts/ipam/eni/`;
const CHART = 'https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/templates/cilium-configmap.yaml';
const CHAINING = `${DOCS}/installation/cni-chaining-aws-cni/`;

/** What goes wrong where the network under the nodes has a say in pod addresses. */
export const CILIUM_POD_NETWORK_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/cloud-addresses-are-routed',
    title: "Addresses of a cloud's network are routed as they are: with a tunnel, nothing renders, or the agent exits",
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
      if (cloudOf(podNetwork) === 'gcp' && options.ipam === 'kubernetes') return;
      report({
        path: ['ipam'],
        message: `'${options.ipam}' goes against the networking mode of the cluster`,
        fix: 'remove ipam',
      });
    },
  },
  {
    id: 'cilium/aks-routes-no-pods',
    title: 'Azure routes no pod addresses of a CNI that AKS knows nothing of: the chart renders with a tunnel only',
    severity: 'error',
    evidence: CHART,
    check: ({ podNetwork, routing }, report) => {
      if (cloudOf(podNetwork) !== 'azure' || routing.mode === 'tunnel') return;
      report({
        path: ['routing', 'mode'],
        message: 'nothing between the nodes knows the way to a pod',
        fix: "remove routing, or use mode 'tunnel'",
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
    id: 'cilium/native-routing-has-a-range',
    title: 'Who hides pod addresses behind nodes must know where they are routed: the agent exits without',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/blob/main/pkg/option/config.go',
    check: (settings, report) => {
      const { cluster, ipam, masquerade, routing } = settings;
      // Addresses of network interfaces come with the ranges that they are routed in.
      if (routing.mode !== 'native' || masquerade === 'none' || ipam === 'eni') return;
      for (const family of cluster.ipFamilies) {
        if (nativeRange(settings, family) !== undefined) continue;
        report({
          path: ['routing', `${family}NativeRoutingCIDR`],
          message: 'the cluster does not say which addresses its pods have',
          fix: "give the range that holds all of them, beside mode 'native' and autoDirectNodeRoutes false",
        });
      }
    },
  },
  {
    id: 'cilium/cloud-makes-the-routes',
    title: "A cloud routes its own addresses: the nodes' routes to each other are not rendered",
    severity: 'warning',
    evidence: `${DOCS}/network/concepts/routing/#native-routing`,
    check: ({ podNetwork, routing }, report) => {
      if ((podNetwork.kind !== 'cloud' && podNetwork.kind !== 'chained') || routing.mode !== 'native') return;
      if (!routing.autoDirectNodeRoutes) return;
      report({
        path: ['routing', 'autoDirectNodeRoutes'],
        message: 'it would be ignored here',
        fix: 'set autoDirectNodeRoutes to false',
      });
    },
  },
  {
    id: 'cilium/agent-taint-is-taken-off',
    title: 'A pool starts with no taint of the agent but the one that is taken off: pods would wait for ever',
    severity: 'error',
    evidence: `${DOCS}/installation/taints/`,
    check: ({ agentTaintKey, cluster }, report) => {
      if (agentTaintKey === DEFAULT_AGENT_TAINT_KEY) return;
      const { startupTaints } = cluster.platform;
      for (const [index, pool] of cluster.nodePools.entries()) {
        const number = pool.taints.findIndex(({ key }) => key === DEFAULT_AGENT_TAINT_KEY);
        if (number < 0) continue;
        report({
          path: ['cluster', 'nodePools', index, 'taints', number],
          message:
            startupTaints.kind === 'none'
              ? `nobody takes ${DEFAULT_AGENT_TAINT_KEY} off: ${startupTaints.because}`
              : `nobody takes ${DEFAULT_AGENT_TAINT_KEY} off: the key is ${agentTaintKey} here`,
          fix: startupTaints.kind === 'none' ? 'remove it' : 'remove it: whoever makes the nodes adds the right one',
        });
      }
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
