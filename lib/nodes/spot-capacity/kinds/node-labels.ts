import type { CapacityType } from '../../node-pool/settings';
import { CAPACITY_LABEL, SPOT_CAPACITY_LABEL } from '../labels';
import type { SpotCapacity } from '../options';

/**
 * Labels of the nodes of a pool.
 *
 * @param capacity - how all of them are paid for. Absent: some in one way, and some in the other.
 */
export function nodeLabels(
  { labels, name }: SpotCapacity,
  capacity: CapacityType | undefined,
): Readonly<Record<string, string>> {
  return {
    [SPOT_CAPACITY_LABEL]: name,
    ...(capacity !== undefined && { [CAPACITY_LABEL]: capacity }),
    ...labels,
  };
}
