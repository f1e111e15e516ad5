import type { Cluster } from '../../core/cluster';
import { reducedShares } from '../../nodes/karpenter/capacity-split';
import { HALF_LABEL } from '../../nodes/spot-capacity/labels';
import { leastZones, worstZone } from '../placement/arithmetic';
import { identityOf, type WorkloadIdentity } from '../spot-safe/objects/identity';
import type { RollOutOptions } from '../spot-safe/options';
import type { SpreadConstraintOptions } from '../spot-safe/pod-options';
import { resolveSpotSafe, type SpotSafeSettings, zoneCapOf } from '../spot-safe/settings';
import type { CapacityRatio, HybridWorkloadOptions, OnDemandBase } from './options';

/** Everything about a workload on both kinds of capacity, decided. */
export interface HybridSettings<S = unknown> {
  /** The workload as a whole, wherever its pods are. */
  readonly whole: SpotSafeSettings<S>;
  /** As given, for rules about what the caller wrote. */
  readonly options: HybridWorkloadOptions<S>;
  readonly split: BaseSettings | RatioSettings;
}

/** Two Deployments: pods on on-demand nodes, and the others. */
export interface BaseSettings {
  readonly kind: 'base';
  /** Pods on on-demand nodes: as many in each zone. */
  readonly onDemand: number;
  /** Pods on spot nodes, at least. Not above zero if the base is all there is. */
  readonly spot: number;
  /** The most pods of each half in a zone. Absent: it scales, or other zones take the pods of a lost one, and zones are kept even. */
  readonly zoneCaps: Readonly<Partial<Record<Half, number>>>;
  /** How each half is rolled out: both at once. */
  readonly rollOuts: Readonly<Record<Half, Required<RollOutOptions>>>;
}

/** One Deployment that is spread over a label. */
export interface RatioSettings {
  readonly kind: 'ratio';
  /** Parts on on-demand nodes, reduced as far as they can be. */
  readonly onDemand: number;
  /** Parts on spot nodes, likewise. */
  readonly spot: number;
  readonly label: string;
}

/** The half of a workload: its pods on on-demand nodes, or the others. */
export type Half = 'on-demand' | 'spot';

/** Fills in every default. */
export function resolveHybrid<S>(cluster: Cluster<S>, options: HybridWorkloadOptions<S>): HybridSettings<S> {
  const { split } = options;
  return split.kind === 'base' ? resolveBase(cluster, options, split) : resolveRatio(cluster, options, split);
}

function resolveBase<S>(
  cluster: Cluster<S>,
  options: HybridWorkloadOptions<S>,
  { onDemand: wanted }: OnDemandBase,
): HybridSettings<S> {
  // On-demand nodes are for the base: others that took them would keep it off, by the cap on pods of a node.
  const whole = resolveSpotSafe(cluster, { ...options, nodes: { capacity: 'spot', ...options.nodes } });
  // With as many of them in each zone, what a zone takes of two Deployments is what it would take of one.
  const zones = leastZones(whole.need);
  const onDemand = Math.ceil(wanted / zones) * zones;
  const spot = whole.placement.replicas - onDemand;
  const rollOuts = rollOutsOf(whole.rollOut);
  const capOf = (half: Half, replicas: number): Partial<Record<Half, number>> => {
    const isCapped = zoneCapOf({ ...whole.placement, replicas }, rollOuts[half]) !== undefined;
    return isCapped ? { [half]: worstZone(replicas, whole.need) } : {};
  };
  // The base does not scale, whatever the others do.
  const zoneCaps = { ...capOf('on-demand', onDemand), ...(whole.autoscale === undefined && capOf('spot', spot)) };
  return { whole, options, split: { kind: 'base', onDemand, spot, zoneCaps, rollOuts } };
}

/** Of what may be away, a pod is for the base, and what is left for the others; one each at least, or nothing goes on. */
function rollOutsOf(whole: Required<RollOutOptions>): BaseSettings['rollOuts'] {
  const { maxUnavailable } = whole;
  if (typeof maxUnavailable === 'string' || maxUnavailable === 0) return { 'on-demand': whole, spot: whole };
  return {
    'on-demand': { ...whole, maxUnavailable: 1 },
    spot: { ...whole, maxUnavailable: Math.max(1, maxUnavailable - 1) },
  };
}

function resolveRatio<S>(
  cluster: Cluster<S>,
  options: HybridWorkloadOptions<S>,
  split: CapacityRatio,
): HybridSettings<S> {
  const { label = 'capacity-spread' } = split;
  const { labels, name, namespace = 'default', pod } = options;
  const even: SpreadConstraintOptions = {
    maxSkew: 1,
    topologyKey: label,
    whenUnsatisfiable: 'DoNotSchedule',
    nodeTaintsPolicy: 'Honor',
    labelSelector: { matchLabels: identityOf(name, namespace, labels).matchLabels },
  };
  const whole = resolveSpotSafe(cluster, {
    ...options,
    nodes: { ...options.nodes, capacity: 'any' },
    pod: { ...pod, topologySpreadConstraints: [...(pod.topologySpreadConstraints ?? []), even] },
  });
  return { whole, options, split: { kind: 'ratio', ...reducedShares(split), label } };
}

/** What objects of a half have in common: pods of it have the labels of the whole, and one that tells which half. */
export function halfIdentity({ labels, matchLabels, name, namespace }: WorkloadIdentity, half: Half): WorkloadIdentity {
  const own = { [HALF_LABEL]: half };
  return {
    name: `${name}-${half}`,
    namespace,
    labels: { ...labels, ...own },
    matchLabels: { ...matchLabels, ...own },
  };
}
