import type { LabelSelector } from '../../../core/label-selector';
import type { FunctionList, KernelProbe, LsmHook, Tracepoint, UserProbe } from './hooks';
import type {
  CredentialAccessPolicy,
  KernelModulesPolicy,
  PrivilegeEscalationPolicy,
  ShellConnectionsPolicy,
} from './ready-made/options';

/**
 * What Tetragon watches, and what it does then. One policy has hooks of one kind.
 * @discriminator kind
 * @see https://tetragon.io/docs/concepts/tracing-policy/
 */
export type TracingPolicy =
  | KernelProbePolicy
  | TracepointPolicy
  | UserProbePolicy
  | LsmPolicy
  | CredentialAccessPolicy
  | PrivilegeEscalationPolicy
  | ShellConnectionsPolicy
  | KernelModulesPolicy;

/** A policy whose hooks are said one by one. */
export type HookPolicy = KernelProbePolicy | TracepointPolicy | UserProbePolicy | LsmPolicy;

/** Whom a policy is about. */
export interface PolicyScope {
  /**
   * The namespace whose pods it is about: a TracingPolicyNamespaced. Absent: the whole cluster, a TracingPolicy.
   * @defaultValue the whole cluster
   */
  readonly namespace?: string;
  /** Pods that it is about. @defaultValue all */
  readonly podSelector?: LabelSelector;
  /**
   * Containers that it is about, by the key `name`.
   * @defaultValue all
   */
  readonly containerSelector?: LabelSelector;
  /**
   * Whether processes of the node itself are meant beside the selected pods. From 1.7. Without any selector they always
   * are, in a policy of the whole cluster.
   * @defaultValue `false` where pods or containers are selected
   */
  readonly hosts?: boolean;
  /**
   * `monitor`: report what would be enforced, and do nothing.
   * @defaultValue `'enforce'`
   */
  readonly mode?: 'enforce' | 'monitor';
}

/** What every policy has whose hooks are said one by one. */
export interface HookPolicyBase extends PolicyScope {
  /** A DNS subdomain, unique among the policies of its namespace. */
  readonly name: string;
}

/** Functions of the kernel. */
export interface KernelProbePolicy extends HookPolicyBase {
  readonly kind: 'kprobes';
  /**
   * At least one.
   * @minItems 1
   * @maxItems 100
   */
  readonly kprobes: readonly KernelProbe[];
  /**
   * Functions that `call` names together.
   * @maxItems 20
   * @defaultValue none
   */
  readonly lists?: readonly FunctionList[];
  /**
   * Calls that `NotifyEnforcer` can end or override.
   * @maxItems 20
   * @defaultValue none
   */
  readonly enforcers?: readonly Enforcer[];
}

/** Calls where the enforcer waits. */
export interface Enforcer {
  /**
   * System calls and functions `security_…`, or `list:NAME`.
   * @minItems 1
   * @maxItems 500
   */
  readonly calls: readonly string[];
}

/** Tracepoints of the kernel. */
export interface TracepointPolicy extends HookPolicyBase {
  readonly kind: 'tracepoints';
  /**
   * At least one.
   * @minItems 1
   * @maxItems 100
   */
  readonly tracepoints: readonly Tracepoint[];
}

/** Functions of programs. */
export interface UserProbePolicy extends HookPolicyBase {
  readonly kind: 'uprobes';
  /**
   * At least one.
   * @minItems 1
   * @maxItems 100
   */
  readonly uprobes: readonly UserProbe[];
}

/** Hooks of the kernel's security modules. */
export interface LsmPolicy extends HookPolicyBase {
  readonly kind: 'lsmhooks';
  /**
   * At least one.
   * @minItems 1
   * @maxItems 100
   */
  readonly lsmhooks: readonly LsmHook[];
}
