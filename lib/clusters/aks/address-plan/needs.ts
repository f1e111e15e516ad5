import { prefixOf } from '../../address-plan';
import { modeOf } from '../modes';
import { AZURE_RESERVED, addressesOfNode } from '../pod-addresses';
import type { AksAddressPlanOptions, AksPodAddressSource } from './options';

/** What a range is for, by the name of the option that it becomes. */
export type RangePurpose = 'nodeSubnet' | 'podSubnet' | 'podRange' | 'serviceRange';

/** What a range must have room for. */
export interface RangeNeed {
  readonly purpose: RangePurpose;
  /** Addresses, those that Azure keeps included. */
  readonly addresses: number;
  /** Prefix length of the range. */
  readonly prefix: number;
}

/** Addresses that a node of an overlay is given. */
const NODE_BLOCK = 256;

/** What a cluster needs, in a fixed order. */
export function rangeNeeds(options: AksAddressPlanOptions): readonly RangeNeed[] {
  const { pods, maxPodsPerNode = mostPods(pods), services = 4096, loadBalancers = 8 } = options;
  const grown = Math.ceil(options.nodes * (options.growth ?? 1.5));
  const nodes = grown + (options.surgeNodes ?? Math.ceil(grown / 10));
  const perNode = pods.kind === 'node-subnet' ? 1 + maxPodsPerNode : 1;
  return [
    range('nodeSubnet', nodes * perNode + loadBalancers + AZURE_RESERVED),
    ...(pods.kind === 'pod-subnet'
      ? [range('podSubnet', nodes * addressesOfNode(pods.allocation, maxPodsPerNode) + AZURE_RESERVED)]
      : []),
    ...(pods.kind === 'overlay' ? [range('podRange', nodes * NODE_BLOCK)] : []),
    // One is that of the API server, and the range's own is none.
    range('serviceRange', services + 2),
  ];
}

function range(purpose: RangePurpose, addresses: number): RangeNeed {
  return { purpose, addresses, prefix: prefixOf(addresses) };
}

/** The most pods of a node, unless somebody says otherwise: as networking modes have it. */
function mostPods(pods: AksPodAddressSource): number {
  switch (pods.kind) {
    case 'overlay':
      return modeOf({ mode: 'overlay' }).maxPods;
    case 'node-subnet':
      return modeOf({ mode: 'node-subnet' }).maxPods;
    case 'pod-subnet':
      return modeOf({ mode: 'pod-subnet', allocation: pods.allocation }).maxPods;
  }
}
