import { isAksCluster } from '../../../clusters/aks/aks-cluster';
import { SPOT_TAINT as GKE_SPOT } from '../../../clusters/gke/node-pools';
import type { Cluster, NodePool } from '../../../core/cluster';
import type { Taint } from '../../../core/needs';
import type { KubernetesObject } from '../../../core/plan';
import { objectsOf } from '../../../core/plan-contents';
import { textsOf, treeAt, treesOf } from '../../../core/trees';
import type { Whole } from '../../../core/whole';
import { COMPUTE_CLASS_KEY } from '../../compute-class/selection';
import type { CapacityType } from '../../node-pool/settings';

/** A pool of nodes, as far as rules of a composition can know it. */
export interface KnownPool {
  /** For messages. */
  readonly title: string;
  /** Values that a label of its nodes may have. */
  readonly labels: ReadonlyMap<string, readonly string[]>;
  /** What labels begin with that all its nodes have, with values that are not known. */
  readonly domains: readonly string[];
  readonly taints: readonly Taint[];
  /** How its nodes may be paid for. */
  readonly capacityTypes: readonly CapacityType[];
  /** Whether it may have more nodes. */
  readonly grows: boolean;
  /** How many zones its nodes are in, where an autoscaler does not choose among them. Absent: whoever makes nodes does. */
  readonly unchosenZones?: number;
  /** Whether only pods get there that select it by this label. */
  readonly selectedBy?: string;
}

/** Pools of the cluster, and those that plans bring. */
export function knownPools({ cluster, plans }: Whole): readonly KnownPool[] {
  return [
    ...cluster.nodePools.filter(({ role }) => role === 'worker').map((pool) => poolOfCluster(pool, cluster)),
    ...plans.flatMap(objectsOf).flatMap((object) => {
      if (object.kind === 'NodePool' && object.apiVersion.startsWith('karpenter.sh/')) return [nodePool(object)];
      return object.kind === 'ComputeClass' ? [computeClass(object)] : [];
    }),
  ];
}

function poolOfCluster({ labels, name, nodes, spot, taints }: NodePool, cluster: Cluster<unknown>): KnownPool {
  const { distribution } = cluster;
  const ofAks = isAksCluster(cluster) ? cluster.aks.nodePools.find((pool) => pool.name === name) : undefined;
  return {
    title: `pool '${name}'`,
    labels: new Map(
      single({
        ...(distribution === 'eks' && { 'eks.amazonaws.com/capacityType': spot ? 'SPOT' : 'ON_DEMAND' }),
        ...(distribution === 'gke' && spot && { [GKE_SPOT.key]: 'true' }),
        ...labels,
      }),
    ),
    domains: [],
    taints,
    capacityTypes: [spot ? 'spot' : 'on-demand'],
    grows: nodes.max > nodes.min,
    ...(ofAks !== undefined && { unchosenZones: ofAks.zones.length }),
  };
}

function nodePool(object: KubernetesObject<unknown>): KnownPool {
  const { name } = object.metadata;
  const template = treeAt(object, 'spec', 'template');
  const spec = treeAt(template, 'spec');
  const requirements = treesOf(spec['requirements']).map(
    ({ key, values }) => [String(key), Array.isArray(values) ? values.map(String) : []] as const,
  );
  const labels = textsOf(treeAt(template, 'metadata', 'labels'));
  const given = new Map(requirements).get('karpenter.sh/capacity-type') ?? ['on-demand'];
  return {
    title: `pool '${name}'`,
    labels: new Map([
      ...requirements.filter(([, values]) => values.length > 0),
      ...single({ ...labels, 'karpenter.sh/nodepool': name }),
    ]),
    domains: ['karpenter.', 'eks.amazonaws.com/instance-'],
    taints: treesOf(spec['taints']) as unknown as readonly Taint[],
    capacityTypes: (['spot', 'on-demand'] as const).filter((type) => given.includes(type)),
    grows: true,
  };
}

function computeClass(object: KubernetesObject<unknown>): KnownPool {
  const { name } = object.metadata;
  const spec = treeAt(object, 'spec');
  const labels = textsOf(treeAt(spec, 'nodePoolConfig', 'nodeLabels'));
  const types = treesOf(spec['priorities']).map(({ spot }) => (spot === true ? 'spot' : 'on-demand'));
  return {
    title: `compute class '${name}'`,
    labels: new Map(single({ ...labels, [COMPUTE_CLASS_KEY]: name })),
    domains: ['cloud.google.com/gke-provisioning'],
    taints: [],
    capacityTypes: (['spot', 'on-demand'] as const).filter((type) => types.includes(type)),
    grows: true,
    selectedBy: COMPUTE_CLASS_KEY,
  };
}

/** Labels with one value each. */
function single(labels: Readonly<Record<string, string>>): readonly (readonly [string, readonly string[]])[] {
  return Object.entries(labels).map(([key, value]) => [key, [value]]);
}
