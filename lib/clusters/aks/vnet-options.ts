/**
 * The network that the nodes are in: AKS makes and keeps one, one is made for the cluster, or there is one.
 * @discriminator kind
 */
export type AksVnet<S = string> = AksManagedVnet | AksNewVnet<S> | AksExistingVnet<S>;

/** AKS makes it, `10.224.0.0/12`, with one subnet of `10.224.0.0/16`, in the resource group of the nodes. */
export interface AksManagedVnet {
  readonly kind: 'managed';
}

/** A VNet made for the cluster, with its subnets. For AKS it is one of yours. */
export interface AksNewVnet<S = string> {
  readonly kind: 'new';
  /**
   * All its IPv4 ranges.
   * @defaultValue `['10.224.0.0/12']`
   */
  readonly cidrs?: readonly S[];
  /**
   * Range of the subnet of nodes.
   * @defaultValue `'10.224.0.0/16'`
   */
  readonly nodeSubnet?: S;
  /**
   * Range of the subnet of pods, with the mode `pod-subnet`.
   * @defaultValue `'10.225.0.0/16'`
   */
  readonly podSubnet?: S;
  /** IPv6 ranges of a dual-stack cluster. @defaultValue private ones, where the cluster is dual-stack */
  readonly ipv6?: AksNewVnetIpv6<S>;
}

/** IPv6 ranges of a VNet made for a dual-stack cluster. */
export interface AksNewVnetIpv6<S = string> {
  /** Of the VNet. @defaultValue `'fd12:3456:789b::/48'` */
  readonly cidr?: S;
  /** Of the subnet of nodes: a `/64`, as Azure has no other. @defaultValue `'fd12:3456:789b::/64'` */
  readonly nodeSubnet?: S;
}

/** A VNet that exists, of the same subscription and region. */
export interface AksExistingVnet<S = string> {
  readonly kind: 'existing';
  /** All its ranges. Those of VNets that are peered with it belong to `connectedNetworks`. */
  readonly cidrs: readonly S[];
  /** Where nodes are. */
  readonly nodeSubnet: AksSubnet<S>;
  /**
   * Where pods are, with the mode `pod-subnet`.
   * @defaultValue none
   */
  readonly podSubnet?: AksSubnet<S>;
}

/** A subnet that exists, delegated to nobody. */
export interface AksSubnet<S = string> {
  /** Its resource id: `/subscriptions/…/virtualNetworks/hub/subnets/nodes`. */
  readonly id: S;
  /**
   * Its range, for arithmetic and overlap checks.
   * @defaultValue not known
   */
  readonly cidr?: S;
  /**
   * What leads out of it: a NAT gateway, a route of its own for `0.0.0.0/0`, or nothing.
   * @defaultValue not known
   */
  readonly egress?: 'nat-gateway' | 'default-route' | 'none';
}
