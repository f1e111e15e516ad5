import { inspectEks } from '../../lib/clusters/eks/cluster';
import { DENSITY_RULES } from '../../lib/clusters/eks/density/rules';
import type { EksNetworking } from '../../lib/clusters/eks/networking';
import type { EksNodePoolOptions, EksOptions } from '../../lib/clusters/eks/options';
import type { Finding } from '../../lib/core/finding';
import { evaluate } from '../../lib/core/rule';
import type { RuleCases } from './cases';

const PLAIN: EksNetworking = { mode: 'vpc-cni' };
const PREFIXES: EksNetworking = { mode: 'vpc-cni', prefixDelegation: true };
const POD_GROUPS: EksNetworking = { mode: 'vpc-cni', securityGroupsForPods: {} };

const density = (
  networking: EksNetworking,
  pools: readonly Omit<EksNodePoolOptions, 'name'>[],
  options: Partial<EksOptions> = {},
): readonly Finding[] => {
  const { cluster } = inspectEks({
    name: 'test',
    networking,
    vpc: { kind: 'new' },
    apiServer: { host: 'api.test.example' },
    nodePools: pools.map((pool, index) => ({ name: `pool-${index}`, ...pool })),
    ...options,
  });
  if (cluster === undefined) throw new TypeError('no cluster');
  return evaluate(DENSITY_RULES, cluster).findings;
};

/** Rules about how many pods a node takes. */
export const EKS_DENSITY_CASES: RuleCases = {
  'eks/instance-type-is-known': {
    fails: () => density(PLAIN, [{ instanceTypes: ['m7g.large', 'm99g.large'] }]),
    at: 'cluster.nodePools[0].instanceTypes[1]',
    passes: () => density(PLAIN, [{ instanceTypes: ['m99g.large'], maxPods: 29 }]),
  },
  'eks/max-pods-have-addresses': {
    fails: () => density(PLAIN, [{ instanceTypes: ['m5.large'], maxPods: 30 }]),
    at: 'cluster.nodePools[0].maxPods',
    passes: () => density(PLAIN, [{ instanceTypes: ['m5.large'], maxPods: 29 }]),
  },
  'eks/max-pods-leave-memory': {
    fails: () => density(PREFIXES, [{ instanceTypes: ['t3.medium'] }]),
    at: 'cluster.nodePools[0].instanceTypes[0]',
    passes: () => density(PREFIXES, [{ instanceTypes: ['t3.medium'], maxPods: 69 }]),
  },
  'eks/pod-security-groups-have-nodes': {
    fails: () => density(POD_GROUPS, [{ instanceTypes: ['t3.large'] }]),
    at: 'cluster.nodePools[0].instanceTypes[0]',
    passes: () => density(POD_GROUPS, [{ instanceTypes: ['t3.large'] }, { instanceTypes: ['m5.large'] }]),
  },
  'eks/pod-security-groups-fit-the-pool': {
    fails: () => density(POD_GROUPS, [{ instanceTypes: ['m5.large'] }, { instanceTypes: ['t3.large'] }]),
    at: 'cluster.nodePools[1].instanceTypes[0]',
    passes: () => density(POD_GROUPS, [{ instanceTypes: ['m5.large'] }]),
  },
  'eks/prefixes-need-nitro': {
    fails: () => density(PREFIXES, [{ instanceTypes: ['m4.large'] }]),
    at: 'cluster.nodePools[0].instanceTypes[0]',
    passes: () => density(PREFIXES, [{ instanceTypes: ['m5.large'] }]),
  },
  'eks/ipv6-needs-nitro': {
    fails: () => density(PLAIN, [{ instanceTypes: ['m5.large', 'm4.large'] }], { ipFamily: 'ipv6' }),
    at: 'cluster.nodePools[0].instanceTypes[1]',
    passes: () => density(PLAIN, [{ instanceTypes: ['m4.large'] }]),
  },
  'eks/pool-has-one-architecture': {
    fails: () => density(PLAIN, [{ instanceTypes: ['m7i.large', 'm7g.large'] }]),
    at: 'cluster.nodePools[0].instanceTypes',
    passes: () => density(PLAIN, [{ instanceTypes: ['m7i.large'] }, { instanceTypes: ['m7g.large'] }]),
  },
  'eks/pool-has-one-size': {
    fails: () => density(PLAIN, [{ instanceTypes: ['m7i.large', 'm8i.large'] }]),
    at: 'cluster.nodePools[0].instanceTypes',
    passes: () => density(PLAIN, [{ instanceTypes: ['m7i.large', 'm6i.large', 'm5.large'] }]),
  },
};
