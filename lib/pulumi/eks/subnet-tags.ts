import type { Late } from '../late';

/** What a subnet is for. */
export type SubnetUse = 'nodes' | 'public' | 'control-plane' | 'pods';

/**
 * The tags by which controllers find subnets: for load balancers that face the internet, for those that do not, and for
 * pods of Amazon's CNI.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html
 */
export const USE_TAGS: Readonly<Record<SubnetUse, Readonly<Record<string, string>>>> = {
  nodes: { 'kubernetes.io/role/internal-elb': '1' },
  public: { 'kubernetes.io/role/elb': '1' },
  'control-plane': {},
  pods: { 'kubernetes.io/role/cni': '1' },
};

/** The tag by which Karpenter finds subnets and the security group of nodes. */
export const DISCOVERY_TAG = 'karpenter.sh/discovery';

/** The tags of a subnet. */
export function subnetTags(use: SubnetUse, clusterName: string): Readonly<Record<string, Late>> {
  return { ...USE_TAGS[use], ...(use === 'nodes' && { [DISCOVERY_TAG]: clusterName }) };
}
