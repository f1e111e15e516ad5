import type { Cluster } from '../../../lib/core/cluster';
import {
  planSpotSafeWorkload,
  type SpotSafePlan,
  type SpotSafeWorkloadOptions,
} from '../../../lib/workloads/spot-safe';
import { aks, eks, gke, sized } from '../../support/clusters';
import type { Profile } from './scheduler';
import type { NodeShape } from './simulated-node';

/** A workload, a cluster for it, and what its nodes are like. */
export interface PlannedShape {
  readonly what: string;
  readonly cluster: Cluster;
  readonly need: Omit<SpotSafeWorkloadOptions, 'name' | 'namespace' | 'pod' | 'readiness'>;
  readonly node: NodeShape;
  readonly profile: Profile;
}

/** Nodes that Karpenter makes. */
export const KARPENTER: Pick<PlannedShape, 'cluster' | 'node'> = {
  cluster: eks('vpc-cni'),
  node: { labels: { 'karpenter.sh/capacity-type': 'spot' } },
};

/** Spot nodes as their cloud labels and taints them. */
export const GKE: Pick<PlannedShape, 'cluster' | 'node'> = {
  cluster: gke('dataplane-v2', {
    nodePools: [
      { name: 'system', machineType: 'e2-standard-4' },
      { name: 'spot', machineType: 'e2-standard-4', spot: true, nodes: { min: 3, max: 30 } },
    ],
  }),
  node: {
    labels: { 'cloud.google.com/gke-spot': 'true' },
    taints: [{ key: 'cloud.google.com/gke-spot', value: 'true', effect: 'NoSchedule' }],
  },
};
export const AKS: Pick<PlannedShape, 'cluster' | 'node'> = {
  cluster: aks('overlay', {
    nodePools: [
      { name: 'system', vmSize: 'Standard_D4ds_v5', mode: 'system', zones: ['1', '2', '3'] },
      { name: 'spot', vmSize: 'Standard_D4ds_v5', spot: true, zones: ['1', '2', '3'], nodes: { min: 3, max: 30 } },
    ],
  }),
  node: {
    labels: { 'kubernetes.azure.com/scalesetpriority': 'spot' },
    taints: [{ key: 'kubernetes.azure.com/scalesetpriority', value: 'spot', effect: 'NoSchedule' }],
  },
};

/** Machines of one's own. */
export const OWN: Pick<PlannedShape, 'cluster' | 'node'> = { cluster: sized(9), node: {} };

/** What may be asked for, in all its kinds. */
export const SHAPES: readonly PlannedShape[] = [
  {
    what: 'five, after a zone and a node',
    ...KARPENTER,
    need: { need: 5, survive: 'zone+node' },
    profile: 'spreading',
  },
  { what: 'five, after a zone', ...GKE, need: { need: 5 }, profile: 'packing' },
  {
    what: 'five, after a zone that others replace',
    ...KARPENTER,
    need: { need: 5, onZoneLoss: 'reschedule' },
    profile: 'packing',
  },
  { what: 'five in two zones', ...OWN, need: { need: 5, zones: 2 }, profile: 'packing' },
  { what: 'eight in one zone', ...OWN, need: { need: 8, zones: 1 }, profile: 'spreading' },
  {
    what: 'twenty, two on a node',
    ...KARPENTER,
    need: { need: 20, survive: 'zone+node', podsPerNode: 2 },
    profile: 'packing',
  },
  {
    what: 'twelve in four zones, three on a node',
    ...OWN,
    need: { need: 12, zones: 4, podsPerNode: 3 },
    profile: 'spreading',
  },
  { what: 'one', ...AKS, need: { need: 1, zones: 3 }, profile: 'packing' },
  {
    what: 'more than are needed',
    ...AKS,
    need: { need: 5, zones: 3, replicas: 12, podsPerNode: 2 },
    profile: 'spreading',
  },
  { what: 'a node only, in three zones', ...GKE, need: { need: 9, survive: 'node' }, profile: 'packing' },
  { what: 'half on a node', ...OWN, need: { need: 2, zones: 3, blastRadius: 0.5 }, profile: 'spreading' },
  {
    what: 'four, after a zone that others replace and a node, two on a node',
    ...OWN,
    need: { need: 4, zones: 3, survive: 'zone+node', onZoneLoss: 'reschedule', podsPerNode: 2 },
    profile: 'spreading',
  },
];

/** What runs, in any of them. */
export const WEB = {
  pod: {
    containers: [
      {
        name: 'web',
        image: 'registry.example.com/checkout:1.4.2',
        ports: [{ containerPort: 8080 }],
        resources: { requests: { cpu: '250m', memory: '256Mi' } },
      },
    ],
  },
  readiness: { probe: { kind: 'http', path: '/ready', port: 8080 } },
} as const;

/** The plan of a shape, in a namespace that is there. */
export function planShape({ cluster, need }: PlannedShape, namespace: string): SpotSafePlan {
  return planSpotSafeWorkload(cluster, { ...need, name: 'checkout', namespace, ...WEB });
}
