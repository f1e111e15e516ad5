import type { VpcCniWarmTargets } from '../networking';

/** What a network of a cluster must have room for. */
export interface AddressPlanOptions {
  /** IPv4 ranges of the VPC for nodes, load balancers and the control plane, `/28` to `/16`; its primary range first. */
  readonly vpcCidrs: readonly string[];
  /**
   * Zones that the cluster is in.
   * @minimum 2
   * @maximum 6
   * @asType integer
   */
  readonly zones: number;
  /**
   * Zones that there is room for: another one can then be added without moving a subnet.
   * @minimum 2
   * @maximum 6
   * @asType integer
   * @defaultValue as many as `zones`
   */
  readonly roomForZones?: number;
  /**
   * The most nodes of a zone.
   * @minimum 1
   * @maximum 5000
   * @asType integer
   */
  readonly nodesPerZone: number;
  /**
   * The most pods of a node: what kubelet is told. Beyond what its interfaces have addresses for, none are reserved.
   * @minimum 1
   * @maximum 2000
   * @asType integer
   */
  readonly podsPerNode: number;
  /** Where pods get addresses. */
  readonly pods: PodAddressSource;
  /**
   * By how much the number of nodes may grow, and be exceeded while nodes are replaced: a factor. Subnets cannot be resized.
   * @minimum 1
   * @maximum 10
   * @defaultValue `1.5`
   */
  readonly growth?: number;
  /**
   * Load balancers in each zone, of public and of internal ones. Each is given the eight addresses that it asks for.
   * @minimum 0
   * @maximum 100
   * @asType integer
   * @defaultValue `4`
   */
  readonly loadBalancers?: number;
}

/**
 * Where pods get addresses.
 * @discriminator kind
 */
export type PodAddressSource = PodsInNodeSubnets | PodsInPodSubnets | PodsInOwnRange;

/** Pods share the subnets of nodes. */
export interface PodsInNodeSubnets extends InterfaceAddresses {
  readonly kind: 'node-subnets';
}

/** Pods in subnets of their own: custom networking. */
export interface PodsInPodSubnets extends InterfaceAddresses {
  readonly kind: 'pod-subnets';
  /**
   * IPv4 ranges for these subnets, to be added to the VPC: `/28` to `/16`.
   * @defaultValue as much of `100.64.0.0/10` as it takes
   */
  readonly cidrs?: readonly string[];
}

/** Pods have a range outside the VPC: an overlay. */
export interface PodsInOwnRange {
  readonly kind: 'own-range';
}

/** How nodes take addresses of a subnet for their pods. */
export interface InterfaceAddresses {
  /** The instance type with the most interfaces by its name, or its limits where the table does not have it. */
  readonly instanceType: string | EniLimits;
  /**
   * Blocks of 16 addresses instead of single ones.
   * @defaultValue `false`
   */
  readonly prefixDelegation?: boolean;
  /**
   * What each node keeps ready for pods to come. Cilium keeps 8 addresses: `{ ips: 8 }`.
   * @defaultValue one whole interface, or one block with prefix delegation
   */
  readonly warm?: VpcCniWarmTargets;
}

/** Limits of an instance type. */
export interface EniLimits {
  /**
   * Network interfaces of the default network card.
   * @minimum 1
   * @asType integer
   */
  readonly enis: number;
  /**
   * IPv4 addresses of each, its own included.
   * @minimum 2
   * @asType integer
   */
  readonly ipv4PerEni: number;
}
