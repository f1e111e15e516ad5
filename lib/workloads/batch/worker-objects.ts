import type { KubernetesObject } from '../../core/plan';
import type { Values } from '../../core/values';
import { autoscalerObject, scalingBehavior } from '../spot-safe/objects/autoscaler';
import { deploymentObject } from '../spot-safe/objects/deployment';
import { disruptionBudgetObject } from '../spot-safe/objects/disruption-budget';
import { batchTemplate } from './batch-settings';
import type { KedaScaling, KedaTrigger } from './keda-options';
import type { CpuScaling } from './worker-options';
import type { QueueWorkerSettings, ScaleDownSettings } from './worker-settings';

/** The Deployment of workers, and how many of them may be away. */
export function workerObjects<S>(settings: QueueWorkerSettings<S>): readonly KubernetesObject<S>[] {
  const { identity, options, rollOut } = settings;
  const { maxUnavailable, scaling } = options;
  return [
    ...(maxUnavailable === undefined ? [] : [disruptionBudgetObject(identity, { maxUnavailable })]),
    deploymentObject({
      identity,
      // Whoever scales has the say.
      ...(scaling.kind === 'fixed' && { replicas: scaling.replicas }),
      template: batchTemplate(settings),
      ...rollOut,
    }),
  ];
}

/** What scales them, if anything does. */
export function scalingObjects<S>(settings: QueueWorkerSettings<S>): readonly KubernetesObject<S>[] {
  const { options, scaleDown } = settings;
  const { scaling } = options;
  if (scaleDown === undefined || scaling.kind === 'fixed') return [];
  return scaling.kind === 'cpu'
    ? [cpuAutoscaler(settings, scaling, scaleDown)]
    : [scaledObject(settings, scaling, scaleDown)];
}

function cpuAutoscaler(
  { identity, workers }: QueueWorkerSettings,
  { targetUtilization = 80 }: CpuScaling,
  scaleDown: ScaleDownSettings,
): KubernetesObject<never> {
  return autoscalerObject(identity, {
    minReplicas: workers.min,
    maxReplicas: workers.max,
    targetUtilization,
    ...scaleDown,
  });
}

/** KEDA makes an autoscaler of it, and starts and stops the first worker itself. */
function scaledObject<S>(
  { identity, workers }: QueueWorkerSettings<S>,
  { cooldownPeriod, fallback, pollingInterval, triggers }: KedaScaling<S>,
  scaleDown: ScaleDownSettings,
): KubernetesObject<S> {
  const { labels, name, namespace } = identity;
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name, namespace, labels },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicaCount: workers.min,
      maxReplicaCount: workers.max,
      ...(pollingInterval !== undefined && { pollingInterval }),
      ...(cooldownPeriod !== undefined && { cooldownPeriod }),
      ...(fallback !== undefined && {
        fallback: { failureThreshold: fallback.failureThreshold, replicas: fallback.replicas },
      }),
      advanced: { horizontalPodAutoscalerConfig: { behavior: scalingBehavior(scaleDown) } },
      triggers: triggers.map(triggerValues),
    },
  };
}

function triggerValues<S>({ authenticationRef, metadata, ...rest }: KedaTrigger<S>): Values<S> {
  return { ...rest, metadata, ...(authenticationRef !== undefined && { authenticationRef: { ...authenticationRef } }) };
}
