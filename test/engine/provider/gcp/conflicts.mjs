// What the provider of Google Cloud refuses before it asks Google: inputs that exclude each other.
import { at } from '../common/calls.mjs';

const RANGES = ['clusterSecondaryRangeName', 'servicesSecondaryRangeName'].map((name) => `ipAllocationPolicy.${name}`);
const BLOCKS = ['clusterIpv4CidrBlock', 'servicesIpv4CidrBlock'].map((name) => `ipAllocationPolicy.${name}`);

/** What Autopilot settles by itself. */
const NOT_WITH_AUTOPILOT = [
  'addonsConfig.dnsCacheConfig',
  'addonsConfig.networkPolicyConfig',
  'clusterAutoscaling.enabled',
  'clusterAutoscaling.resourceLimits',
  'defaultMaxPodsPerNode',
  'enableIntranodeVisibility',
  'enableShieldedNodes',
  'networkPolicy',
  'nodePools',
  'removeDefaultNodePool',
];

/** Of each pair of lists, no input of one goes with an input of the other. */
const EXCLUSIVE = {
  'container/cluster': [
    [RANGES, BLOCKS],
    [['clusterIpv4Cidr'], ['ipAllocationPolicy']],
    [['enableAutopilot'], NOT_WITH_AUTOPILOT],
    [['allowNetAdmin'], ['removeDefaultNodePool']],
    [['removeDefaultNodePool'], ['nodeVersion', 'nodePools']],
  ],
  'container/nodePool': [
    [['name'], ['namePrefix']],
    [['nodeCount'], ['initialNodeCount', 'autoscaling']],
    [
      ['autoscaling.minNodeCount', 'autoscaling.maxNodeCount'],
      ['autoscaling.totalMinNodeCount', 'autoscaling.totalMaxNodeCount'],
    ],
  ],
};

/** Everything that is wrong, as `{ property, reason }`. A switch that is off excludes nothing. */
export function conflicts(module, inputs) {
  const isSet = (path) => ![undefined, false].includes(at(inputs, path));
  return (EXCLUSIVE[module] ?? []).flatMap(([one, other]) => {
    const [a, b] = [one.find(isSet), other.find((path) => at(inputs, path) !== undefined)];
    return a === undefined || b === undefined ? [] : [{ property: a, reason: `conflicts with ${b}` }];
  });
}
