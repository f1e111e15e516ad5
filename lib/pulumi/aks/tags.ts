import type { Gate } from '../gate';
import type { Late } from '../late';
import type { AksSettled } from './settings';

/** Tags that are let through once they have been checked. */
export function tagsOf({ tags }: Pick<AksSettled<Late>, 'tags'>, gate: Gate): Record<string, Late> {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, gate.string(value)]));
}
