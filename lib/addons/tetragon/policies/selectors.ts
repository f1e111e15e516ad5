import type { PolicyAction } from './actions';

/**
 * When something happens: everything in a selector must hold; of several selectors the first that matches acts. Empty:
 * always.
 * @see https://tetragon.io/docs/concepts/tracing-policy/selectors/
 */
export interface HookSelector {
  /**
   * Which arguments. Kernels before 5.3 take one.
   * @minItems 1
   * @maxItems 5
   * @defaultValue any
   */
  readonly matchArgs?: readonly ArgumentMatch[];
  /**
   * What the function returns. Functions with `returnArg` only.
   * @minItems 1
   * @maxItems 5
   * @defaultValue anything
   */
  readonly matchReturnArgs?: readonly ArgumentMatch[];
  /**
   * Which programs: one comparison.
   * @minItems 1
   * @maxItems 1
   * @defaultValue any
   */
  readonly matchBinaries?: readonly BinaryMatch[];
  /**
   * Which Linux namespaces the process is in. Kernels before 5.3 take four.
   * @minItems 1
   * @maxItems 10
   * @defaultValue any
   */
  readonly matchNamespaces?: readonly NamespaceMatch[];
  /**
   * Which Linux namespaces the process leaves. Kernels from 5.3.
   * @minItems 1
   * @maxItems 1
   * @defaultValue any
   */
  readonly matchNamespaceChanges?: readonly NamespaceChangeMatch[];
  /**
   * Which capabilities the process has: any of those listed.
   * @minItems 1
   * @maxItems 8
   * @defaultValue any
   */
  readonly matchCapabilities?: readonly CapabilityMatch[];
  /**
   * Which capabilities of the process change.
   * @minItems 1
   * @maxItems 8
   * @defaultValue any
   */
  readonly matchCapabilityChanges?: readonly CapabilityMatch[];
  /**
   * What happens.
   * @minItems 1
   * @maxItems 3
   * @defaultValue an event is reported
   */
  readonly matchActions?: readonly PolicyAction[];
}

/** How an argument is compared. `SubString`, `SubStringIgnCase`, `FileType` and `NotFileType` are new in 1.7. */
export type ArgumentOperator =
  | 'CapabilitiesGained'
  | 'DAddr'
  | 'DPort'
  | 'DPortPriv'
  | 'Equal'
  | 'Family'
  | 'FileType'
  | 'GT'
  | 'InMap'
  | 'InRange'
  | 'LT'
  | 'Mask'
  | 'NotDAddr'
  | 'NotDPort'
  | 'NotDPortPriv'
  | 'NotEqual'
  | 'NotFileType'
  | 'NotInMap'
  | 'NotInRange'
  | 'NotPostfix'
  | 'NotPrefix'
  | 'NotSAddr'
  | 'NotSPort'
  | 'NotSportPriv'
  | 'Postfix'
  | 'Prefix'
  | 'Protocol'
  | 'SAddr'
  | 'SPort'
  | 'SPortPriv'
  | 'State'
  | 'SubString'
  | 'SubStringIgnCase';

/** A comparison of an argument. */
export interface ArgumentMatch {
  /**
   * Which argument, as `args` counts: its `index` there.
   * @minimum 0
   * @maximum 64
   * @asType integer
   * @defaultValue `0`
   */
  readonly index?: number;
  /**
   * For `CapabilitiesGained`: places in `args`, from 0, of the new and the old capabilities.
   * @minItems 2
   * @maxItems 2
   * @defaultValue none
   */
  readonly args?: readonly number[];
  /** How it is compared. */
  readonly operator: ArgumentOperator;
  /**
   * With what: any of them. Numbers are written as strings, and at most four.
   * @maxItems 500
   * @defaultValue none, for operators that compare with nothing
   */
  readonly values?: readonly string[];
}

/** A comparison of the program that a process runs. */
export interface BinaryMatch {
  /** How: the whole path, its beginning or its end. */
  readonly operator: 'In' | 'NotIn' | 'Prefix' | 'NotPrefix' | 'Postfix' | 'NotPostfix';
  /**
   * Absolute paths, as they are in the container.
   * @minItems 1
   * @maxItems 500
   */
  readonly values: readonly string[];
  /**
   * Whether processes that these programs start are meant too. For `In` and `NotIn`.
   * @defaultValue `false`
   */
  readonly followChildren?: boolean;
}

/** A kind of Linux namespace. */
export type LinuxNamespace =
  | 'Cgroup'
  | 'Ipc'
  | 'Mnt'
  | 'Net'
  | 'Pid'
  | 'PidForChildren'
  | 'Time'
  | 'TimeForChildren'
  | 'User'
  | 'Uts';

/** A comparison of a Linux namespace of the process. */
export interface NamespaceMatch {
  /** Which one. `Time` and `TimeForChildren`: kernels from 5.6. */
  readonly namespace: LinuxNamespace;
  /** Whether it is one of these, or none of them. */
  readonly operator: 'In' | 'NotIn';
  /**
   * `host_ns` is that of the node; otherwise the number that `/proc/PID/ns` shows.
   * @minItems 1
   * @maxItems 4
   */
  readonly values: readonly NamespaceValue[];
}

/**
 * A Linux namespace: the node's own, or a number.
 * @pattern ^(host_ns|[1-9][0-9]{0,9})$
 */
export type NamespaceValue = string;

/** A comparison of the namespaces that a process changes. */
export interface NamespaceChangeMatch {
  /** Whether one of these changes, or one that is none of them. */
  readonly operator: 'In' | 'NotIn';
  /**
   * Which ones.
   * @minItems 1
   * @maxItems 10
   */
  readonly values: readonly LinuxNamespace[];
}

/** A comparison of capabilities. */
export interface CapabilityMatch {
  /**
   * Which set of the process.
   * @defaultValue `'Effective'`
   */
  readonly type?: 'Effective' | 'Inheritable' | 'Permitted';
  /** Whether it has one of these, or none of them. */
  readonly operator: 'In' | 'NotIn';
  /**
   * Whether only processes in a user namespace other than the node's are meant.
   * @defaultValue `false`
   */
  readonly isNamespaceCapability?: boolean;
  /**
   * Which ones.
   * @minItems 1
   * @maxItems 41
   */
  readonly values: readonly LinuxCapability[];
}

/** A capability of Linux. */
export type LinuxCapability =
  | 'CAP_AUDIT_CONTROL'
  | 'CAP_AUDIT_READ'
  | 'CAP_AUDIT_WRITE'
  | 'CAP_BLOCK_SUSPEND'
  | 'CAP_BPF'
  | 'CAP_CHECKPOINT_RESTORE'
  | 'CAP_CHOWN'
  | 'CAP_DAC_OVERRIDE'
  | 'CAP_DAC_READ_SEARCH'
  | 'CAP_FOWNER'
  | 'CAP_FSETID'
  | 'CAP_IPC_LOCK'
  | 'CAP_IPC_OWNER'
  | 'CAP_KILL'
  | 'CAP_LEASE'
  | 'CAP_LINUX_IMMUTABLE'
  | 'CAP_MAC_ADMIN'
  | 'CAP_MAC_OVERRIDE'
  | 'CAP_MKNOD'
  | 'CAP_NET_ADMIN'
  | 'CAP_NET_BIND_SERVICE'
  | 'CAP_NET_BROADCAST'
  | 'CAP_NET_RAW'
  | 'CAP_PERFMON'
  | 'CAP_SETFCAP'
  | 'CAP_SETGID'
  | 'CAP_SETPCAP'
  | 'CAP_SETUID'
  | 'CAP_SYSLOG'
  | 'CAP_SYS_ADMIN'
  | 'CAP_SYS_BOOT'
  | 'CAP_SYS_CHROOT'
  | 'CAP_SYS_MODULE'
  | 'CAP_SYS_NICE'
  | 'CAP_SYS_PACCT'
  | 'CAP_SYS_PTRACE'
  | 'CAP_SYS_RAWIO'
  | 'CAP_SYS_RESOURCE'
  | 'CAP_SYS_TIME'
  | 'CAP_SYS_TTY_CONFIG'
  | 'CAP_WAKE_ALARM';
