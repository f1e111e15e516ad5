import type { KubernetesObject } from '../../../core/plan';
import type { Values } from '../../../core/values';
import type { PodCount, PodShare } from '../options';
import type { WorkloadIdentity } from './identity';

/** A Deployment with everything decided. */
export interface DeploymentSettings<S = string> {
  readonly identity: WorkloadIdentity;
  /** Absent: an autoscaler has the say, and every apply would undo it. */
  readonly replicas?: number;
  /** Of {@link podTemplate}. */
  readonly template: Values<S>;
  readonly maxSurge: PodCount | PodShare;
  readonly maxUnavailable: PodCount | PodShare;
  /** Seconds. */
  readonly progressDeadlineSeconds: number;
}

/** The Deployment of a workload. */
export function deploymentObject<S>(settings: DeploymentSettings<S>): KubernetesObject<S> {
  const { identity, maxSurge, maxUnavailable, progressDeadlineSeconds, replicas, template } = settings;
  const { labels, matchLabels, name, namespace } = identity;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels },
    spec: {
      ...(replicas !== undefined && { replicas }),
      selector: { matchLabels },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } },
      progressDeadlineSeconds,
      template,
    },
  };
}
