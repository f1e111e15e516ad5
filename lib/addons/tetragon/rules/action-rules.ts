import { enforces } from '../policies/actions';
import type { HookPolicy } from '../policies/options';
import { actionsOf, type PlacedAction, placedHooks, selectorsOf } from '../policies/places';
import type { HookSelector } from '../policies/selectors';
import { DOCS, SOURCE, type TetragonRule } from './rule-type';

const OVERRIDE = `${DOCS}/concepts/tracing-policy/selectors/#override-action`;

/** What policies do. */
export const ACTION_RULES: readonly TetragonRule[] = [
  {
    id: 'tetragon/enforcement-is-narrowed',
    title: 'A policy that ends processes or refuses calls says which ones',
    severity: 'error',
    evidence: `${DOCS}/concepts/tracing-policy/selectors/#sigkill-action`,
    check: ({ policies }, report) => {
      for (const { place, selector, path } of selectorsOf(placedHooks(policies))) {
        if (!(selector.matchActions ?? []).some(enforces) || place.policy.mode === 'monitor') continue;
        if (isNarrowed(selector) || selectsSome(place.policy)) continue;
        report({
          path,
          message: 'every process that gets here is meant, in all pods and in what keeps nodes running',
          fix: 'say which in podSelector, matchArgs or matchBinaries, or try it with mode monitor',
        });
      }
    },
  },
  {
    id: 'tetragon/override-is-possible',
    title: 'Only system calls and security hooks can be refused',
    severity: 'error',
    evidence: OVERRIDE,
    check: ({ policies }, report) => {
      for (const { path, place } of overridesOf(actionsOf(placedHooks(policies)))) {
        const isPossible =
          place.kind === 'lsmhooks' ||
          (place.kind === 'kprobes' && /^(list:|security_|(__(x64|arm64|ia32)_)?sys_)/.test(place.hook.call));
        if (isPossible) continue;
        report({
          path,
          message: 'the kernel cannot refuse this, so the agent refuses the policy or does nothing',
          fix: 'use Sigkill, or hook the system call or the function security_… that leads here',
        });
      }
    },
  },
  {
    id: 'tetragon/override-needs-error-injection',
    title: 'Kernels refuse system calls for Tetragon only if they are built with error injection',
    severity: 'warning',
    evidence: OVERRIDE,
    check: ({ policies }, report) => {
      for (const { path, place } of overridesOf(actionsOf(placedHooks(policies)))) {
        if (place.kind !== 'kprobes' || place.hook.call.startsWith('security_')) continue;
        report({
          path,
          message: 'without CONFIG_BPF_KPROBE_OVERRIDE in the kernel of a node, the policy holds nowhere there',
          fix: 'look with tetra probe config and waive this, or override the function security_… that the call leads to',
        });
      }
    },
  },
  {
    id: 'tetragon/enforcers-are-there',
    title: 'NotifyEnforcer tells an enforcer of the policy',
    severity: 'error',
    evidence: `${DOCS}/concepts/tracing-policy/selectors/#notify-enforcer-action`,
    check: ({ policies }, report) => {
      for (const { action, path, place } of actionsOf(placedHooks(policies))) {
        if (action.action !== 'NotifyEnforcer' || place.kind === 'lsmhooks') continue;
        if (place.policy.kind === 'kprobes' && (place.policy.enforcers ?? []).length > 0) continue;
        report({
          path,
          message: 'the policy has no enforcer, so the agent refuses it',
          fix: 'add the call to enforcers of a policy of the kind kprobes, or use Sigkill or Override',
        });
      }
    },
  },
  {
    id: 'tetragon/lsm-hooks-take-the-action',
    title: 'Hooks of LSM report, refuse and end, and know of no stacks, enforcers and returned values',
    severity: 'error',
    evidence: `${SOURCE}/pkg/sensors/tracing/genericlsm.go`,
    check: ({ policies }, report) => {
      const hooks = placedHooks(policies).filter(({ kind }) => kind === 'lsmhooks');
      for (const { action, path } of actionsOf(hooks)) {
        const isStack =
          action.action === 'Post' && (action.kernelStackTrace === true || action.userStackTrace === true);
        if (!isStack && action.action !== 'NotifyEnforcer') continue;
        report({
          path,
          message: 'the agent refuses it at a hook of LSM',
          fix: isStack ? 'remove the stacks, or use kprobes' : 'use Override or Sigkill',
        });
      }
    },
  },
  {
    id: 'tetragon/hashes-are-of-lsm-hooks',
    title: 'Hashes of files are known to hooks of LSM',
    severity: 'error',
    evidence: `${DOCS}/concepts/tracing-policy/selectors/#file-hash-collection-with-ima`,
    check: ({ policies }, report) => {
      for (const { action, path, place } of actionsOf(placedHooks(policies))) {
        if (action.action !== 'Post' || action.imaHash !== true || place.kind === 'lsmhooks') continue;
        report({
          path: [...path, 'imaHash'],
          message: 'events of other hooks have no hash',
          fix: 'remove it, or use lsmhooks with file_open, bprm_check_security or mmap_file',
        });
      }
    },
  },
];

function overridesOf(actions: readonly PlacedAction[]): readonly PlacedAction[] {
  return actions.filter(({ action }) => action.action === 'Override');
}

function isNarrowed({ matchActions: _actions, ...matches }: HookSelector): boolean {
  return Object.values(matches).some((one: readonly unknown[] | undefined) => (one ?? []).length > 0);
}

function selectsSome({ containerSelector, namespace, podSelector }: HookPolicy): boolean {
  const says = [podSelector, containerSelector].some(
    (selector) => Object.keys(selector?.matchLabels ?? {}).length > 0 || (selector?.matchExpressions ?? []).length > 0,
  );
  return says || (namespace !== undefined && namespace !== 'kube-system');
}
