import { addressCount, type Cidr } from '../../core/network/cidr';
import type { GkeNodePool } from './gke-cluster';

/**
 * Prefix length of the block of pod addresses that GKE gives a node: at least twice as many as it has pods, so that none
 * is used again at once.
 *
 * @param maxPods - the most pods of a node, 8 to 256.
 * @param overprovision - whether blocks are twice as large as the pods need.
 */
export function podBlockPrefix(maxPods: number, overprovision: boolean): number {
  return 32 - Math.ceil(Math.log2(maxPods)) - (overprovision ? 1 : 0);
}

/** Addresses of the primary range of a subnet that Google keeps. */
export const RESERVED_ADDRESSES = 4;

/** The most nodes that there are at once, those of an upgrade included. */
export function nodesAtOnce(pools: readonly Pick<GkeNodePool, 'nodes' | 'surgeNodes'>[]): number {
  return pools.reduce((sum, { nodes, surgeNodes }) => sum + nodes.max + surgeNodes, 0);
}

/** Pod addresses that they take: a block for each, used or not. */
export function podAddresses(pools: readonly Pick<GkeNodePool, 'nodes' | 'surgeNodes' | 'podBlockPrefix'>[]): number {
  return pools.reduce((sum, pool) => sum + nodesAtOnce([pool]) * 2 ** (32 - pool.podBlockPrefix), 0);
}

/** How many nodes would find no block left in these IPv4 ranges: none of another range is cut for them. */
export function nodesWithoutBlock(
  pools: readonly Pick<GkeNodePool, 'nodes' | 'surgeNodes' | 'podBlockPrefix'>[],
  ranges: readonly Cidr[],
): number {
  const free = ranges.map((range) => Number(addressCount(range)));
  let without = 0;
  // Larger blocks first, so that what is left is always whole blocks of the next size.
  for (const pool of [...pools].sort((a, b) => a.podBlockPrefix - b.podBlockPrefix)) {
    const size = 2 ** (32 - pool.podBlockPrefix);
    let waiting = nodesAtOnce([pool]);
    for (const [index, addresses] of free.entries()) {
      const taken = Math.min(waiting, Math.floor(addresses / size));
      free[index] = addresses - taken * size;
      waiting -= taken;
    }
    without += waiting;
  }
  return without;
}
