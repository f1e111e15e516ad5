import {
  type EksCluster,
  type EksOptions,
  eksCluster,
  type K3sOptions,
  type KubeadmOptions,
  k3sCluster,
  kubeadmCluster,
  rke2Cluster,
  talosCluster,
} from '../../lib';
import type { Cluster } from '../../lib/core/cluster';

/** A K3s cluster with what a test says of it. */
export function k3s(options: Partial<K3sOptions> = {}): Cluster {
  return k3sCluster({ name: 'test', ...options });
}

/** A kubeadm cluster with what a test says of it. */
export function kubeadm(options: Partial<KubeadmOptions> = {}): Cluster {
  return kubeadmCluster({ name: 'test', apiServer: { host: 'api.test.example' }, ...options });
}

/** A kubeadm cluster of a number of workers. */
export function sized(nodes: number, options: Partial<KubeadmOptions> = {}): Cluster {
  return kubeadm({
    nodePools: [
      { name: 'servers', role: 'control-plane' },
      { name: 'workers', nodes },
    ],
    ...options,
  });
}

/** Dual stack, IPv4 first. */
export const DUAL_STACK = {
  ranges: { pods: ['10.244.0.0/16', 'fd00:244::/56'], services: ['10.96.0.0/16', 'fd00:96::/112'] },
} as const;

/** IPv6 alone. */
export const IPV6_ONLY = { ranges: { pods: ['fd00:244::/56'], services: ['fd00:96::/112'] } } as const;

/** One of every distribution that can be described. */
export function everyDistribution(): readonly Cluster[] {
  return [k3s(), rke2Cluster({ name: 'test' }), kubeadm(), talosCluster({ name: 'test' })];
}

/** An EKS cluster in a networking mode, with what else a test says of it. */
export function eks(
  networking: EksOptions['networking'] | EksOptions['networking']['mode'],
  options: Partial<EksOptions> = {},
): EksCluster {
  return eksCluster({
    name: 'test',
    networking: typeof networking === 'string' ? ({ mode: networking } as EksOptions['networking']) : networking,
    vpc: { kind: 'new' },
    apiServer: { host: 'test.gr7.eu-central-1.eks.amazonaws.com' },
    ...options,
  });
}
