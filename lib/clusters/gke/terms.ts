import { formatPath, type Path } from '../../core/path';
import type { GkeSettings } from './gke-cluster';
import type { GkeVpc } from './vpc';

/** The general rules speak of ranges; the caller has named them otherwise. */
export function termsOf<S>(path: string, { vpc, nodeRange, connectedNetworks }: GkeSettings<S>): string {
  const places: Readonly<Record<string, readonly Path[]>> = {
    nodes: [
      ...(nodeRange === undefined ? [] : [NODE_RANGE]),
      ...connectedNetworks.flatMap(({ cidrs }, n) => cidrs.map((_, at) => connectedPath(n, at))),
    ],
    pods: [podRangePath(vpc, 0)],
    services: [serviceRangePath(vpc)],
  };
  const [, use = '', index = '0'] = /^cluster\.ranges\.(\w+)(?:\[(\d+)\])?$/.exec(path) ?? [];
  const place = places[use]?.[Number(index)];
  return place === undefined ? path : formatPath(place);
}

/** Where the range of nodes is said. */
export const NODE_RANGE: Path = ['cluster', 'vpc', 'nodeRange'];

/** Where a range of pods is said: the cluster's first, then additional ones. */
export function podRangePath(vpc: GkeVpc<unknown>, index: number): Path {
  const additional = ['cluster', 'vpc', 'additionalPodRanges', index - 1];
  if (vpc.kind === 'new') return index > 0 ? additional : ['cluster', 'vpc', 'podRange'];
  if (index > 0) return [...additional, 'cidr'];
  return ['cluster', 'vpc', 'ranges', 'pods', ...(vpc.ranges.kind === 'named' ? ['cidr'] : [])];
}

/** Where the range of Services is said. */
export function serviceRangePath(vpc: GkeVpc<unknown>): Path {
  if (vpc.kind === 'new') return ['cluster', 'vpc', 'serviceRange'];
  return ['cluster', 'vpc', 'ranges', 'services', ...(vpc.ranges.kind === 'named' ? ['cidr'] : [])];
}

/** Where a range of a network is said that is routed to the cluster's. */
export function connectedPath(network: number, index: number): Path {
  return ['cluster', 'connectedNetworks', network, 'cidrs', index];
}
