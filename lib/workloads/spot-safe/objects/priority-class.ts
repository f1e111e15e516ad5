import type { KubernetesObject } from '../../../core/plan';

/** A PriorityClass whose pods displace those of lower ones. */
export function priorityClassObject(name: string, value: number, description: string): KubernetesObject<never> {
  return {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name },
    value,
    globalDefault: false,
    preemptionPolicy: 'PreemptLowerPriority',
    description,
  };
}
