import { selectorValues } from '../../../core/label-selector';
import type { KubernetesObject } from '../../../core/plan';
import type { Values } from '../../../core/values';
import type { FunctionList, Hook, KernelProbe, Tracepoint } from './hooks';
import type { HookPolicy, KernelProbePolicy } from './options';
import type { CapabilityMatch, HookSelector, LinuxCapability } from './selectors';

/** A policy as Tetragon reads it. */
export function policyObject(policy: HookPolicy): KubernetesObject<never> {
  const { containerSelector, hosts, name, namespace, podSelector } = policy;
  const options = optionsOf(policy);
  return {
    apiVersion: 'cilium.io/v1alpha1',
    kind: namespace === undefined ? 'TracingPolicy' : 'TracingPolicyNamespaced',
    metadata: { name, ...(namespace !== undefined && { namespace }) },
    spec: {
      ...(podSelector && { podSelector: selectorValues(podSelector) }),
      ...(containerSelector && { containerSelector: selectorValues(containerSelector) }),
      ...(hosts === true && { hostSelector: {} }),
      ...hookValues(policy),
      ...(options.length > 0 && { options }),
    },
  };
}

function hookValues(policy: HookPolicy): Values<never> {
  switch (policy.kind) {
    case 'kprobes':
      return kernelValues(policy);
    case 'tracepoints':
      return { tracepoints: policy.tracepoints.map(tracepointValues) };
    case 'uprobes':
      return {
        uprobes: policy.uprobes.map(({ addrs, offsets, path, symbols, ...hook }) => ({
          path,
          ...(symbols && { symbols }),
          ...(offsets && { offsets }),
          ...(addrs && { addrs }),
          ...commonValues(hook),
        })),
      };
    case 'lsmhooks':
      return { lsmhooks: policy.lsmhooks.map(({ hook: name, ...hook }) => ({ hook: name, ...commonValues(hook) })) };
  }
}

function kernelValues({ enforcers, kprobes, lists = [] }: KernelProbePolicy): Values<never> {
  return {
    ...(lists.length > 0 && { lists: lists.map(values) }),
    ...(enforcers && enforcers.length > 0 && { enforcers: enforcers.map(({ calls }) => ({ calls })) }),
    kprobes: kprobes.map((probe) => probeValues(probe, lists)),
  };
}

function probeValues(probe: KernelProbe, lists: readonly FunctionList[]): Values<never> {
  const { call, ignoreMissing, returnArg } = probe;
  return {
    call,
    // Said always: without, functions would be taken for system calls.
    syscall: probe.syscall ?? isSyscall(call, lists),
    ...(ignoreMissing === true && { ignore: { callNotFound: true } }),
    ...(returnArg && { return: true, returnArg: { index: 0, type: returnArg.type } }),
    ...commonValues(probe),
  };
}

/** Whether what a `call` names is a system call. */
export function isSyscall(call: string, lists: readonly FunctionList[]): boolean {
  const list = lists.find(({ name }) => call === `list:${name}`);
  return list === undefined ? /^(__(x64|arm64|ia32)_)?sys_/.test(call) : list.type !== 'generated_ftrace';
}

function tracepointValues({ event, raw, subsystem, ...hook }: Tracepoint): Values<never> {
  return { subsystem, event, ...(raw === true && { raw }), ...commonValues(hook) };
}

function commonValues({ args, message, selectors, tags }: Hook): Values<never> {
  return {
    ...(args && args.length > 0 && { args: args.map(values) }),
    ...(message !== undefined && { message }),
    ...(tags && tags.length > 0 && { tags }),
    ...(selectors && selectors.length > 0 && { selectors: selectors.map(matchValues) }),
  };
}

function matchValues(selector: HookSelector): Values<never> {
  const { matchArgs, matchCapabilities, matchCapabilityChanges, matchReturnArgs, ...others } = selector;
  return {
    ...(matchArgs && { matchArgs: matchArgs.map((match) => values({ ...(!match.args && { index: 0 }), ...match })) }),
    ...(matchReturnArgs && { matchReturnArgs: matchReturnArgs.map((match) => values({ index: 0, ...match })) }),
    ...(matchCapabilities && { matchCapabilities: matchCapabilities.map(capabilityValues) }),
    ...(matchCapabilityChanges && { matchCapabilityChanges: matchCapabilityChanges.map(capabilityValues) }),
    ...Object.fromEntries(Object.entries(others).map(([key, entries]) => [key, entries.map(values)])),
  };
}

/** What has no maps in it, as values. */
function values(entry: object): Values<never> {
  return Object.fromEntries(Object.entries(entry));
}

function capabilityValues({
  operator,
  type = 'Effective',
  isNamespaceCapability,
  values: capabilities,
}: CapabilityMatch): Values<never> {
  return {
    type,
    operator,
    ...(isNamespaceCapability === true && { isNamespaceCapability }),
    values: capabilities.map(spelling),
  };
}

/** Of one capability the agent knows another name than everybody else. */
function spelling(capability: LinuxCapability): string {
  return capability === 'CAP_DAC_OVERRIDE' ? 'DAC_OVERRIDE' : capability;
}

function optionsOf(policy: HookPolicy): readonly Values<never>[] {
  const isSingle = policy.kind === 'kprobes' && needsSingleProbes(policy);
  return [
    ...(policy.mode === 'monitor' ? [{ name: 'policy-mode', value: 'monitor' }] : []),
    ...(isSingle ? [{ name: 'disable-kprobe-multi', value: '1' }] : []),
  ];
}

/** Several probes at once can neither override security hooks, nor be two of the same function. */
function needsSingleProbes({ kprobes }: KernelProbePolicy): boolean {
  const calls = kprobes.map(({ call }) => call);
  return (
    new Set(calls).size < calls.length ||
    kprobes.some(
      ({ call, selectors = [] }) =>
        call.startsWith('security_') &&
        selectors.some(({ matchActions = [] }) => matchActions.some(({ action }) => action === 'Override')),
    )
  );
}
