import type { PolicyScope } from '../options';

/** What every ready-made policy has. Processes of the node itself are never meant, only those of pods. */
export interface ReadyMadePolicy extends Omit<PolicyScope, 'hosts'> {
  /**
   * A DNS subdomain, unique among the policies of its namespace.
   * @defaultValue its kind
   */
  readonly name?: string;
  /**
   * What happens: an event, or the call is refused and the process ended. Try `mode: 'monitor'` before.
   * @defaultValue `'report'`
   */
  readonly action?: 'report' | 'deny';
  /**
   * Programs that may do it, by absolute path.
   * @maxItems 100
   * @defaultValue none
   */
  readonly except?: readonly string[];
  /**
   * Namespaces whose pods may do it, in a policy of the whole cluster.
   * @maxItems 100
   * @defaultValue `kube-system` and Tetragon's own
   */
  readonly exceptNamespaces?: readonly string[];
}

/** Pods that read or change files with credentials. */
export interface CredentialAccessPolicy extends ReadyMadePolicy {
  readonly kind: 'credential-access';
  /**
   * Beginnings of absolute paths, as containers see them.
   * @minItems 1
   * @maxItems 50
   * @defaultValue `/etc/shadow`, `/etc/sudoers`, `/root/.ssh/`, `/root/.aws/`, `/root/.docker/`, `/root/.kube/`
   */
  readonly paths?: readonly string[];
}

/** Pods whose processes become root, or make a user namespace where they are privileged. */
export interface PrivilegeEscalationPolicy extends Omit<ReadyMadePolicy, 'action'> {
  readonly kind: 'privilege-escalation';
}

/** Shells, and programs that they start, that open connections to somewhere outside. */
export interface ShellConnectionsPolicy extends Omit<ReadyMadePolicy, 'except'> {
  readonly kind: 'shell-connections';
  /**
   * Shells, by absolute path.
   * @minItems 1
   * @maxItems 50
   * @defaultValue `sh`, `bash`, `dash`, `ash`, `zsh` and `busybox` below `/bin` and `/usr/bin`
   */
  readonly shells?: readonly string[];
  /**
   * Networks that they may connect to, in CIDR notation.
   * @maxItems 100
   * @defaultValue loopback addresses, and the ranges of pods and Services that are known
   */
  readonly allowedNetworks?: readonly string[];
}

/** Pods that load kernel modules. */
export interface KernelModulesPolicy extends ReadyMadePolicy {
  readonly kind: 'kernel-modules';
}
