import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { refuse } from './rules';

/** A helm program, and what tells it apart from another. */
export interface HelmBinary {
  /** Absolute, with links followed. */
  readonly path: string;
  /** Changes when the program is replaced. */
  readonly identity: string;
}

/**
 * Finds helm: the path given, or the first in `PATH`.
 *
 * @throws BlueprintError if there is none.
 */
export function findHelm(given?: string): HelmBinary {
  const candidates =
    given === undefined
      ? (process.env['PATH'] ?? '')
          .split(delimiter)
          .filter((folder) => isAbsolute(folder))
          .map((folder) => join(folder, 'helm'))
      : [given];
  const found = candidates.find((candidate) => isAbsolute(candidate) && isProgram(candidate));
  if (found === undefined) {
    refuse(
      'helm/program-is-there',
      ['helm'],
      given === undefined ? 'there is no helm in PATH' : `'${given}' is not an absolute path to a program`,
      given === undefined
        ? 'install helm, or deliver with helmValues'
        : 'pass the absolute path of helm, or leave it out to search PATH',
    );
  }
  const path = realpathSync(found);
  const { size, mtimeMs } = statSync(path);
  return { path, identity: `${size}-${Math.trunc(mtimeMs)}` };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
