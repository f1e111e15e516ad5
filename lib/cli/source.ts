import { readFileSync } from 'node:fs';
import { CATALOGUE } from '../../blueprints';
import type { Composition } from '../core/compose';
import { BlueprintError } from '../core/finding';
import { checkFile } from '../file/check-file';
import { nearest } from '../input/nearest';

/** Something that a command cannot make sense of: exit status 2. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}

/** What a command works on: a blueprint with its sample options, or a file. */
export interface Source {
  readonly name: string;
  /** @throws BlueprintError with every problem found. */
  readonly compose: () => Composition;
}

/**
 * Finds what an argument names: `all` blueprints, one, or a cluster file.
 *
 * @throws Misuse if it names nothing.
 */
export function findSources(argument: string): readonly Source[] {
  if (argument === 'all') return CATALOGUE;
  const blueprint = CATALOGUE.find(({ name }) => name === argument);
  if (blueprint !== undefined) return [blueprint];
  if (/\.(ya?ml|json)$/.test(argument)) return [fromFile(argument)];
  const near = nearest(
    argument,
    CATALOGUE.map(({ name }) => name),
  );
  throw new Misuse(
    `there is no blueprint '${argument}'${near === undefined ? "; 'cluster-blueprints list' shows them" : `: did you mean '${near}'?`}`,
  );
}

/** Reads a file that the caller named. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Misuse(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function fromFile(path: string): Source {
  const text = readText(path);
  return {
    name: path.replace(/^.*\//, '').replace(/\.[a-z]+$/, ''),
    compose: () => {
      const { composition, findings } = checkFile(text);
      if (composition === undefined) throw new BlueprintError(path, findings);
      return composition;
    },
  };
}
