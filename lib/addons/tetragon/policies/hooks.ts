import type { ArgumentType, HookArgument } from './arguments';
import type { HookSelector } from './selectors';

/** What every hook has. */
export interface Hook {
  /**
   * Arguments to read, in the order in which events have them.
   * @maxItems 5
   * @defaultValue none
   */
  readonly args?: readonly HookArgument[];
  /**
   * When it acts, and how.
   * @maxItems 5
   * @defaultValue always, with an event
   */
  readonly selectors?: readonly HookSelector[];
  /**
   * What its events say. Longer than 256 characters is cut.
   * @minLength 2
   * @maxLength 256
   * @defaultValue nothing
   */
  readonly message?: string;
  /**
   * What its events can be sorted by.
   * @maxItems 16
   * @defaultValue none
   */
  readonly tags?: readonly PolicyTag[];
}

/**
 * A word on events.
 * @minLength 2
 * @maxLength 128
 */
export type PolicyTag = string;

/** A function of the kernel. */
export interface KernelProbe extends Hook {
  /** Its name: `sys_openat` for a system call, `security_file_permission`; or `list:NAME` for one of `lists`. */
  readonly call: string;
  /**
   * Whether it is a system call, whose arguments are elsewhere.
   * @defaultValue whether the name begins with `sys_`, or the list is one of system calls
   */
  readonly syscall?: boolean;
  /** How what it returns is read. @defaultValue not at all */
  readonly returnArg?: ReturnArgument;
  /**
   * Whether nodes whose kernel lacks the function do without. Otherwise the policy fails there.
   * @defaultValue `false`
   */
  readonly ignoreMissing?: boolean;
}

/** What a function returns. */
export interface ReturnArgument {
  /** How it is read. System calls: `int` or `long`. */
  readonly type: ArgumentType;
}

/** A tracepoint of the kernel: stable between its versions. */
export interface Tracepoint extends Hook {
  /** As below `/sys/kernel/tracing/events`: `syscalls`. */
  readonly subsystem: string;
  /** As below its subsystem: `sys_enter_openat`. */
  readonly event: string;
  /**
   * Whether arguments are those of the raw tracepoint.
   * @defaultValue `false`
   */
  readonly raw?: boolean;
}

/** Functions of programs. Exactly one of `symbols`, `offsets` and `addrs` says which. */
export interface UserProbe extends Hook {
  /** The program or library, as a path that the agent sees: of the node, or of a container below `/procRoot`. */
  readonly path: string;
  /**
   * Functions by name.
   * @minItems 1
   * @maxItems 100
   * @defaultValue none
   */
  readonly symbols?: readonly string[];
  /**
   * Functions by their place in the file.
   * @minItems 1
   * @maxItems 100
   * @defaultValue none
   */
  readonly offsets?: readonly number[];
  /**
   * Functions by their address in memory.
   * @minItems 1
   * @maxItems 100
   * @defaultValue none
   */
  readonly addrs?: readonly number[];
}

/** A hook of the kernel's security modules. Kernels from 5.7 that are started with `lsm=…,bpf`. */
export interface LsmHook extends Hook {
  /** Without prefix: `file_open`, `bprm_check_security`. */
  readonly hook: string;
}

/**
 * Functions that a `call` can name together.
 * @discriminator type
 */
export type FunctionList = SyscallList | FoundSyscalls | FoundFunctions;

/** System calls by name. */
export interface SyscallList {
  readonly type: 'syscalls';
  /** What `list:NAME` says. */
  readonly name: string;
  /**
   * `sys_openat` …
   * @minItems 1
   * @maxItems 500
   */
  readonly values: readonly string[];
}

/** Every system call that the kernel has. */
export interface FoundSyscalls {
  readonly type: 'generated_syscalls';
  /** What `list:NAME` says. */
  readonly name: string;
}

/** Functions that the kernel can trace, by the beginning of their names. */
export interface FoundFunctions {
  readonly type: 'generated_ftrace';
  /** What `list:NAME` says. */
  readonly name: string;
  /** A pattern: `^security_file_`. */
  readonly pattern: string;
}
