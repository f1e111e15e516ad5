import type { LabelExpression } from '../../../../core/label-selector';
import type { PolicyAction } from '../actions';
import type { HookPolicyBase } from '../options';
import type { BinaryMatch, HookSelector } from '../selectors';
import type { ReadyMadePolicy } from './options';

/** The key by which the agent knows the namespace of a pod, beside its labels. */
const NAMESPACE_KEY = 'k8s:io.kubernetes.pod.namespace';

/** Whom a ready-made policy is about: pods, and in the whole cluster none of those that keep it going. */
export function scopeOf(policy: ReadyMadePolicy & { readonly kind: string }, tetragon: string): HookPolicyBase {
  const { containerSelector, exceptNamespaces, kind, mode, name = kind, namespace, podSelector = {} } = policy;
  const values = exceptNamespaces ?? [...new Set(['kube-system', tetragon])];
  const outside: LabelExpression = { key: NAMESPACE_KEY, operator: 'NotIn', values };
  const isNarrowed = namespace === undefined && values.length > 0;
  return {
    name,
    ...(namespace !== undefined && { namespace }),
    podSelector: {
      ...podSelector,
      ...(isNarrowed && { matchExpressions: [...(podSelector.matchExpressions ?? []), outside] }),
    },
    ...(containerSelector && { containerSelector }),
    ...(mode && { mode }),
  };
}

/** What happens: an event; or the call returns EPERM and the process ends. */
export function actionsFor(action: ReadyMadePolicy['action'] = 'report'): readonly PolicyAction[] {
  return action === 'deny' ? [{ action: 'Override', argError: -1 }, { action: 'Sigkill' }] : [{ action: 'Post' }];
}

/** Programs other than those that may do it. */
export function unless(except: readonly string[] | undefined): Pick<HookSelector, 'matchBinaries'> {
  const others: readonly BinaryMatch[] = [{ operator: 'NotIn', values: except ?? [] }];
  return except === undefined || except.length === 0 ? {} : { matchBinaries: others };
}
