import type { Cidr } from '../../../core/network/cidr';
import { known } from '../../../core/network/ranges';
import type { Path } from '../../../core/path';
import { type RangeNeed, rangeNeeds } from './needs';
import type { GkeAddressPlanOptions } from './options';

/** Ranges to be laid out in the same ones. */
export interface RangeGroup {
  readonly path: Path;
  readonly needs: readonly RangeNeed[];
  readonly ranges: readonly Cidr[];
}

/** What is to be laid out where. */
export function rangeGroups(options: GkeAddressPlanOptions): readonly RangeGroup[] {
  const { ranges, podRanges } = options;
  const needs = rangeNeeds(options);
  const ofPods = needs.filter(({ purpose }) => purpose === 'pods');
  const others = needs.filter(({ purpose }) => purpose !== 'pods');
  if (podRanges === undefined) return [{ path: ['ranges'], needs, ranges: parsed(ranges) }];
  return [
    { path: ['ranges'], needs: others, ranges: parsed(ranges) },
    { path: ['podRanges'], needs: ofPods, ranges: parsed(podRanges) },
  ];
}

function parsed(texts: readonly string[]): readonly Cidr[] {
  return texts.flatMap((text) => known(text) ?? []).filter(({ family }) => family === 'ipv4');
}
