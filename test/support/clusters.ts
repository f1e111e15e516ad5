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
import { type AksCluster, type AksOptions, aksCluster } from '../../lib/clusters/aks';
import { type GkeCluster, type GkeOptions, gkeCluster } from '../../lib/clusters/gke';
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

/** A GKE cluster in a networking mode, with what else a test says of it. */
export function gke(
  networking: GkeOptions['networking'] | GkeOptions['networking']['mode'],
  options: Partial<GkeOptions> = {},
): GkeCluster {
  return gkeCluster({
    name: 'test',
    location: 'europe-west3',
    networking: typeof networking === 'string' ? { mode: networking } : networking,
    vpc: { kind: 'new' },
    apiServer: { host: 'gke-0123.europe-west3.gke.goog' },
    ...options,
  });
}

/** An AKS cluster in a networking mode, with what else a test says of it. */
export function aks(
  networking: AksOptions['networking'] | AksOptions['networking']['mode'],
  options: Partial<AksOptions> = {},
): AksCluster {
  return aksCluster({
    name: 'test',
    networking: typeof networking === 'string' ? ({ mode: networking } as AksOptions['networking']) : networking,
    apiServer: { host: 'test-1a2b3c4d.hcp.westeurope.azmk8s.io' },
    ...options,
  });
}
