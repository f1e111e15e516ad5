import type { ComputeClassOptions } from '../../lib/nodes/compute-class/options';

/** Spot capacity while there is any, of two families with the same kind of disks, and on-demand capacity otherwise. */
export const SPOT_FIRST_CLASS: ComputeClassOptions<never> = {
  name: 'spot-first',
  priorities: [
    { machineFamily: 'n4', spot: true },
    { machineFamily: 'c4', spot: true },
  ],
  onDemandFallback: true,
};
