import type { AnySchemaObject, ErrorObject } from 'ajv';
import type { Finding } from '../core/finding';
import { formatPath, type Path } from '../core/path';
import { findingOf, type Problem } from '../core/rule';
import { isTree, MAX_DEPTH } from '../core/values';
import { nearest } from './nearest';
import { copyPlain, LATE, readPointer } from './plain';
import { cutFor, prune } from './prune';
import { INPUT_RULES, type InputRule } from './rules';
import { definition, type SchemaName, validate } from './schema';

/** What an input of any kind is worth. */
export interface ShapeCheck<T> {
  readonly findings: readonly Finding[];
  /** The input, without what is wrong with its shape; absent if nothing could be planned from the rest. */
  readonly usable: T | undefined;
  /** Whether a place in the caller's terms was taken away, so that rules must not judge the default in its stead. */
  readonly isCut: (path: string) => boolean;
}

/** Holds an input of any kind against a definition of the published schema. Never throws. */
export function checkShape<T>(name: SchemaName, input: T, at: Path): ShapeCheck<T> {
  const first = judge(name, input, at);
  if (first.length === 0) return { findings: [], usable: input, isCut: () => false };
  const { usable, cuts } = salvage(name, input, at, first);
  const places = cuts.map(formatPath);
  return {
    findings: first.map(({ finding }) => finding),
    usable,
    isCut: (path) =>
      places.some((place) => path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`)),
  };
}

/** Cuts out what is wrong, and what is not whole without it, until the rest has the right shape or nothing is left. */
function salvage<T>(
  name: SchemaName,
  input: T,
  at: Path,
  first: readonly Judgement[],
): { readonly usable: T | undefined; readonly cuts: readonly Path[] } {
  let cuts = first.map(({ path }) => cutFor(path));
  for (let round = 0; round < MAX_DEPTH; round++) {
    if (cuts.some((cut) => cut.length <= at.length)) break;
    const rest = prune(
      input,
      cuts.map((cut) => cut.slice(at.length)),
    );
    const wrong = judge(name, rest, at);
    if (wrong.length === 0) return { usable: rest as T, cuts };
    cuts = [...cuts, ...wrong.map(({ path }) => cutFor(path.slice(0, -1)))];
  }
  return { usable: undefined, cuts };
}

interface Judgement {
  readonly path: Path;
  readonly finding: Finding;
}

function judge(name: SchemaName, input: unknown, at: Path): readonly Judgement[] {
  const copy = copyPlain(input, at);
  if (copy.problems.length > 0) return copy.problems.map((problem) => finding('unusable-value', problem));
  const { errors, lateAllowed } = validate(name, copy.value);
  return [
    ...readable(errors)
      .filter((error) => !copy.late.has(error.instancePath))
      .map((error) => explain(error, copy.value, at)),
    ...[...copy.late]
      .filter(([pointer]) => !isAllowed(pointer, lateAllowed))
      .map(([, path]) =>
        finding('late-value', {
          path,
          message: 'a value that is known only later decides the shape of the plan here',
          fix: 'pass a plain value; if it depends on another resource, decide it in the program, before planning',
        }),
      ),
  ];
}

function isAllowed(pointer: string, allowed: ReadonlySet<string>): boolean {
  for (const place of allowed) if (pointer === place || pointer.startsWith(`${place}/`)) return true;
  return false;
}

/** Keeps of each failed choice the branch that was meant, and drops what only repeats another error. */
function readable(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  let kept: ErrorObject[] = [];
  for (const error of errors) {
    if (error.keyword === 'if') continue;
    if (error.keyword !== 'anyOf') {
      kept.push(error);
      continue;
    }
    const within = kept.filter((other) => isWithin(other.instancePath, error.instancePath));
    kept = [...kept.filter((other) => !within.includes(other)), ...ofBranchMeant(error, within)];
  }
  // Only now: before, the same error of another branch is one of two to choose from.
  return kept.filter((error, index) => !kept.slice(index + 1).some((later) => isSaidAgain(error, later)));
}

/**
 * Whether a choice and the branch that was taken both complain of one key, of which the branch knows better what is near; or
 * two branches complain of one place within what both have.
 */
function isSaidAgain(a: ErrorObject, b: ErrorObject): boolean {
  return (
    b.keyword === a.keyword &&
    a.instancePath === b.instancePath &&
    JSON.stringify(a.params) === JSON.stringify(b.params)
  );
}

/** Of the errors of all branches of a choice, those of the branch whose keys fit best; the choice itself if none fits. */
function ofBranchMeant(choice: ErrorObject, errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const given = choice.data;
  if (Array.isArray(given)) {
    const deeper = errors.filter((error) => error.instancePath !== choice.instancePath);
    return deeper.length > 0 ? deeper : [choice];
  }
  if (!isTree(given)) {
    const ofValue = errors.filter(
      (error) => error.keyword !== 'type' && error.keyword !== 'enum' && error.keyword !== 'const',
    );
    return ofValue.length > 0 ? ofValue : [choice];
  }
  const branches = ((choice.parentSchema as AnySchemaObject)['anyOf'] as AnySchemaObject[])
    .map(resolve)
    .filter((branch) => branch['properties'] !== undefined)
    .map((branch) => {
      const keys = Object.keys(branch['properties'] as object);
      return {
        known: Object.keys(given).filter((key) => keys.includes(key)).length,
        errors: errors.filter(
          (error) => error.instancePath === choice.instancePath && speaksFor(branch, error.parentSchema),
        ),
      };
    })
    .sort((a, b) => a.errors.length - b.errors.length || b.known - a.known);
  const [best] = branches;
  if (best === undefined || (best.known === 0 && branches.length > 1)) return [choice];
  return [...best.errors, ...errors.filter((error) => error.instancePath !== choice.instancePath)];
}

/** Whether a schema is that of a branch, or of one of the types that a key of the branch decides between. */
function speaksFor(branch: AnySchemaObject, schema: AnySchemaObject | undefined): boolean {
  const decided = ((branch['allOf'] ?? []) as AnySchemaObject[]).map(({ then }) => (then ?? {}) as AnySchemaObject);
  return schema !== undefined && [branch, ...decided.map(resolve)].includes(schema);
}

function resolve(schema: AnySchemaObject): AnySchemaObject {
  const ref = schema['$ref'] as string | undefined;
  return ref === undefined ? schema : definition(ref);
}

function isWithin(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}

function explain(error: ErrorObject, root: unknown, at: Path): Judgement {
  const path = [...at, ...toPath(error.instancePath, root)];
  const given = error.data;
  const params = error.params as Record<string, unknown>;
  const schema = error.parentSchema;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      const known = Object.keys((schema?.['properties'] as object | undefined) ?? {});
      const near = nearest(key, known);
      return finding('unknown-key', {
        path: [...path, key],
        message: `there is no key '${clip(key)}'`,
        fix: near === undefined ? `remove it; known here: ${list(known)}` : `write '${near}'`,
      });
    }
    case 'required': {
      const key = String(params['missingProperty']);
      const properties = schema?.['properties'] as Record<string, AnySchemaObject> | undefined;
      const [meaning] = String(properties?.[key]?.['description'] ?? '').split('\n');
      const choice = properties?.[key]?.['enum'] as unknown[] | undefined;
      return finding('missing-key', {
        path: [...path, key],
        message: `'${key}' is missing`,
        fix: `set it${choice === undefined ? '' : ` to one of ${list(choice.map(show))}`}${meaning === '' ? '' : `: ${meaning}`}`,
      });
    }
    case 'enum':
    case 'const': {
      const allowed = (error.keyword === 'enum' ? params['allowedValues'] : [params['allowedValue']]) as unknown[];
      const near =
        typeof given === 'string'
          ? nearest(
              given,
              allowed.filter((one) => typeof one === 'string'),
            )
          : undefined;
      return finding('not-allowed', {
        path,
        message: `${show(given)} is not allowed`,
        fix:
          near === undefined
            ? `use ${allowed.length === 1 ? '' : 'one of '}${list(allowed.map(show))}`
            : `write '${near}'`,
      });
    }
    case 'type':
    case 'anyOf': {
      const wanted = error.keyword === 'type' ? [String(params['type'])] : typesOf(schema);
      return finding('wrong-type', {
        path,
        message: `expected ${list(wanted.map(article), ' or ')}, got ${describe(given)}`,
        fix: `pass ${list(wanted.map(article), ' or ')}`,
      });
    }
    default:
      return finding('out-of-range', {
        path,
        message: `${describe(given)} ${error.message ?? 'is out of range'}`,
        fix: `pass a value that ${(error.message ?? 'is in range').replace(/^must /, 'can ')}`,
      });
  }
}

function finding(rule: InputRule, problem: Problem): Judgement {
  return { path: problem.path, finding: findingOf(INPUT_RULES[rule], problem) };
}

function toPath(pointer: string, root: unknown): Path {
  let value = root;
  return readPointer(pointer).map((part) => {
    const step = Array.isArray(value) ? Number(part) : part;
    value = (value as Record<string | number, unknown> | undefined)?.[step];
    return step;
  });
}

/** The kinds of value that a choice offers, in words. */
function typesOf(schema: AnySchemaObject | undefined): readonly string[] {
  const branches = (schema?.['anyOf'] as AnySchemaObject[] | undefined) ?? [];
  const types = branches.map(resolve).map((branch) => {
    const required = branch['required'] as string[] | undefined;
    if (branch['type'] === 'object' && required?.length === 1) return `a map with '${required[0]}'`;
    if (Array.isArray(branch['enum'])) return (branch['enum'] as unknown[]).map(show).join(' or ');
    if (branch['const'] !== undefined) return show(branch['const']);
    return String(branch['type'] ?? 'object');
  });
  return [...new Set(types)];
}

function article(type: string): string {
  if (/^'|^a map/.test(type)) return type;
  if (type === 'object') return 'a map';
  if (type === 'array') return 'a list';
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function describe(value: unknown): string {
  if (value === LATE) return 'a value that is known only later';
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'null';
  if (typeof value === 'object') return 'a map';
  return `the ${typeof value} ${show(value)}`;
}

function show(value: unknown): string {
  return typeof value === 'string' ? `'${clip(value)}'` : clip(value === undefined ? 'nothing' : JSON.stringify(value));
}

function list(words: readonly string[], last = ', '): string {
  return words.length === 0 ? 'nothing' : words.join(last);
}

function clip(text: string): string {
  const safe = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '\ufffd');
  return safe.length > 80 ? `${safe.slice(0, 77)}...` : safe;
}
