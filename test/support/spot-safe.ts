import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import type { KubernetesObject } from '../../lib/core/plan';
import {
  type ContainerOptions,
  inspectSpotSafeWorkload,
  type PodOptions,
  planSpotSafeWorkload,
  type SpotSafeWorkloadOptions,
} from '../../lib/workloads/spot-safe';
import { aks, kubeadm } from './clusters';

/** A cluster with spot nodes to spare, that nobody announces losses of. */
export const SPOT_CLUSTER: Cluster = kubeadm({
  nodePools: [
    { name: 'servers', role: 'control-plane' },
    { name: 'spot', nodes: { min: 0, max: 100 }, spot: true, labels: { capacity: 'spot' } },
  ],
});

/** A container that serves. */
export const WEB: ContainerOptions = {
  name: 'web',
  image: 'registry.example.com/checkout:1.4.2',
  ports: [{ containerPort: 8080 }],
  resources: { requests: { cpu: '250m', memory: '256Mi' } },
};

/** The article's service: nine for five in three zones. */
export const CHECKOUT: SpotSafeWorkloadOptions = {
  name: 'checkout',
  need: 5,
  zones: 3,
  survive: 'zone+node',
  pod: { containers: [WEB] },
  readiness: { probe: { kind: 'http', path: '/ready', port: 8080 } },
};

/** What is found of it with other options. */
export function checkoutFindings(
  options: Partial<SpotSafeWorkloadOptions>,
  cluster: Cluster = SPOT_CLUSTER,
): readonly Finding[] {
  return inspectSpotSafeWorkload(cluster, { ...CHECKOUT, ...options }).findings;
}

/** What is found of it with another pod. */
export function podFindings(
  pod: Partial<PodOptions>,
  options: Partial<SpotSafeWorkloadOptions> = {},
  cluster: Cluster = SPOT_CLUSTER,
): readonly Finding[] {
  return checkoutFindings({ ...options, pod: { ...CHECKOUT.pod, ...pod } }, cluster);
}

/** Its objects by kind, with other options. */
export function checkoutObjects(
  options: Partial<SpotSafeWorkloadOptions> = {},
  cluster: Cluster = SPOT_CLUSTER,
): Readonly<Record<string, KubernetesObject>> {
  const [step] = planSpotSafeWorkload(cluster, { ...CHECKOUT, ...options }).steps;
  if (step?.kind !== 'manifest') throw new TypeError('no manifest');
  return Object.fromEntries(step.objects.map((object) => [object.kind, object]));
}

/** What tests look at of a pod. */
export interface PodSpec {
  readonly affinity?: unknown;
  readonly containers: readonly Record<string, unknown>[];
  readonly tolerations: readonly { readonly key: string; readonly tolerationSeconds?: number }[];
  readonly topologySpreadConstraints: readonly Record<string, unknown>[];
  readonly terminationGracePeriodSeconds: number;
}

/** Its pods, with other options. */
export function checkoutPod(options: Partial<SpotSafeWorkloadOptions> = {}, cluster: Cluster = SPOT_CLUSTER): PodSpec {
  const deployment = checkoutObjects(options, cluster)['Deployment'] as unknown as {
    readonly spec: { readonly template: { readonly spec: PodSpec } };
  };
  return deployment.spec.template.spec;
}

/** An AKS cluster with spot nodes in three zones. */
export const AKS_WITH_SPOT: Cluster = aks('overlay', {
  nodePools: [
    { name: 'system', mode: 'system', nodes: 3, vmSize: 'Standard_D4ads_v5', zones: ['1', '2', '3'] },
    {
      name: 'spot',
      nodes: { min: 3, max: 30 },
      vmSize: 'Standard_D4ads_v5',
      spot: true,
      zones: ['1', '2', '3'],
    },
  ],
});
