import type { KubernetesObject } from '../../../core/plan';
import type { Values } from '../../../core/values';
import { spreadConstraints } from '../../placement/spread';
import type { SpotSafeSettings } from '../settings';
import { podsOf } from '../shares';
import { autoscalerObject } from './autoscaler';
import { deploymentObject } from './deployment';
import { disruptionBudgetObject } from './disruption-budget';
import { podTemplate } from './pod-template';
import { priorityClassObject } from './priority-class';
import { serviceObject } from './service';

/** All objects of a workload. The budget is there before the pods that it guards. */
export function workloadObjects<S>(settings: SpotSafeSettings<S>): readonly KubernetesObject<S>[] {
  const { autoscale, identity, options, placement, rollOut } = settings;
  const { priority } = options;
  const { replicas } = placement;
  const template = podTemplate({
    ...settings,
    pod: options.pod,
    spread: spreadOf(settings),
    ...(priority && { priorityClassName: priority.className }),
  });
  return [
    ...sharedObjects(settings),
    deploymentObject({ identity, template, ...rollOut, ...(autoscale === undefined && { replicas }) }),
    ...(autoscale ? [autoscalerObject(identity, { ...autoscale, minReplicas: replicas })] : []),
  ];
}

/** Zones are kept to their share, or even; nodes to theirs. */
function spreadOf({ identity, placement, rollOut, zoneCap }: SpotSafeSettings): readonly Values<never>[] {
  const { minDomains, podsPerNode, replicas } = placement;
  return spreadConstraints({
    matchLabels: identity.matchLabels,
    podsPerNode,
    ...(minDomains !== undefined && { minDomains }),
    ...(zoneCap !== undefined && { podsPerZone: zoneCap }),
    byRevision: podsOf(rollOut.maxSurge, replicas, 'up') > 0,
  });
}

/** What a workload has once, of however many Deployments it is. */
export function sharedObjects({
  budget,
  identity,
  need,
  options,
  service,
}: Pick<SpotSafeSettings, 'budget' | 'identity' | 'need' | 'options' | 'service'>): readonly KubernetesObject<never>[] {
  const { priority } = options;
  return [
    ...(options.createNamespace === true ? [namespaceObject(identity.namespace)] : []),
    ...(priority?.value === undefined
      ? []
      : [
          priorityClassObject(
            priority.className,
            priority.value,
            `${identity.name} needs ${need.need} pods at any time`,
          ),
        ]),
    ...(service ? [serviceObject(identity, service)] : []),
    disruptionBudgetObject(identity, budget),
  ];
}

/** A namespace and nothing else. */
export function namespaceObject(name: string): KubernetesObject<never> {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}
