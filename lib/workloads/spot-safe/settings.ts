import type { Cluster } from '../../core/cluster';
import { terminationOf } from '../../nodes/termination/of-cluster';
import type { Termination } from '../../nodes/termination/termination';
import { safeUtilization } from '../placement/arithmetic';
import { placementOf } from '../placement/place';
import type { Placement } from '../placement/placement';
import { type NeedSettings, resolveNeed } from '../placement/settings';
import { zoneCountOf } from '../placement/zone-count';
import type { AutoscaleOptions } from './autoscale-options';
import { type LifeSettings, lifeOf } from './life';
import { type NodeChoice, nodeChoiceOf } from './node-choice';
import { identityOf, type WorkloadIdentity } from './objects/identity';
import type { ServiceSettings } from './objects/service';
import type { DisruptionBudgetOptions, RollOutOptions, SpotSafeWorkloadOptions } from './options';
import type { PodOptions } from './pod-options';
import type { ServicePortOptions } from './service-options';
import { awayIn, budgetFor } from './shares';

/** Everything about a workload, decided. */
export interface SpotSafeSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  /** As given, for rules about what the caller wrote. */
  readonly options: SpotSafeWorkloadOptions<S>;
  readonly identity: WorkloadIdentity;
  readonly need: NeedSettings;
  readonly placement: Placement;
  readonly termination: Termination;
  readonly life: LifeSettings;
  readonly nodes: NodeChoice;
  /** Absent: it has none. */
  readonly service?: ServiceSettings;
  readonly budget: DisruptionBudgetOptions;
  /** The most pods in one zone. Absent: there is one zone, or zones are kept even instead. */
  readonly zoneCap?: number;
  readonly rollOut: Required<RollOutOptions>;
  /** Absent: nothing scales it. */
  readonly autoscale?: AutoscaleSettings;
}

/** How a workload scales, decided. */
export interface AutoscaleSettings extends Required<AutoscaleOptions> {
  /** The highest CPU use at which those that are left stay below saturation. */
  readonly safeUtilization: number;
}

/** Fills in every default. */
export function resolveSpotSafe<S>(cluster: Cluster<S>, options: SpotSafeWorkloadOptions<S>): SpotSafeSettings<S> {
  const need = resolveNeed(options, zoneCountOf(cluster));
  const placement = placementOf(need);
  const termination = terminationOf(cluster, options.termination);
  const service = serviceOf(options.service, options.pod);
  const rollOut = rollOutOf(placement, options.rollOut);
  const cap = options.autoscale === undefined ? zoneCapOf(placement, rollOut) : undefined;
  return {
    cluster,
    options,
    identity: identityOf(options.name, options.namespace ?? 'default', options.labels),
    need,
    placement,
    termination,
    life: lifeOf(cluster.kubernetes, termination, options.readiness, options.drain),
    nodes: nodeChoiceOf(cluster, termination.handler, options.nodes),
    ...(service !== undefined && { service }),
    budget: options.disruptionBudget ?? budgetOf(placement),
    rollOut,
    ...(cap !== undefined && { zoneCap: cap }),
    ...(options.autoscale !== undefined && { autoscale: autoscaleOf(placement, options.autoscale) }),
  };
}

/** As much as the loss that is lived through takes: then a zone that goes drains at once. */
export function budgetOf({ disruptions, need, replicas }: Placement): DisruptionBudgetOptions {
  return { maxUnavailable: budgetFor(disruptions, replicas, need) };
}

/** No more pods than before, so that they fit where the old ones were, and no more away than a node takes along. */
export function rollOutOf({ podsPerNode }: Placement, options: RollOutOptions = {}): Required<RollOutOptions> {
  return {
    maxSurge: options.maxSurge ?? 0,
    maxUnavailable: options.maxUnavailable ?? podsPerNode,
    progressDeadlineSeconds: options.progressDeadlineSeconds ?? 600,
  };
}

/**
 * As many pods in a zone as its share, where their number is known and old ones go before new ones come: then a zone takes
 * back what it has lost also while another is away.
 */
export function zoneCapOf(
  { onZoneLoss, replicas, zone }: Placement,
  rollOut: Required<RollOutOptions>,
): number | undefined {
  const makesRoom = awayIn(rollOut, replicas) > 0;
  return zone !== undefined && onZoneLoss === 'hold' && makesRoom ? zone.pods : undefined;
}

/** Adds pods early enough for those that survive a loss. */
export function autoscaleOf({ disruptions, replicas }: Placement, options: AutoscaleOptions): AutoscaleSettings {
  const saturation = options.saturation ?? 0.9;
  const safe = safeUtilization(replicas - disruptions, replicas, saturation);
  return {
    maxReplicas: options.maxReplicas,
    saturation,
    targetUtilization: options.targetUtilization ?? Math.max(1, safe),
    scaleDownWindowSeconds: options.scaleDownWindowSeconds ?? 300,
    podsDownPerMinute: options.podsDownPerMinute ?? 1,
    safeUtilization: safe,
  };
}

function serviceOf(
  options: SpotSafeWorkloadOptions<unknown>['service'],
  pod: PodOptions<unknown>,
): ServiceSettings | undefined {
  if (options === false) return undefined;
  return { ...options, ports: options?.ports ?? containerPorts(pod) };
}

/** The ports of the first container, as callers then use them. */
function containerPorts({ containers: [first] }: PodOptions<unknown>): readonly ServicePortOptions[] {
  const ports = first?.ports ?? [];
  return ports.map(({ containerPort, name, protocol }) => ({
    port: containerPort,
    ...(name !== undefined ? { name } : ports.length > 1 && { name: `port-${containerPort}` }),
    ...(protocol !== undefined && { protocol }),
  }));
}
