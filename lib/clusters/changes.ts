import { isDeepStrictEqual } from 'node:util';
import type { Path } from '../core/path';
import type { Rule } from '../core/rule';
import { isTree } from '../core/values';

/** Something that is settled when a cluster, its network or a node pool is made: a change makes another one. */
export interface SettledAtCreation {
  /** Where it is said, in the caller's terms: `ipFamily`, `networking.mode`. */
  readonly option: string;
  /** The provider's property that cannot be changed: `kubernetesNetworkConfig.ipFamily`. */
  readonly property: string;
  /** What a change takes away, with everything in it, before or after it is made anew. */
  readonly replaces: 'cluster' | 'network' | 'node pool';
  /** How to get where the change leads without that, in the imperative: the cloud's own procedure, or a second one. */
  readonly instead: string;
  /** A URL, or a file of the upstream project. */
  readonly evidence: string;
}

/**
 * The same, with what it is.
 *
 * @typeParam T - what it is read from: the cluster and how it is provisioned.
 */
export interface CreationOnly<T> extends SettledAtCreation {
  /**
   * What it is, as data that is compared; `undefined` where there is none. Of several node pools or zones: a record by
   * name, in which only those are compared that are in both.
   */
  readonly of: (subject: T) => unknown;
  /** Changes that are made in place after all. Absent: none. */
  readonly mayBecome?: (before: unknown, now: unknown) => boolean;
}

/** How to have another cluster without losing this one, in the imperative. */
export const NEW_CLUSTER = 'make a second cluster with it, move the workloads, then delete this one';

/** How to have another node pool without losing its pods, in the imperative. */
export const NEW_POOL = 'add a pool with it under another name, and remove this one once its pods have moved';

/** Whether there was none, or is none now: whatever decides that has an entry of its own. */
export function isOneAbsent(before: unknown, now: unknown): boolean {
  return before === null || now === null;
}

/** What was settled at creation, by option. Plain data, to be kept with the state of a deployment. */
export type CreationSettings = Readonly<Record<string, unknown>>;

/** What a table reads of a cluster. */
export function creationSettings<T>(table: readonly CreationOnly<T>[], subject: T): CreationSettings {
  return Object.fromEntries(table.map(({ option, of }) => [option, of(subject) ?? null]));
}

/** What was settled at creation, and what is said now. */
export interface CreationChange {
  readonly before: CreationSettings;
  readonly now: CreationSettings;
}

/** What tells the rule of one distribution from those of others. */
export interface CreationRuleTerms {
  /** How its rules are called: `eks`. */
  readonly module: string;
  /** As messages name it: `EKS`. */
  readonly title: string;
  /** A URL, or a file of the upstream project. */
  readonly evidence: string;
}

/** The rule of a distribution that nothing changes that its table lists. */
export function creationRule<T>(
  { module, title, evidence }: CreationRuleTerms,
  table: readonly CreationOnly<T>[],
): Rule<CreationChange> {
  return {
    id: `${module}/creation-only-is-kept`,
    title: 'What is settled at creation stays as it is: a change would replace it, with everything in it',
    severity: 'error',
    evidence,
    check: ({ before, now }, report) => {
      for (const { option, replaces, instead, mayBecome } of table) {
        for (const { path, was, is } of changesOf(option.split('.'), before[option], now[option])) {
          if (mayBecome?.(was, is) === true) continue;
          report({
            path,
            message: `it was ${shown(was)} when the ${replaces} was made, and cannot become ${shown(is)}: ${title} would make another ${replaces} and delete this one with everything in it`,
            fix: `set it back to ${shown(was)}; ${instead}; if replacing is meant, set allowReplacement to true`,
          });
        }
      }
    },
  };
}

interface Change {
  readonly path: Path;
  readonly was: unknown;
  readonly is: unknown;
}

/** What differs. An option that was not kept yet, by an older release, has nothing to be compared with. */
function changesOf(path: Path, was: unknown, is: unknown): readonly Change[] {
  if (was === undefined || is === undefined || isDeepStrictEqual(was, is)) return [];
  if (!isTree(was) || !isTree(is)) return [{ path, was, is }];
  return Object.keys(was).flatMap((key) => changesOf([...path, key], was[key], is[key]));
}

function shown(value: unknown): string {
  if (value === null) return 'absent';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
