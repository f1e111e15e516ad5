import type { K3sOptions } from '../clusters';
import type { AksNetworking } from '../clusters/aks';
import { inspectAks } from '../clusters/aks/cluster';
import type { ClusterInspection } from '../clusters/define';
import { inspectCluster } from '../clusters/define';
import type { EksNetworking } from '../clusters/eks';
import { inspectEks } from '../clusters/eks/cluster';
import type { GkeNetworking } from '../clusters/gke';
import { inspectGke } from '../clusters/gke/cluster';
import { buildK3s } from '../clusters/k3s';
import type { Distribution } from '../core/cluster';

/** A CNI that a networking mode leaves to whoever installs one. */
export type LeftCni = 'cilium' | 'calico';

/** A cluster that add-ons are tried on: all that matters of it is how pods get their network. */
export interface TriedCluster {
  readonly distribution: Distribution;
  /** How pods get their network, as the options of the distribution say it: `node-subnet, dataplane cilium`. */
  readonly networking: string;
  /** The cluster, or why it is none. */
  readonly inspection: ClusterInspection;
  /** The same with the cloud's node auto-provisioning, where that is an option of the cluster. */
  readonly withProvisioning?: ClusterInspection;
  /** What must be installed before anything else can run. Absent: nothing. */
  readonly cni?: LeftCni;
}

/** One cluster of every networking mode of every distribution that has some. */
export function triedClusters(): readonly TriedCluster[] {
  return [
    ...Object.values(EKS).flatMap((modes) => modes.map(eks)),
    ...Object.values(GKE).flatMap((modes) => modes.map(gke)),
    ...Object.values(AKS).flatMap((modes) => modes.map(aks)),
    ...K3S.map(k3s),
  ];
}

/** Networking of a kind, by its mode, so that none is forgotten. */
type ByMode<N extends { readonly mode: string }> = {
  readonly [M in N['mode']]: readonly Extract<N, { readonly mode: M }>[];
};

const EKS: ByMode<EksNetworking> = {
  'vpc-cni': [{ mode: 'vpc-cni' }, { mode: 'vpc-cni', networkPolicy: 'standard' }],
  'cilium-eni': [{ mode: 'cilium-eni' }],
  'cilium-chained': [{ mode: 'cilium-chained' }],
  'cilium-overlay': [{ mode: 'cilium-overlay' }],
  'calico-policy': [{ mode: 'calico-policy' }],
  'calico-overlay': [{ mode: 'calico-overlay' }],
  auto: [{ mode: 'auto' }],
  hybrid: [{ mode: 'hybrid', remoteNodeNetworks: ['192.168.0.0/24'], remotePodNetworks: ['192.168.128.0/17'] }],
};
const GKE: ByMode<GkeNetworking> = {
  'dataplane-v2': [{ mode: 'dataplane-v2' }],
  autopilot: [{ mode: 'autopilot' }],
  legacy: [{ mode: 'legacy' }, { mode: 'legacy', networkPolicy: 'calico' }],
  cilium: [{ mode: 'cilium' }],
  routes: [{ mode: 'routes' }],
};

const AKS: ByMode<AksNetworking> = {
  overlay: [{ mode: 'overlay' }, { mode: 'overlay', networkPolicy: 'calico' }],
  'overlay-cilium': [{ mode: 'overlay-cilium' }],
  'node-subnet': [{ mode: 'node-subnet' }, { mode: 'node-subnet', dataplane: 'cilium' }],
  'pod-subnet': [
    { mode: 'pod-subnet', allocation: 'dynamic' },
    { mode: 'pod-subnet', allocation: 'dynamic', dataplane: 'cilium' },
    { mode: 'pod-subnet', allocation: 'static-block' },
  ],
  byo: [{ mode: 'byo' }],
  kubenet: [{ mode: 'kubenet' }, { mode: 'kubenet', migratingFrom: true }],
};

/** The CNI that a mode leaves out, by mode. */
const LEFT_CNIS: Readonly<Partial<Record<(EksNetworking | GkeNetworking | AksNetworking)['mode'], LeftCni>>> = {
  'cilium-eni': 'cilium',
  'cilium-chained': 'cilium',
  'cilium-overlay': 'cilium',
  'calico-policy': 'calico',
  'calico-overlay': 'calico',
  hybrid: 'cilium',
  cilium: 'cilium',
  byo: 'cilium',
};

const K3S: readonly Pick<K3sOptions, 'kubeProxy'>[] = [{ kubeProxy: 'iptables' }, { kubeProxy: 'none' }];

function eks(networking: EksNetworking): TriedCluster {
  const apiServer = { host: '0123456789.gr7.eu-central-1.eks.amazonaws.com' };
  const inspection = inspectEks({ name: 'shop', networking, vpc: { kind: 'new' }, apiServer });
  return { distribution: 'eks', ...inMode(networking), inspection };
}

function gke(networking: GkeNetworking): TriedCluster {
  const apiServer = { host: 'gke-0123.europe-west3.gke.goog' };
  const options = { name: 'shop', location: 'europe-west3', networking, vpc: { kind: 'new' }, apiServer } as const;
  return { distribution: 'gke', ...inMode(networking), inspection: inspectGke(options) };
}

function aks(networking: AksNetworking): TriedCluster {
  const apiServer = { host: 'shop-1a2b3c4d.hcp.westeurope.azmk8s.io' };
  const options = { name: 'shop', networking, vnet: { kind: 'new' }, apiServer } as const;
  const withProvisioning = inspectAks({ ...options, nodeProvisioning: {} });
  return { distribution: 'aks', ...inMode(networking), inspection: inspectAks(options), withProvisioning };
}

function k3s(options: Pick<K3sOptions, 'kubeProxy'>): TriedCluster {
  const nodePools = [{ name: 'servers', role: 'control-plane', nodes: 3 }] as const;
  const inspection = inspectCluster<string, K3sOptions>(
    'K3sOptions',
    { name: 'shop', nodePools, ...options },
    buildK3s,
  );
  const networking = inWords(options);
  return { distribution: 'k3s', networking, inspection, ...(options.kubeProxy === 'none' && { cni: 'cilium' }) };
}

function inMode(networking: EksNetworking | GkeNetworking | AksNetworking): Pick<TriedCluster, 'networking' | 'cni'> {
  const cni = LEFT_CNIS[networking.mode];
  return { networking: inWords(networking), ...(cni !== undefined && { cni }) };
}

/** The options of a networking mode. Ranges are left out: they are the same everywhere. */
function inWords(options: object): string {
  const words = Object.entries(options).map(([key, value]) => {
    if (key === 'mode') return String(value);
    return typeof value === 'string' ? `${key} ${value}` : value === true ? key : '';
  });
  return words.filter((word) => word !== '').join(', ');
}
