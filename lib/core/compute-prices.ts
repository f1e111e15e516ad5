import type { ComputeAmount } from './compute-amount';

/** Hours that clouds reckon a month to have. */
export const HOURS_PER_MONTH = 730;

/** What CPU and memory cost. The price of a node, split over both, will do. */
export interface ComputePrices {
  /**
   * A core for an hour.
   * @minimum 0
   */
  readonly corePerHour: number;
  /**
   * A GiB of memory for an hour.
   * @minimum 0
   */
  readonly gibPerHour: number;
}

/** What CPU and memory cost in a month, in the currency of the prices. */
export function monthlyCostOf({ cpu, memory }: ComputeAmount, { corePerHour, gibPerHour }: ComputePrices): number {
  return HOURS_PER_MONTH * (cpu * corePerHour + (memory / 1024) * gibPerHour);
}
