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
 * The constraints that make numbers hold: pods even over zones, and never more than so many on a node.
 *
 * The one on host names counts all revisions, so that a node takes no more along in the middle of a roll-out either.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function spreadConstraints(settings: SpreadSettings): readonly Values<never>[] {
  const { byRevision, matchLabels, minDomains, nodeAffinityPolicy, podsPerNode } = settings;
  const common = {
    whenUnsatisfiable: 'DoNotSchedule',
    nodeTaintsPolicy: 'Honor',
    ...(nodeAffinityPolicy !== undefined && { nodeAffinityPolicy }),
    labelSelector: { matchLabels },
  };
  const zones = {
    maxSkew: 1,
    topologyKey: ZONE_KEY,
    minDomains,
    ...common,
    ...(byRevision && { matchLabelKeys: [REVISION_KEY] }),
  };
  const hosts = { maxSkew: podsPerNode, topologyKey: HOST_KEY, minDomains: NEVER_ENOUGH_DOMAINS, ...common };
  return minDomains === undefined ? [hosts] : [zones, hosts];
}
