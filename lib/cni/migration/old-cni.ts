import type { InstallPlan } from '../../core/plan';
import type { CniFolders } from '../cilium/migration';
import type { MigrationStep } from './migration';

/** What a migration must know of the CNI that goes. */
export interface OldCni {
  /** As a sentence calls it. */
  readonly name: string;
  /** What runs today. */
  readonly plan: InstallPlan;
  /** Its agents. Absent: they are a part of the distribution's own process. */
  readonly agents?: { readonly namespace: string; readonly daemonSet: string; readonly selector: string };
  /** Where container runtimes look for plugins, where it is not the usual place. */
  readonly folders?: CniFolders;
  /** Its configuration, in the folder of those. */
  readonly configuration: string;
  /** What its interfaces are called, as regular expressions. */
  readonly interfaces: readonly string[];
  /** Kinds of policy of its own, as kubectl names them: nothing translates them. */
  readonly ownPolicies: readonly string[];
  /** What it must be told before another CNI is beside it. */
  readonly prepare: readonly MigrationStep[];
  /** How it is taken away, once no pod has an address of it. */
  readonly remove: readonly MigrationStep[];
  /** Files that the last steps need, relative to the folder of that phase. */
  readonly files: readonly { readonly path: string; readonly content: string }[];
}
