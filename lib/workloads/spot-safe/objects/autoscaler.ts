import type { KubernetesObject } from '../../../core/plan';
import type { Values } from '../../../core/values';
import type { WorkloadIdentity } from './identity';

/** A HorizontalPodAutoscaler with everything decided. */
export interface AutoscalerSettings {
  /** What is scaled. @defaultValue the Deployment of the same name */
  readonly target?: { readonly apiVersion: string; readonly kind: string; readonly name: string };
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** CPU use, in per cent of what is requested. */
  readonly targetUtilization: number;
  readonly scaleDownWindowSeconds: number;
  readonly podsDownPerMinute: number;
}

/** The HorizontalPodAutoscaler of a workload. */
export function autoscalerObject(identity: WorkloadIdentity, settings: AutoscalerSettings): KubernetesObject<never> {
  const { labels, name, namespace } = identity;
  const { maxReplicas, minReplicas, target, targetUtilization } = settings;
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, namespace, labels },
    spec: {
      scaleTargetRef: target ?? { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas,
      maxReplicas,
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: targetUtilization } },
        },
      ],
      behavior: scalingBehavior(settings),
    },
  };
}

/**
 * Quick up and slow down, as `behavior` of an autoscaler has it.
 *
 * A list of policies replaces Kubernetes' own, which adds four pods or as many again in 15 seconds: both are written.
 */
export function scalingBehavior({
  podsDownPerMinute,
  scaleDownWindowSeconds,
}: Pick<AutoscalerSettings, 'podsDownPerMinute' | 'scaleDownWindowSeconds'>): Values<never> {
  return {
    scaleUp: {
      stabilizationWindowSeconds: 0,
      selectPolicy: 'Max',
      policies: [
        { type: 'Percent', value: 100, periodSeconds: 15 },
        { type: 'Pods', value: 4, periodSeconds: 15 },
      ],
    },
    scaleDown: {
      stabilizationWindowSeconds: scaleDownWindowSeconds,
      selectPolicy: 'Max',
      policies: [{ type: 'Pods', value: podsDownPerMinute, periodSeconds: 60 }],
    },
  };
}
