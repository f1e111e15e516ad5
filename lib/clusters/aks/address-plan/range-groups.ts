import type { Cidr } from '../../../core/network/cidr';
import { known } from '../../../core/network/ranges';
import type { Path } from '../../../core/path';
import { type RangeNeed, rangeNeeds } from './needs';
import type { AksAddressPlanOptions } from './options';

/** Shared address space, which no network of the internet uses (RFC 6598). */
export const DEFAULT_CLUSTER_RANGES: readonly string[] = ['100.64.0.0/10'];

/** Ranges to be laid out in the same ones. */
export interface RangeGroup {
  readonly path: Path;
  readonly needs: readonly RangeNeed[];
  readonly ranges: readonly Cidr[];
}

/** What is to be laid out where: subnets in the VNet, the rest outside. */
export function rangeGroups(options: AksAddressPlanOptions): readonly RangeGroup[] {
  const { vnetCidrs, clusterRanges = DEFAULT_CLUSTER_RANGES } = options;
  const needs = rangeNeeds(options);
  const isSubnet = ({ purpose }: RangeNeed): boolean => purpose === 'nodeSubnet' || purpose === 'podSubnet';
  return [
    { path: ['vnetCidrs'], needs: needs.filter(isSubnet), ranges: parsed(vnetCidrs) },
    { path: ['clusterRanges'], needs: needs.filter((need) => !isSubnet(need)), ranges: parsed(clusterRanges) },
  ];
}

function parsed(texts: readonly string[]): readonly Cidr[] {
  return texts.flatMap((text) => known(text) ?? []);
}
