import { prefixOf } from '../../address-plan';
import { podBlockPrefix, RESERVED_ADDRESSES } from '../pod-blocks';
import type { GkeAddressPlanOptions } from './options';

/** What a range is for. */
export type RangePurpose = 'nodes' | 'pods' | 'services' | 'proxies';

/** What a range must have room for. */
export interface RangeNeed {
  readonly purpose: RangePurpose;
  /** Addresses, those that Google keeps included. */
  readonly addresses: number;
  /** Prefix length of the range. */
  readonly prefix: number;
}

/** What Google advises for proxies: a new set of them starts beside the old one. */
const PROXY_RANGE = 23;

/** What a cluster needs, in a fixed order. */
export function rangeNeeds(options: GkeAddressPlanOptions): readonly RangeNeed[] {
  const { maxPodsPerNode = 110, podRangeOverprovision = true, services = 4096, loadBalancers = 8 } = options;
  const nodes = Math.ceil(options.nodes * (options.growth ?? 1.5)) + (options.surgeNodes ?? 3);
  const ofNodes = nodes + loadBalancers + RESERVED_ADDRESSES;
  const ofPods = nodes * 2 ** (32 - podBlockPrefix(maxPodsPerNode, podRangeOverprovision));
  return [
    { purpose: 'nodes', addresses: ofNodes, prefix: prefixOf(ofNodes) },
    { purpose: 'pods', addresses: ofPods, prefix: prefixOf(ofPods) },
    { purpose: 'services', addresses: services, prefix: prefixOf(services) },
    ...(options.proxies === true
      ? [{ purpose: 'proxies' as const, addresses: 2 ** (32 - PROXY_RANGE), prefix: PROXY_RANGE }]
      : []),
  ];
}
