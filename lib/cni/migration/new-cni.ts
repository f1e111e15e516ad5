import type { HelmStep, InstallPlan } from '../../core/plan';
import type { CiliumOptions } from '../cilium/options';

/** What a migration must know of the CNI that comes. */
export interface NewCni {
  /** As a sentence calls it. */
  readonly name: string;
  /** Its options at the end, with what the migration decides. */
  readonly options: CiliumOptions;
  /** The plan at the end. */
  readonly plan: InstallPlan;
  /** The release of that plan. */
  readonly release: HelmStep;
}
