import type { AksNodePool } from './aks-cluster';
import type { AksPodSubnet } from './networking';

/** Addresses of every subnet that Azure keeps: the first four and the last. */
export const AZURE_RESERVED = 5;

/** Addresses of pods that Azure routes one by one, at most. */
export const MOST_DYNAMIC = 65_536;

/** The largest subnet that static blocks are taken from, as a prefix length. */
export const LARGEST_STATIC = 12;

/** How many addresses a node takes at a time: a `/28`. */
export const BATCH = 16;

/** From fewer free addresses on, a node takes another batch. */
const HELD_FREE = 8;

/** How many addresses of a pod subnet one node takes, with as many pods as it may have. */
export function addressesOfNode(allocation: AksPodSubnet['allocation'], maxPods: number): number {
  // A static block has one address that is the node's.
  const wanted = allocation === 'static-block' ? maxPods + 1 : maxPods + HELD_FREE;
  return Math.ceil(wanted / BATCH) * BATCH;
}

/** How many addresses a pod subnet must have for these pools during an upgrade, those that Azure keeps included. */
export function podSubnetAddresses(
  allocation: AksPodSubnet['allocation'],
  pools: readonly Pick<AksNodePool, 'nodes' | 'surge' | 'maxPods'>[],
): number {
  return pools.reduce(
    (sum, { nodes, surge, maxPods }) => sum + (nodes.max + surge) * addressesOfNode(allocation, maxPods),
    AZURE_RESERVED,
  );
}
