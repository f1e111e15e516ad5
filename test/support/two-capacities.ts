import { eks } from './clusters';

/** A cluster with a pool of each capacity. */
export const TWO_CAPACITIES = eks('vpc-cni', {
  nodePools: [
    { name: 'system', instanceTypes: ['m7g.large'], nodes: { min: 3, max: 12 } },
    { name: 'spot', instanceTypes: ['m7g.large', 'm6g.large'], spot: true, nodes: { min: 3, max: 30 } },
  ],
});
