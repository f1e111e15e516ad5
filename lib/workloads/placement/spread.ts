import type { Values } from '../../core/values';
import type { SpreadSettings } from './spread-options';

/** The label of nodes that names their zone. */
export const ZONE_KEY = 'topology.kubernetes.io/zone';

/** The label of nodes that names them. */
export const HOST_KEY = 'kubernetes.io/hostname';

/** More domains than there are nodes: until then the scheduler counts from zero, and maxSkew is a cap. */
export const NEVER_ENOUGH_DOMAINS = 1000;

/** The label by which a Deployment tells pods of one revision from those of another. */
export const REVISION_KEY = 'pod-template-hash';

/**
 * The constraints that make numbers hold: pods even over zones or no more than so many in one, and never more than so many
 * on a node.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function spreadConstraints(settings: SpreadSettings): readonly Values<never>[] {
  return [...zoneConstraints(settings), hostCap(settings)];
}

/** What holds for zones: a cap if there is one, otherwise an even spread if there are any to spread over. */
export function zoneConstraints(settings: Omit<SpreadSettings, 'podsPerNode'>): readonly Values<never>[] {
  const { byRevision, matchLabels, minDomains, podsPerZone } = settings;
  if (podsPerZone !== undefined) return [constraint(podsPerZone, ZONE_KEY, NEVER_ENOUGH_DOMAINS, matchLabels)];
  if (minDomains === undefined) return [];
  return [
    { ...constraint(1, ZONE_KEY, minDomains, matchLabels), ...(byRevision && { matchLabelKeys: [REVISION_KEY] }) },
  ];
}

/**
 * The constraint that no node has more than so many pods. It counts all revisions, so that a node takes no more along in the
 * middle of a roll-out either.
 */
export function hostCap({
  matchLabels,
  podsPerNode,
}: Pick<SpreadSettings, 'matchLabels' | 'podsPerNode'>): Values<never> {
  return constraint(podsPerNode, HOST_KEY, NEVER_ENOUGH_DOMAINS, matchLabels);
}

function constraint(
  maxSkew: number,
  topologyKey: string,
  minDomains: number,
  matchLabels: SpreadSettings['matchLabels'],
): Values<never> {
  return {
    maxSkew,
    topologyKey,
    minDomains,
    whenUnsatisfiable: 'DoNotSchedule',
    nodeTaintsPolicy: 'Honor',
    labelSelector: { matchLabels },
  };
}
