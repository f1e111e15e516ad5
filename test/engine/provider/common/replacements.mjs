// Which inputs cannot be changed, so that a change makes another object.
import { at } from './calls.mjs';
import { same } from './wire.mjs';

/** Stands for all inputs. */
export const ANY = ['*'];

/**
 * Top-level inputs that force another object.
 *
 * @param rules - `paths`: what cannot be changed, by module. `notToBeRemoved`: of these, whose absence is a change too;
 * what is left out elsewhere stays as the cloud has it. `mayBeAdded`: of these, adding them to what was made without is an
 * update. `always`: paths of every module. `free`: what may change where nothing else may.
 * @param change - the `module`, the inputs as they are to be (`news`), what the object says of itself (`olds`), and the
 * top-level inputs that are not what they were (`changed`).
 */
export function replacements({ paths, notToBeRemoved = {}, mayBeAdded = {}, always = [], free }, change) {
  const { module, news, olds, changed } = change;
  const own = paths[module] ?? [];
  if (own === ANY) return changed.filter((name) => name !== free);
  const forcing = [...own, ...always].filter((path) => {
    if (!changed.includes(path.split('.')[0])) return false;
    const [before, after] = [at(olds, path), at(news, path)];
    if (after === undefined) return before !== undefined && (notToBeRemoved[module] ?? []).includes(path);
    if (before === undefined && (mayBeAdded[module] ?? []).includes(path)) return false;
    return !same(before, after);
  });
  return [...new Set(forcing.map((path) => path.split('.')[0]))];
}
