export type { EventFilter, EventOptions, EventType, Redaction, RegularExpression } from './events';
export type {
  CgroupIdMap,
  RuntimeHooks,
  TetragonMetrics,
  TetragonOperator,
  TetragonOptions,
} from './options';
export { planTetragon } from './plan';
export type {
  NoPostAction,
  NotifyEnforcerAction,
  OverrideAction,
  PolicyAction,
  PostAction,
  SigkillAction,
  SignalAction,
} from './policies/actions';
export type { ArgumentType, HookArgument } from './policies/arguments';
export type {
  FoundFunctions,
  FoundSyscalls,
  FunctionList,
  Hook,
  KernelProbe,
  LsmHook,
  PolicyTag,
  ReturnArgument,
  SyscallList,
  Tracepoint,
  UserProbe,
} from './policies/hooks';
export type {
  Enforcer,
  HookPolicy,
  HookPolicyBase,
  KernelProbePolicy,
  LsmPolicy,
  PolicyScope,
  TracepointPolicy,
  TracingPolicy,
  UserProbePolicy,
} from './policies/options';
export type {
  CredentialAccessPolicy,
  KernelModulesPolicy,
  PrivilegeEscalationPolicy,
  ReadyMadePolicy,
  ShellConnectionsPolicy,
} from './policies/ready-made/options';
export type {
  ArgumentMatch,
  ArgumentOperator,
  BinaryMatch,
  CapabilityMatch,
  HookSelector,
  LinuxCapability,
  LinuxNamespace,
  NamespaceChangeMatch,
  NamespaceMatch,
  NamespaceValue,
} from './policies/selectors';
