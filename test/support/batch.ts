import type { Cluster } from '../../lib/core/cluster';
import type { InstallPlan, KubernetesObject } from '../../lib/core/plan';
import type { KedaScaling, QueueWorkerOptions, SpotJobOptions } from '../../lib/workloads/batch';
import { aks, eks, gke, sized } from './clusters';

/** A job with what a test says of it. */
export function job(options: Partial<SpotJobOptions> = {}): SpotJobOptions {
  return { name: 'convert', pod: { containers: [{ name: 'convert', image: 'convert:1' }] }, ...options };
}

/** Workers with what a test says of them. */
export function worker(options: Partial<QueueWorkerOptions> = {}): QueueWorkerOptions {
  return {
    name: 'mailer',
    pod: { containers: [{ name: 'mailer', image: 'mailer:1' }] },
    scaling: { kind: 'fixed', replicas: 4 },
    ...options,
  };
}

/** Scaled by a queue. */
export function keda(options: Partial<KedaScaling> = {}): KedaScaling {
  return {
    kind: 'keda',
    maxReplicaCount: 20,
    triggers: [{ type: 'rabbitmq', metadata: { queueName: 'mails', mode: 'QueueLength', value: '5' } }],
    ...options,
  };
}

/** Clusters whose nodes are taken back in every way that there is. */
export const BATCH_CLUSTERS: Readonly<Record<'karpenter' | 'kubelet' | 'autoDrain' | 'nap' | 'none', Cluster>> = {
  karpenter: eks('vpc-cni'),
  kubelet: gke('dataplane-v2'),
  autoDrain: aks('overlay-cilium'),
  nap: aks('overlay-cilium', { nodeProvisioning: {} }),
  none: sized(3),
};

/** The object of a kind that a plan applies. */
export function objectOf(plan: InstallPlan, kind: string): KubernetesObject {
  const found = objectsOf(plan).find((object) => object.kind === kind);
  if (found === undefined) throw new TypeError(`the plan has no ${kind}`);
  return found;
}

/** All objects that a plan applies, in order. */
export function objectsOf({ steps }: InstallPlan): readonly KubernetesObject[] {
  return steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : []));
}
