import type { CiliumAddressCount } from './options';

/**
 * How network interfaces of EKS nodes are made and filled. Which subnets and which interface come first, the cluster's
 * networking mode says.
 */
export interface CiliumEni<S = string> {
  /**
   * Tags of the subnets that pod addresses come from, beside the subnets that the cluster names.
   * @defaultValue none: the subnets that the cluster names, or the node's own
   */
  readonly subnetTags?: Readonly<Record<string, string>>;
  /**
   * Ids of the security groups of new interfaces.
   * @minItems 1
   * @defaultValue those of the node's first interface
   */
  readonly securityGroups?: readonly S[];
  /**
   * Tags of the security groups of new interfaces, read where `securityGroups` names none.
   * @defaultValue none
   */
  readonly securityGroupTags?: Readonly<Record<string, string>>;
  /**
   * Tags of interfaces that pods must not use.
   * @defaultValue none
   */
  readonly excludeInterfaceTags?: Readonly<Record<string, string>>;
  /**
   * Give the first address of an interface to a pod too.
   * @defaultValue `false`
   */
  readonly usePrimaryAddress?: boolean;
  /**
   * Take single addresses on nodes although the cluster takes prefixes: for nodes in fragmented subnets.
   * @defaultValue `false`
   */
  readonly disablePrefixDelegation?: boolean;
  /**
   * Delete interfaces together with their node.
   * @defaultValue `true`
   */
  readonly deleteOnTermination?: boolean;
  /**
   * Give addresses that no pod needs back to the subnet.
   * @defaultValue `true`
   */
  readonly releaseExcessIPs?: boolean;
  /**
   * Tags of the instances that the operator looks after, where others share the network.
   * @defaultValue all instances
   */
  readonly instanceTagsFilter?: Readonly<Record<string, string>>;
  /**
   * The least addresses that a new node gets.
   * @defaultValue as many as `preAllocate`
   */
  readonly minAllocate?: CiliumAddressCount;
  /**
   * How many free addresses a node keeps at hand.
   * @defaultValue 8
   */
  readonly preAllocate?: CiliumAddressCount;
  /**
   * The most addresses of a node.
   * @defaultValue what its instance type can have
   */
  readonly maxAllocate?: CiliumAddressCount;
}
