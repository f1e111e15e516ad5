import type { GkeCluster } from '../../clusters/gke/gke-cluster';
import type { ComputeClassesOptions, ComputeClassOptions } from './options';
import type { ComputeClassPriority } from './priority-options';

/** A compute class with everything decided. */
export interface ComputeClassSettings<S = unknown> {
  /** As given, for rules about what the caller wrote. */
  readonly options: ComputeClassOptions<S>;
  /** What nodes may be, best first, with what comes after spot capacity. */
  readonly priorities: readonly ComputeClassPriority<S>[];
  /** Whether GKE makes node pools for it. */
  readonly createsPools: boolean;
  /** Whether Google runs its nodes, because of the class or of the cluster. */
  readonly isAutopilot: boolean;
  /** Whether pods move back to nodes of a better rule. */
  readonly movesBack: boolean;
}

/** Everything about compute classes, decided. */
export interface ComputeClassesSettings<S = unknown> {
  readonly cluster: GkeCluster<S>;
  readonly classes: readonly ComputeClassSettings<S>[];
}

/** Fills in every default. */
export function resolveComputeClasses<S>(
  cluster: GkeCluster<S>,
  { classes }: ComputeClassesOptions<S>,
): ComputeClassesSettings<S> {
  return { cluster, classes: classes.map((options) => resolveClass(options, cluster)) };
}

function resolveClass<S>(options: ComputeClassOptions<S>, cluster: GkeCluster<S>): ComputeClassSettings<S> {
  const { activeMigration, onDemandFallback = false } = options;
  const priorities = onDemandFallback ? withFallback(options.priorities) : options.priorities;
  return {
    options,
    priorities,
    createsPools: options.nodePoolAutoCreation ?? true,
    isAutopilot: cluster.gke.mode.isAutopilot || options.autopilot === true,
    movesBack: activeMigration?.optimizeRulePriority ?? hasFallback(priorities),
  };
}

/** The rules, and once more those with spot capacity, without. */
function withFallback<S>(priorities: readonly ComputeClassPriority<S>[]): readonly ComputeClassPriority<S>[] {
  return [...priorities, ...priorities.filter(isSpotRule).map((rule) => ({ ...rule, spot: false }))];
}

/** Whether a rule asks for spot capacity. */
export function isSpotRule({ spot = false }: ComputeClassPriority<unknown>): boolean {
  return spot;
}

/** Whether something else comes after spot capacity. */
function hasFallback(priorities: readonly ComputeClassPriority<unknown>[]): boolean {
  const first = priorities.findIndex(isSpotRule);
  return first >= 0 && priorities.slice(first).some((rule) => !isSpotRule(rule));
}
