import type { KubernetesObject } from '../../../core/plan';
import type { DisruptionBudgetOptions } from '../options';
import type { WorkloadIdentity } from './identity';

/** The PodDisruptionBudget of a workload. Pods that are not ready do not hold up a drain: they serve nobody. */
export function disruptionBudgetObject(
  identity: WorkloadIdentity,
  { maxUnavailable, minAvailable }: DisruptionBudgetOptions,
): KubernetesObject<never> {
  const { labels, matchLabels, name, namespace } = identity;
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, namespace, labels },
    spec: {
      ...(maxUnavailable !== undefined && { maxUnavailable }),
      ...(minAvailable !== undefined && { minAvailable }),
      selector: { matchLabels },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  };
}
