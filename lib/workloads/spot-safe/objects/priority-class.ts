import type { KubernetesObject } from '../../../core/plan';

/** A PriorityClass, whose pods displace those of lower ones unless it says otherwise. */
export function priorityClassObject(
  name: string,
  value: number,
  description: string,
  preemptionPolicy: 'PreemptLowerPriority' | 'Never' = 'PreemptLowerPriority',
): KubernetesObject<never> {
  return {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name },
    value,
    globalDefault: false,
    preemptionPolicy,
    description,
  };
}
