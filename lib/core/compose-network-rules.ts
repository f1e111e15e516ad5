import { DISTRIBUTION_NAMES, mostNodes } from './cluster';
import { blockCount, prefixFor } from './network/cidr';
import { SMALLEST_IPV6_MTU } from './network/mtu';
import { known } from './network/ranges';
import type { PodNetwork } from './pod-network';
import type { Rule } from './rule';
import type { Whole } from './whole';

/** Why a CNI does not fit, by what it does not fit. */
const UNFIT: Readonly<Record<PodNetwork['kind'], (network: PodNetwork<unknown>) => string>> = {
  own: () => 'nobody gives pods addresses, and it does not either',
  cloud: () => "pods get addresses of the cloud's network, and it hands out others",
  chained: () => "the cloud's CNI gives pods their addresses, and it cannot be chained after it",
  fixed: (network) => `${network.kind === 'fixed' ? network.by : 'the cloud'} gives pods their network`,
};

/** What must hold for the CNI and the network that the cluster offers it. */
export const COMPOSE_NETWORK_RULES: readonly Rule<Whole>[] = [
  {
    id: 'compose/cni-fits-pod-network',
    title: 'A CNI works with the way in which the network under the nodes gives pods their addresses',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/network-plugins/',
    check: ({ cluster, plans }, report) => {
      const { podNetwork } = cluster.platform;
      for (const plan of plans) {
        if (plan.network === undefined || plan.network.podNetworks.includes(podNetwork.kind)) continue;
        report({
          path: [plan.name],
          message: `it cannot be installed here: ${UNFIT[podNetwork.kind](podNetwork)}`,
          fix: 'leave it out, or choose a networking mode of the cluster that is made for it',
        });
      }
    },
  },
  {
    id: 'compose/pods-keep-to-node-ranges',
    title: 'Where the control plane finds pods by the range of their node, the CNI takes addresses from it',
    severity: 'error',
    evidence: 'https://docs.k3s.io/networking/basic-network-options#control-plane-egress-selector-configuration',
    check: ({ cluster, needs }, report) => {
      if (!cluster.platform.routesByNodeCidr || needs.podAddressing?.from !== 'own-pool') return;
      report({
        path: ['cluster', 'egressSelectorMode'],
        message:
          "egress selector mode 'pod' looks pods up by their node's range, and this CNI hands out addresses of its own",
        fix: "set egressSelectorMode to 'agent' or 'cluster'",
      });
    },
  },
  {
    id: 'compose/node-ranges-exist',
    title: 'A CNI that takes addresses from the range of each node needs a cluster that gives nodes ranges',
    severity: 'error',
    evidence: 'https://github.com/flannel-io/flannel/blob/master/Documentation/troubleshooting.md',
    check: ({ cluster, needs }, report) => {
      if (needs.podAddressing?.from !== 'node-cidrs' || cluster.platform.nodeCidrs !== 'never') return;
      report({
        path: ['cluster', 'distribution'],
        message: `${DISTRIBUTION_NAMES[cluster.distribution]} gives nodes no pod range, and this CNI takes addresses from it`,
        fix: 'use a CNI or an IPAM mode with an address pool of its own',
      });
    },
  },
  {
    id: 'compose/pod-range-holds-blocks',
    title: 'A pool of its own has a block for every node that may come: the next node would get no addresses',
    severity: 'error',
    evidence: 'https://github.com/projectcalico/calico/issues/5088',
    check: ({ cluster, needs }, report) => {
      if (needs.podAddressing?.from !== 'own-pool') return;
      const nodes = mostNodes(cluster, 'linux');
      for (const [index, range] of cluster.ranges.pods.entries()) {
        report.whenKnown([range], ([text = ''], report) => {
          const parsed = known(text);
          const block = parsed && needs.podAddressing?.blockPrefix[parsed.family];
          if (parsed === undefined || block === undefined || blockCount(parsed, block) >= BigInt(nodes)) return;
          report({
            path: ['cluster', 'ranges', 'pods', index],
            message: `${text} holds ${blockCount(parsed, block)} blocks of /${block}, and the cluster may have ${nodes} nodes`,
            fix: `use a prefix of /${prefixFor(nodes, block)} or shorter`,
          });
        });
      }
    },
  },
  {
    id: 'compose/pod-mtu-carries-ipv6',
    title: `What is left for pods after encapsulation is at least ${SMALLEST_IPV6_MTU} bytes where they speak IPv6`,
    severity: 'error',
    evidence: 'https://datatracker.ietf.org/doc/html/rfc8200#section-5',
    check: ({ cluster, plans }, report) => {
      for (const plan of plans) {
        const mtu = plan.network?.podMtu;
        if (mtu === undefined || mtu >= SMALLEST_IPV6_MTU || !cluster.ipFamilies.includes('ipv6')) continue;
        report({
          path: ['cluster', 'network', 'mtu'],
          message: `${plan.name} leaves pods ${mtu} bytes of the nodes' ${cluster.network.mtu}`,
          fix: 'raise the MTU of the network between nodes, or wrap packets less',
        });
      }
    },
  },
];
