import type { Values } from '../../core/values';
import { NEVER_ENOUGH_DOMAINS, ZONE_KEY } from './spread';

/** Whose pods are limited in a zone, and to how many. */
export interface ZoneCapSettings {
  /** Labels that exactly these pods have. */
  readonly matchLabels: Readonly<Record<string, string>>;
  /** The most pods in one zone. */
  readonly podsPerZone: number;
}

/**
 * The constraint that no zone has more than so many pods, whatever zones there are just now.
 *
 * A pod of a zone that is there can start again while another zone is lost, where a constraint that keeps zones even would
 * hold it back: with no pod in the lost one, a second one in any other is too many. The number of pods must be known, so
 * that nothing scales them.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function zoneCap({ matchLabels, podsPerZone }: ZoneCapSettings): Values<never> {
  return {
    maxSkew: podsPerZone,
    topologyKey: ZONE_KEY,
    minDomains: NEVER_ENOUGH_DOMAINS,
    whenUnsatisfiable: 'DoNotSchedule',
    nodeTaintsPolicy: 'Honor',
    labelSelector: { matchLabels },
  };
}
