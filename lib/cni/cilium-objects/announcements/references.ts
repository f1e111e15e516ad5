import { isDeepStrictEqual } from 'node:util';
import type { Path } from '../../../core/path';

/** Something that a caller has said, with the place where. */
export interface Placed<T> {
  readonly value: T;
  readonly path: Path;
}

/** Descriptions, wherever they are nested. */
export interface Descriptions<T> {
  /** The first of each name, in the order in which they come. */
  readonly all: readonly Placed<T>[];
  /** Those that say something else than the first of their name. */
  readonly contradicting: readonly Placed<T>[];
}

/** Sorts out what is described several times. */
export function descriptionsOf<T extends { readonly name: string }>(given: readonly Placed<T>[]): Descriptions<T> {
  const firsts = new Map<string, Placed<T>>();
  const contradicting: Placed<T>[] = [];
  for (const one of given) {
    const first = firsts.get(one.value.name);
    if (first === undefined) firsts.set(one.value.name, one);
    else if (!isDeepStrictEqual(first.value, one.value)) contradicting.push(one);
  }
  return { all: [...firsts.values()], contradicting };
}

/** The description that a reference means: the first of its name. `undefined` if there is none. */
export function meant<T extends { readonly name: string }>(
  reference: T | string,
  { all }: Descriptions<T>,
): T | undefined {
  const name = nameOf(reference);
  return all.find(({ value }) => value.name === name)?.value;
}

/** What a reference calls what it means. */
export function nameOf(reference: { readonly name: string } | string): string {
  return typeof reference === 'string' ? reference : reference.name;
}

/** The descriptions that references mean, each once. Those that lead nowhere are left out. */
export function allMeant<T extends { readonly name: string }>(
  references: readonly (T | string)[],
  descriptions: Descriptions<T>,
): readonly T[] {
  const found = references.map((reference) => meant(reference, descriptions));
  return [...new Set(found.filter((one) => one !== undefined))];
}

/** The references of a list that are descriptions themselves. */
export function nested<T extends object>(references: readonly (T | string)[], path: Path): readonly Placed<T>[] {
  return references.flatMap((value, index) => (typeof value === 'string' ? [] : [{ value, path: [...path, index] }]));
}
