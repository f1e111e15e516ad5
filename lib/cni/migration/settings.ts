import type { Cluster } from '../../core/cluster';
import type { NewCni } from './new-cni';
import type { OldCni } from './old-cni';
import type { MigrationOptions } from './options';

/** Everything about a migration, decided. */
export interface MigrationSettings {
  /** As it is today. */
  readonly cluster: Cluster;
  /** As given, for rules about what the caller wrote. */
  readonly options: MigrationOptions;
  readonly old: OldCni;
  readonly next: NewCni;
  /** Whether policies are taken away for the time, and put back. */
  readonly parksPolicies: boolean;
}

/** Whether a CNI enforces policies. */
export function enforcesPolicies({ plan }: OldCni): boolean {
  return plan.provides.includes('network-policy');
}
