import type { EksVpc } from '../options';
import type { EksRule } from './eks-rule';
import { USER_GUIDE } from './evidence';
import { eachPool } from './node-pool-rules';

const CAPACITY = `${USER_GUIDE}/managed-node-groups.html`;

/** Fewer instance types than this run out together. */
const FEWEST_TYPES = 3;

/** Spot capacity: what is taken away in one place is to be had in another. */
export const SPOT_RULES: readonly EksRule[] = [
  {
    id: 'eks/spot-has-several-types',
    title: `A spot pool has at least ${FEWEST_TYPES} instance types: each of them in each zone is a pool that may run dry`,
    severity: 'warning',
    evidence: CAPACITY,
    check: (cluster, report) =>
      eachPool(cluster, ({ name, spot, instanceTypes }, path) => {
        if (!spot || instanceTypes.length === 0 || instanceTypes.length >= FEWEST_TYPES) return;
        report({
          path: [...path, 'instanceTypes'],
          message: `pool '${name}' waits for ${instanceTypes.join(' or ')} alone when spot capacity is short`,
          fix: 'add types of the same size from other families and generations, five or more',
        });
      }),
  },
  {
    id: 'eks/spot-has-three-zones',
    title: 'A cluster with spot pools is in three zones',
    severity: 'warning',
    evidence: CAPACITY,
    check: ({ eks: { nodePools, vpc } }, report) => {
      const zones = zonesOf(vpc);
      if (!nodePools.some(({ spot }) => spot) || zones === undefined || new Set(zones).size >= 3) return;
      report({
        path: ['cluster', 'vpc', vpc.kind === 'new' ? 'zones' : 'subnets'],
        message: `spot capacity is looked for in ${new Set(zones).size} zones only`,
        fix: 'add a third zone',
      });
    },
  },
];

function zonesOf(vpc: EksVpc<unknown>): readonly string[] | undefined {
  return vpc.kind === 'new' ? vpc.zones : vpc.subnets.map(({ zoneId }) => zoneId);
}
