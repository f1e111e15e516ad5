/**
 * What happens when a selector matches.
 * @discriminator action
 * @see https://tetragon.io/docs/concepts/tracing-policy/selectors/#actions-filter
 */
export type PolicyAction =
  | PostAction
  | NoPostAction
  | SigkillAction
  | SignalAction
  | OverrideAction
  | NotifyEnforcerAction;

/** Reports an event: also what happens without any action. */
export interface PostAction {
  /** What is done. */
  readonly action: 'Post';
  /**
   * How long the same event is not reported again: `5`, `5s`, `1m`, `1h`.
   * @pattern ^[1-9][0-9]{0,5}[smh]?$
   * @defaultValue every event is reported
   */
  readonly rateLimit?: string;
  /**
   * Whose events are the same, for `rateLimit`.
   * @defaultValue `'thread'`
   */
  readonly rateLimitScope?: 'thread' | 'process' | 'global';
  /**
   * Whether the event has the stack of the kernel.
   * @defaultValue `false`
   */
  readonly kernelStackTrace?: boolean;
  /**
   * Whether the event has the stack of the process.
   * @defaultValue `false`
   */
  readonly userStackTrace?: boolean;
  /**
   * Whether the event has the hash that the kernel's integrity subsystem knows of the file. Hooks of LSM only.
   * @defaultValue `false`
   */
  readonly imaHash?: boolean;
}

/** Reports nothing. */
export interface NoPostAction {
  /** What is done. */
  readonly action: 'NoPost';
}

/** Ends the process. What it called may be done by then. */
export interface SigkillAction {
  /** What is done. */
  readonly action: 'Sigkill';
}

/** Sends the process a signal. */
export interface SignalAction {
  /** What is done. */
  readonly action: 'Signal';
  /**
   * The signal's number: 9 is SIGKILL, 15 SIGTERM.
   * @minimum 1
   * @maximum 64
   * @asType integer
   */
  readonly argSig: number;
}

/** The call is not done, and returns an error. */
export interface OverrideAction {
  /** What is done. */
  readonly action: 'Override';
  /**
   * What the call returns: a negative number of an error, -1 is EPERM.
   * @minimum -4095
   * @maximum -1
   * @asType integer
   */
  readonly argError: number;
}

/** Tells the enforcer of the policy, which ends the process or overrides the call: for kernels without multiple probes. */
export interface NotifyEnforcerAction {
  /** What is done. */
  readonly action: 'NotifyEnforcer';
  /**
   * What the call returns: a negative number of an error.
   * @minimum -4095
   * @maximum -1
   * @asType integer
   * @defaultValue the call is done
   */
  readonly argError?: number;
  /**
   * The signal that the process gets.
   * @minimum 1
   * @maximum 64
   * @asType integer
   * @defaultValue none
   */
  readonly argSig?: number;
}

/** Whether an action does more than to report. */
export function enforces({ action }: PolicyAction): boolean {
  return action !== 'Post' && action !== 'NoPost';
}
