import type { EksGivenVpc, EksNetworking, EksNodePoolOptions, EksOptions, EksSubnet } from '../../lib';
import { inspectEks } from '../../lib/clusters/eks/cluster';
import type { Finding } from '../../lib/core/finding';

/** What is found in an EKS cluster of which only this is said. */
export const eksWith = (options: Partial<EksOptions>): readonly Finding[] =>
  inspectEks({
    name: 'test',
    networking: { mode: 'vpc-cni' },
    vpc: { kind: 'new' },
    apiServer: { host: 'test.gr7.eu-central-1.eks.amazonaws.com' },
    ...options,
  }).findings;

/** What is found in one with this networking mode. */
export const inMode = (networking: EksNetworking, options: Partial<EksOptions> = {}): readonly Finding[] =>
  eksWith({ networking, ...options });

/** A pool that is well in order. */
export const SYSTEM: EksNodePoolOptions = { name: 'system', instanceTypes: ['m7g.large'] };

/** What is found in one with a pool beside one that is well in order. */
export const withPool = (pool: Partial<EksNodePoolOptions>, options: Partial<EksOptions> = {}): readonly Finding[] =>
  eksWith({ nodePools: [SYSTEM, { name: 'apps', instanceTypes: ['m7g.large'], ...pool }], ...options });

/** Three private subnets in three zones, with what a test says of the first. */
export const subnets = (first: Partial<EksSubnet> = {}): readonly EksSubnet[] => [
  { id: 'subnet-a', zoneId: 'euc1-az1', cidr: '10.0.0.0/20', ...first },
  { id: 'subnet-b', zoneId: 'euc1-az2', cidr: '10.0.16.0/20' },
  { id: 'subnet-c', zoneId: 'euc1-az3', cidr: '10.0.32.0/20' },
];

/** A VPC that exists, with what a test says of it. */
export const given = (options: Partial<EksGivenVpc> = {}): EksGivenVpc => ({
  kind: 'given',
  vpcId: 'vpc-1',
  cidrs: ['10.0.0.0/16'],
  subnets: subnets(),
  ...options,
});
