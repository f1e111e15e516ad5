import type { Path } from '../../../core/path';
import type { EventFilter, EventType } from '../events';
import type { HookPolicy } from '../policies/options';
import { DOCS, type TetragonRule } from './rule-type';

/** What the events of hooks are. */
const EVENTS: Readonly<Record<HookPolicy['kind'], EventType>> = {
  kprobes: 'PROCESS_KPROBE',
  tracepoints: 'PROCESS_TRACEPOINT',
  uprobes: 'PROCESS_UPROBE',
  lsmhooks: 'PROCESS_LSM',
};

/** Which events leave the agent. */
export const EVENT_RULES: readonly TetragonRule[] = [
  {
    id: 'tetragon/expressions-are-re2',
    title: 'Regular expressions are of RE2, which looks neither ahead nor back',
    severity: 'error',
    evidence: `${DOCS}/concepts/events/`,
    check: ({ options: { events = {} } }, report) => {
      const written = [
        ...(events.allow ?? []).flatMap((filter, at) => expressionsOf(filter, ['events', 'allow', at])),
        ...(events.deny ?? []).flatMap((filter, at) => expressionsOf(filter, ['events', 'deny', at])),
        ...(events.redactions ?? []).flatMap(({ binaries, redact }, at) =>
          expressionsOf({ binaries, redact }, ['events', 'redactions', at]),
        ),
      ];
      for (const { path, text } of written) {
        if (isRe2(text)) continue;
        report({
          path,
          message: `'${text.slice(0, 60)}' does not compile, so the agent does not start`,
          fix: 'write it without (?=, (?!, (?<= and \\1, and with brackets that close',
        });
      }
    },
  },
  {
    id: 'tetragon/redactions-have-groups',
    title: 'A redaction replaces what groups of its expression match',
    severity: 'error',
    evidence: `${DOCS}/concepts/events/#redacting-sensitive-information`,
    check: ({ options: { events = {} } }, report) => {
      for (const [at, { redact }] of (events.redactions ?? []).entries()) {
        for (const [index, text] of redact.entries()) {
          if (/(^|[^\\])\((?!\?)/.test(text) || /\(\?P?</.test(text)) continue;
          report({
            path: ['events', 'redactions', at, 'redact', index],
            message: `'${text.slice(0, 60)}' has no group, so nothing is taken out`,
            fix: 'put what is secret in brackets: (?:--password[= ])(\\S+)',
          });
        }
      }
    },
  },
  {
    id: 'tetragon/events-of-policies-are-exported',
    title: 'Events of a policy are allowed, and not all of them denied',
    severity: 'error',
    evidence: `${DOCS}/concepts/events/#export-filtering`,
    check: ({ allow, deny, options, policies }, report) => {
      if (options.export === 'none') return;
      for (const { policy, index } of policies) {
        const isMeant = (filter: EventFilter): boolean => covers(filter, policy);
        if (allow.length > 0 && !allow.some(isMeant)) {
          report({
            path: ['events', 'allow'],
            message: `no filter allows ${EVENTS[policy.kind]}, so nobody hears of policy ${policy.name.slice(0, 60)}`,
            fix: `add ${EVENTS[policy.kind]} to eventTypes of a filter`,
          });
        }
        if (policy.namespace === undefined || !deny.some((filter) => deniesAll(filter, policy))) continue;
        report({
          path: ['policies', index, 'namespace'],
          message: `all events of the namespace ${policy.namespace.slice(0, 63)} are denied, so nobody hears of the policy`,
          fix: 'set events.deny to filters without it',
        });
      }
    },
  },
];

/** Whether a filter takes some event of a policy, as far as can be said without one. */
function covers({ eventTypes, namespaces, policies }: EventFilter, { kind, name, namespace }: HookPolicy): boolean {
  return (
    eventTypes?.includes(EVENTS[kind]) !== false &&
    policies?.includes(name) !== false &&
    (namespace === undefined || namespaces?.includes(namespace) !== false)
  );
}

/** Whether a filter takes every event of a policy. */
function deniesAll(filter: EventFilter, policy: HookPolicy): boolean {
  const { eventTypes: _types, namespaces: _namespaces, policies: _policies, ...others } = filter;
  return Object.keys(others).length === 0 && covers(filter, policy);
}

interface Written {
  readonly path: Path;
  readonly text: string;
}

type Expressions = Pick<EventFilter, 'arguments' | 'binaries' | 'containers' | 'parentBinaries' | 'pods'>;

function expressionsOf(
  filter: { readonly [key in keyof Expressions]?: Expressions[key] | undefined } & {
    readonly redact?: readonly string[];
  },
  path: Path,
): readonly Written[] {
  return (['arguments', 'binaries', 'containers', 'parentBinaries', 'pods', 'redact'] as const).flatMap((key) =>
    (filter[key] ?? []).map((text, at) => ({ path: [...path, key, at], text })),
  );
}

/** Whether RE2 takes an expression, as far as JavaScript can tell. */
function isRe2(text: string): boolean {
  if (/\(\?(=|!|<=|<!)/.test(text) || /(^|[^\\])(\\\\)*\\[1-9]/.test(text)) return false;
  try {
    // Flags, names of groups and classes that Go writes otherwise.
    const alike = text
      .replace(/\(\?[imsU-]+\)/g, '')
      .replace(/\(\?[imsU-]+:/g, '(?:')
      .replace(/\(\?P</g, '(?<');
    return new RegExp(alike).source !== '';
  } catch {
    return false;
  }
}
