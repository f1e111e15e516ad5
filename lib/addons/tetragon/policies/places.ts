import type { Path } from '../../../core/path';
import type { PlannedPolicy } from '../settings';
import type { PolicyAction } from './actions';
import type { HookArgument } from './arguments';
import type { Hook, KernelProbe, LsmHook, Tracepoint, UserProbe } from './hooks';
import type { HookPolicy } from './options';
import type { ArgumentMatch, HookSelector } from './selectors';

/** A hook, and where it was written. */
export type PlacedHook =
  | { readonly kind: 'kprobes'; readonly policy: HookPolicy; readonly path: Path; readonly hook: KernelProbe }
  | { readonly kind: 'tracepoints'; readonly policy: HookPolicy; readonly path: Path; readonly hook: Tracepoint }
  | { readonly kind: 'uprobes'; readonly policy: HookPolicy; readonly path: Path; readonly hook: UserProbe }
  | { readonly kind: 'lsmhooks'; readonly policy: HookPolicy; readonly path: Path; readonly hook: LsmHook };

/** The hooks that callers wrote: those of ready-made policies have no place. */
export function placedHooks(policies: readonly PlannedPolicy[]): readonly PlacedHook[] {
  return policies.flatMap(({ options, index }) => (isReadyMade(options) ? [] : hooksAt(options, ['policies', index])));
}

function isReadyMade(options: PlannedPolicy['options']): options is Exclude<PlannedPolicy['options'], HookPolicy> {
  return !['kprobes', 'tracepoints', 'uprobes', 'lsmhooks'].includes(options.kind);
}

function hooksAt(policy: HookPolicy, path: Path): readonly PlacedHook[] {
  switch (policy.kind) {
    case 'kprobes':
      return policy.kprobes.map((hook, at) => ({ kind: 'kprobes', policy, path: [...path, 'kprobes', at], hook }));
    case 'tracepoints':
      return policy.tracepoints.map((hook, at) => ({
        kind: 'tracepoints',
        policy,
        path: [...path, 'tracepoints', at],
        hook,
      }));
    case 'uprobes':
      return policy.uprobes.map((hook, at) => ({ kind: 'uprobes', policy, path: [...path, 'uprobes', at], hook }));
    case 'lsmhooks':
      return policy.lsmhooks.map((hook, at) => ({ kind: 'lsmhooks', policy, path: [...path, 'lsmhooks', at], hook }));
  }
}

/** Every hook of a policy, whoever wrote it. */
export function hooksIn(policy: HookPolicy): readonly Hook[] {
  return hooksAt(policy, []).map(({ hook }) => hook);
}

/** A selector, and where it was written. */
export interface PlacedSelector {
  readonly place: PlacedHook;
  readonly selector: HookSelector;
  readonly path: Path;
}

/** The selectors of hooks. */
export function selectorsOf(hooks: readonly PlacedHook[]): readonly PlacedSelector[] {
  return hooks.flatMap((place) =>
    (place.hook.selectors ?? []).map((selector, at) => ({ place, selector, path: [...place.path, 'selectors', at] })),
  );
}

/** An action, and where it was written. */
export interface PlacedAction extends PlacedSelector {
  readonly action: PolicyAction;
}

/** The actions of hooks. */
export function actionsOf(hooks: readonly PlacedHook[]): readonly PlacedAction[] {
  return selectorsOf(hooks).flatMap(({ path, ...one }) =>
    (one.selector.matchActions ?? []).map((action, at) => ({ ...one, action, path: [...path, 'matchActions', at] })),
  );
}

/** A comparison of an argument or of what is returned, and where it was written. */
export interface PlacedMatch {
  readonly place: PlacedHook;
  readonly match: ArgumentMatch;
  readonly path: Path;
  /** How what is compared is read. Absent: it is not read. */
  readonly argument: Pick<HookArgument, 'type'> | undefined;
}

/** The comparisons of hooks. */
export function matchesOf(hooks: readonly PlacedHook[]): readonly PlacedMatch[] {
  return selectorsOf(hooks).flatMap(({ place, selector, path }) => [
    ...(selector.matchArgs ?? []).map((match, at) => ({
      place,
      match,
      path: [...path, 'matchArgs', at],
      argument: argumentOf(match, place.hook.args ?? []),
    })),
    ...(selector.matchReturnArgs ?? []).map((match, at) => ({
      place,
      match,
      path: [...path, 'matchReturnArgs', at],
      argument: place.kind === 'kprobes' ? place.hook.returnArg : undefined,
    })),
  ]);
}

function argumentOf({ args, index = 0 }: ArgumentMatch, read: readonly HookArgument[]): HookArgument | undefined {
  return args === undefined ? read.find((one) => one.index === index) : read[args[0] ?? 0];
}
