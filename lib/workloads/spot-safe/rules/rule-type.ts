import type { Rule } from '../../../core/rule';
import type { SpotSafeWorkloadOptions } from '../options';
import type { SpotSafeSettings } from '../settings';

/** What rules about workloads of any kind look at. */
export interface WorkloadRuleSubject extends Pick<SpotSafeSettings, 'identity' | 'nodes' | 'termination'> {
  /** As given. */
  readonly options: Pick<SpotSafeWorkloadOptions<unknown>, 'labels' | 'nodes' | 'pod' | 'priority'>;
}

/** A rule about workloads of any kind. */
export type WorkloadRule = Rule<WorkloadRuleSubject>;

/** What rules about pods that serve look at. */
export interface PodRuleSubject
  extends Pick<SpotSafeSettings, 'cluster' | 'identity' | 'life' | 'nodes' | 'placement' | 'termination'> {
  /** As given. */
  readonly options: Pick<SpotSafeWorkloadOptions<unknown>, 'drain' | 'nodes' | 'pod' | 'readiness'>;
}

/** A rule about pods that serve. */
export type PodRule = Rule<PodRuleSubject>;

/** What rules about budgets look at. */
export interface BudgetRuleSubject extends Pick<SpotSafeSettings, 'budget' | 'life' | 'placement' | 'termination'> {
  /** As given. */
  readonly options: Pick<SpotSafeWorkloadOptions<unknown>, 'disruptionBudget'>;
}

/** A rule about what may be taken away. */
export type BudgetRule = Rule<BudgetRuleSubject>;

/** A rule about a workload as a whole. */
export type SpotSafeRule = Rule<SpotSafeSettings>;
