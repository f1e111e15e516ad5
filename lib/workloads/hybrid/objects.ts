import type { KubernetesObject } from '../../core/plan';
import type { Values } from '../../core/values';
import { hostCap, zoneConstraints } from '../placement/spread';
import { autoscalerObject } from '../spot-safe/objects/autoscaler';
import { deploymentObject } from '../spot-safe/objects/deployment';
import { type PodTemplateSettings, podTemplate } from '../spot-safe/objects/pod-template';
import { sharedObjects, workloadObjects } from '../spot-safe/objects/workload';
import { podsOf } from '../spot-safe/shares';
import { notOnSpot } from './on-demand-nodes';
import { type BaseSettings, type Half, type HybridSettings, halfIdentity } from './settings';

/** All objects of a workload on both kinds of capacity. What guards pods is there before them. */
export function hybridObjects<S>({ split, whole }: HybridSettings<S>): readonly KubernetesObject<S>[] {
  return split.kind === 'base' ? baseObjects(whole, split) : workloadObjects(whole);
}

type Whole<S> = HybridSettings<S>['whole'];

/** A Deployment for each half. Only the one on spot nodes grows. */
function baseObjects<S>(whole: Whole<S>, split: BaseSettings): readonly KubernetesObject<S>[] {
  const { autoscale, identity, nodes, options } = whole;
  const { pod } = options;
  const { onDemand, rollOuts, spot } = split;
  const growing = halfIdentity(identity, 'spot');
  return [
    ...sharedObjects(whole),
    deploymentObject({
      identity: halfIdentity(identity, 'on-demand'),
      template: halfTemplate(whole, split, 'on-demand', {
        pod: { ...pod, affinity: notOnSpot(pod.affinity, nodes.spotLabels) },
        nodes: { capacity: 'any', spotLabels: [], tolerations: [] },
      }),
      ...rollOuts['on-demand'],
      replicas: onDemand,
    }),
    deploymentObject({
      identity: growing,
      template: halfTemplate(whole, split, 'spot', { pod, nodes }),
      ...rollOuts.spot,
      ...(autoscale === undefined && { replicas: spot }),
    }),
    ...(autoscale === undefined
      ? []
      : [
          autoscalerObject(growing, {
            ...autoscale,
            minReplicas: spot,
            maxReplicas: autoscale.maxReplicas - onDemand,
          }),
        ]),
  ];
}

/**
 * Zones are counted for each half by itself, so that the base is in all of them; nodes for both together, so that none
 * takes more along than was said.
 */
function halfTemplate<S>(
  { identity, life, options, placement }: Whole<S>,
  { rollOuts, zoneCaps }: BaseSettings,
  half: Half,
  parts: Pick<PodTemplateSettings<S>, 'pod' | 'nodes'>,
): Values<S> {
  const { minDomains, podsPerNode, replicas } = placement;
  const own = halfIdentity(identity, half);
  const podsPerZone = zoneCaps[half];
  const zones = zoneConstraints({
    matchLabels: own.matchLabels,
    ...(minDomains !== undefined && { minDomains }),
    ...(podsPerZone !== undefined && { podsPerZone }),
    byRevision: podsOf(rollOuts[half].maxSurge, replicas, 'up') > 0,
  });
  return podTemplate({
    ...parts,
    identity: own,
    life,
    spread: [...zones, hostCap({ matchLabels: identity.matchLabels, podsPerNode })],
    ...(options.priority && { priorityClassName: options.priority.className }),
  });
}
