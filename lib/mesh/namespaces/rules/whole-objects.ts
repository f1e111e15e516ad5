import type { HelmStep, KubernetesObject } from '../../../core/plan';
import { stepsWithChart } from '../../../core/plan-contents';
import type { Whole } from '../../../core/whole';

/** The release of istiod, if a plan has one. */
export function istiodOf(plans: Whole['plans']): HelmStep<unknown> | undefined {
  return stepsWithChart(plans, 'istiod')[0];
}

/** Whether an object is a waypoint. */
export function isWaypoint({ kind, metadata }: KubernetesObject<unknown>): boolean {
  return kind === 'Gateway' && metadata.labels?.['istio.io/waypoint-for'] !== undefined;
}

/** The waypoint that labels name, as {@link placeOf} writes it. */
export function waypointOf({ labels = {}, namespace }: KubernetesObject['metadata']): string | undefined {
  const name = labels['istio.io/use-waypoint'];
  if (name === undefined || name === 'none') return undefined;
  return placeOf({ name, namespace: labels['istio.io/use-waypoint-namespace'] ?? namespace ?? '' });
}

/** `<namespace>/<name>` of an object. */
export function placeOf({ name, namespace }: KubernetesObject['metadata']): string {
  return `${namespace ?? ''}/${name}`;
}
