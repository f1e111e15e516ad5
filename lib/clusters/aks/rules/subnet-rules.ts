import { addressCount } from '../../../core/network/cidr';
import { known } from '../../../core/network/ranges';
import type { AksNodePool } from '../aks-cluster';
import { AZURE_RESERVED, BATCH, LARGEST_STATIC, MOST_DYNAMIC, podSubnetAddresses } from '../pod-addresses';
import { type AksRule, nodesWithSurge } from './aks-rule';
import { DOCS } from './evidence';

const PLANNING = `${DOCS}/concepts-network-ip-address-planning`;
const POD_SUBNET = `${DOCS}/concepts-network-azure-cni-pod-subnet`;

/** Whether subnets have addresses enough. They cannot be resized while something is in them. */
export const SUBNET_RULES: readonly AksRule[] = [
  {
    id: 'aks/node-subnet-holds-nodes',
    title: 'The subnet of nodes has an address for every node that may come, and for its pods where they share it',
    severity: 'error',
    evidence: PLANNING,
    check: ({ aks: { nodeSubnet, nodePools, mode } }, report) => {
      const isShared = mode.pods === 'node-subnet';
      const needed =
        AZURE_RESERVED +
        sum(nodePools, ({ nodes, surge, maxPods }) => (nodes.max + surge) * (isShared ? 1 + maxPods : 1));
      report.whenKnown([nodeSubnet.cidr], ([text = ''], report) => {
        const range = known(text);
        if (range?.family !== 'ipv4' || Number(addressCount(range)) >= needed) return;
        report({
          path: ['cluster', ...nodeSubnet.place],
          message: `${text} has ${addressCount(range)} addresses, and ${needed} are needed for ${nodesWithSurge(nodePools)} nodes${isShared ? ' with their pods' : ''} and what Azure keeps`,
          fix: `use ${prefixed(needed)}${isShared ? ", fewer pods on a node, or the mode 'overlay'" : ', or fewer nodes'}`,
        });
      });
    },
  },
  {
    id: 'aks/pod-subnet-holds-pods',
    title: 'The subnet of pods has addresses for all that nodes take, 16 at a time',
    severity: 'error',
    evidence: POD_SUBNET,
    check: ({ aks: { podSubnet, nodePools, networking } }, report) => {
      if (networking.mode !== 'pod-subnet' || podSubnet?.cidr === undefined) return;
      const needed = podSubnetAddresses(networking.allocation, nodePools);
      report.whenKnown([podSubnet.cidr], ([text = ''], report) => {
        const range = known(text);
        if (range?.family !== 'ipv4' || Number(addressCount(range)) >= needed) return;
        report({
          path: ['cluster', ...podSubnet.place],
          message: `${text} has ${addressCount(range)} addresses, and ${needed} are needed for ${nodesWithSurge(nodePools)} nodes`,
          fix: `use ${prefixed(needed)}, fewer nodes, or fewer pods on each`,
        });
      });
    },
  },
  {
    id: 'aks/dynamic-addresses-are-few',
    title: 'Azure routes 65536 pod addresses one by one: more need static blocks',
    severity: 'error',
    evidence: POD_SUBNET,
    check: ({ aks: { nodePools, networking } }, report) => {
      if (networking.mode !== 'pod-subnet' || networking.allocation !== 'dynamic') return;
      const needed = podSubnetAddresses(networking.allocation, nodePools);
      if (needed <= MOST_DYNAMIC) return;
      report({
        path: ['cluster', 'networking', 'allocation'],
        message: `nodes may take ${needed} addresses one by one`,
        fix: "set it to 'static-block', or use the mode 'overlay'",
      });
    },
  },
  {
    id: 'aks/static-blocks-fit-a-subnet',
    title: 'Static blocks come from a subnet of /12 or smaller',
    severity: 'error',
    evidence: `${DOCS}/configure-azure-cni-static-block-allocation`,
    check: ({ aks: { podSubnet, networking } }, report) => {
      if (networking.mode !== 'pod-subnet' || networking.allocation !== 'static-block') return;
      if (podSubnet === undefined) return;
      report.whenKnown([podSubnet.cidr], ([text = ''], report) => {
        const range = known(text);
        if (range === undefined || range.prefix >= LARGEST_STATIC) return;
        report({
          path: ['cluster', ...podSubnet.place],
          message: `${text} is too large for static blocks`,
          fix: `use a prefix of /${LARGEST_STATIC} or longer`,
        });
      });
    },
  },
  {
    id: 'aks/static-blocks-are-full',
    title: 'With static blocks, the most pods of a node is a multiple of 16 less one: the rest of a block is lost',
    severity: 'warning',
    evidence: `${DOCS}/configure-azure-cni-static-block-allocation`,
    check: ({ aks: { nodePools, networking } }, report) => {
      if (networking.mode !== 'pod-subnet' || networking.allocation !== 'static-block') return;
      for (const [index, { name, maxPods }] of nodePools.entries()) {
        const lost = (BATCH - ((maxPods + 1) % BATCH)) % BATCH;
        if (lost === 0) continue;
        report({
          path: ['cluster', 'nodePools', index, 'maxPods'],
          message: `each node of pool '${name}' takes ${lost} addresses that no pod can have`,
          fix: `set it to ${maxPods + lost > 250 ? maxPods + lost - BATCH : maxPods + lost}`,
        });
      }
    },
  },
];

function sum(pools: readonly AksNodePool[], of: (pool: AksNodePool) => number): number {
  return pools.reduce((total, pool) => total + of(pool), 0);
}

/** The smallest subnet that would do, in words. */
function prefixed(addresses: number): string {
  return `a prefix of /${32 - Math.ceil(Math.log2(addresses))} or shorter`;
}
