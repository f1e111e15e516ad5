import { type ResolvedChart, resolveChart } from '../../charts';
import type { EksCluster } from '../../clusters/eks';
import type { PoolsSettings } from '../node-pool/settings';
import { type PodEstimate, podEstimateOf } from './estimate';
import { type NodeClassSettings, resolveNodeClass } from './node-class';
import { type AwsNodePoolSettings, resolveNodePool } from './node-pool';
import type { KarpenterFeatureGates, KarpenterOptions, KarpenterPoolsOptions } from './options';
import { KARPENTER_PROVIDER } from './provider';

/** Everything about pools of Karpenter and their node classes, decided. */
export interface KarpenterPoolsSettings<S = unknown> extends PoolsSettings {
  readonly nodePools: readonly AwsNodePoolSettings[];
  readonly cluster: EksCluster<S>;
  readonly versionOption: string | undefined;
  readonly kubernetes: string;
  readonly chart: ResolvedChart;
  readonly estimate: PodEstimate;
  readonly nodeRole: S | undefined;
  readonly nodeClasses: readonly NodeClassSettings<S>[];
}

/** Everything about a Karpenter installation, decided. */
export interface KarpenterSettings<S = unknown> extends KarpenterPoolsSettings<S> {
  /** As given, for rules about what the caller wrote. */
  readonly options: KarpenterOptions<S>;
  readonly crds: 'objects' | 'release';
  readonly replicas: number;
  /** Whether the controller listens on the node, because the control plane reaches no pod. */
  readonly hostNetwork: boolean;
  readonly serviceAccount: string;
  readonly isolatedVpc: boolean;
  readonly featureGates: Required<KarpenterFeatureGates>;
}

/** Fills in every default of pools and node classes. */
export function resolvePools<S>(cluster: EksCluster<S>, options: KarpenterPoolsOptions<S>): KarpenterPoolsSettings<S> {
  const estimate = podEstimateOf(cluster);
  const nodeClasses = (options.nodeClasses ?? []).map((one) =>
    resolveNodeClass(one, cluster, options.nodeRole, estimate),
  );
  const nodePools = (options.nodePools ?? []).map((pool) => {
    const name = pool.nodeClass ?? nodeClasses[0]?.options.name ?? 'default';
    const os = nodeClasses.find((one) => one.options.name === name)?.os ?? 'linux';
    const traits = { os, nitro: estimate.prefixes || estimate.trunks };
    return resolveNodePool(pool, KARPENTER_PROVIDER, name, traits, options.startupTaints ?? []);
  });
  return {
    cluster,
    versionOption: options.version,
    kubernetes: cluster.kubernetes,
    chart: resolveChart('karpenter', options.version),
    estimate,
    provider: KARPENTER_PROVIDER,
    nodeRole: options.nodeRole,
    nodeClasses,
    nodePools,
    classNames: nodeClasses.length === 0 ? undefined : nodeClasses.map((one) => one.options.name),
  };
}

/** Fills in every default. */
export function resolveKarpenter<S>(cluster: EksCluster<S>, options: KarpenterOptions<S>): KarpenterSettings<S> {
  const pools = resolvePools(cluster, options);
  const { vpc } = cluster.eks;
  return {
    ...pools,
    classNames: pools.nodeClasses.map((one) => one.options.name),
    options,
    crds: options.crds ?? 'objects',
    replicas: options.replicas ?? 2,
    hostNetwork: !cluster.platform.apiServerReachesPods,
    serviceAccount: options.serviceAccount ?? 'karpenter',
    isolatedVpc: options.isolatedVpc ?? (vpc.kind === 'new' && vpc.nat === 'none'),
    featureGates: {
      nodeRepair: false,
      nodeOverlay: false,
      reservedCapacity: true,
      spotToSpotConsolidation: false,
      staticCapacity: false,
      capacityBuffer: false,
      ...options.featureGates,
    },
  };
}
