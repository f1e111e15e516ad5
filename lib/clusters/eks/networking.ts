/**
 * How pods on EKS get their network. Each mode states what it requires of the CNI, of subnets, node pools and add-ons.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @discriminator mode
 */
export type EksNetworking<S = string> =
  | EksVpcCni<S>
  | EksCiliumEni<S>
  | EksCiliumChained<S>
  | EksCiliumOverlay
  | EksCalicoPolicy<S>
  | EksCalicoOverlay
  | EksAutoMode<S>
  | EksHybrid<S>;

/** Amazon's own CNI: pods have addresses of the VPC. What AWS supports in full. */
export interface EksVpcCni<S = string> extends VpcCniOptions<S> {
  readonly mode: 'vpc-cni';
}

/** Cilium instead of Amazon's CNI, with addresses of the VPC that its operator fetches. IPv4 only. */
export interface EksCiliumEni<S = string> {
  readonly mode: 'cilium-eni';
  /**
   * Take addresses in blocks of 16. Needs Nitro instances, and subnets with whole `/28` blocks free.
   * @defaultValue `false`
   */
  readonly prefixDelegation?: boolean;
  /**
   * Subnets that pod addresses come from.
   * @defaultValue each node's own
   */
  readonly podSubnetIds?: readonly S[];
  /**
   * First network interface that pods may use: `1` leaves the node's own interface to the node.
   * @minimum 0
   * @maximum 1
   * @asType integer
   * @defaultValue `0`
   */
  readonly firstInterfaceIndex?: number;
}

/** Amazon's CNI gives addresses, Cilium is chained after it for policy and visibility. */
export interface EksCiliumChained<S = string> {
  readonly mode: 'cilium-chained';
  /** What to say of Amazon's CNI. @defaultValue its defaults */
  readonly vpcCni?: Omit<VpcCniOptions<S>, 'networkPolicy'>;
}

/**
 * Cilium with addresses of a range of its own, in a tunnel. No address of the VPC is used up, and nobody outside the
 * cluster reaches pods: not load balancers with `ip` targets, and not the API server, so webhooks listen on nodes.
 */
export interface EksCiliumOverlay {
  readonly mode: 'cilium-overlay';
}

/** Amazon's CNI gives addresses, Calico enforces policies. */
export interface EksCalicoPolicy<S = string> {
  readonly mode: 'calico-policy';
  /** What to say of Amazon's CNI. @defaultValue its defaults */
  readonly vpcCni?: Omit<VpcCniOptions<S>, 'networkPolicy'>;
}

/** Calico with addresses of a range of its own, in VXLAN. Reachable as little as {@link EksCiliumOverlay}. */
export interface EksCalicoOverlay {
  readonly mode: 'calico-overlay';
}

/** EKS Auto Mode: AWS runs nodes, network, DNS, storage and load balancing. No other CNI, no own node pools needed. */
export interface EksAutoMode<S = string> {
  readonly mode: 'auto';
  /**
   * Pools that AWS makes, on demand only. `general-purpose` is amd64; `system` takes only what tolerates `CriticalAddonsOnly`.
   * @defaultValue both
   */
  readonly builtInPools?: readonly ('general-purpose' | 'system')[];
  /**
   * Enforce NetworkPolicy objects: `'DefaultAllow'` leaves pods open that no policy selects, `'DefaultDeny'` does not.
   * @defaultValue not enforced
   */
  readonly networkPolicy?: 'DefaultAllow' | 'DefaultDeny';
  /**
   * Subnets that pod addresses come from.
   * @defaultValue those of the nodes
   */
  readonly podSubnetIds?: readonly S[];
}

/**
 * Nodes on your own premises join: Cilium serves these, Amazon's CNI those in the VPC.
 *
 * Outside the VPC, the name of the API server leads to its public addresses as long as there are any: hybrid nodes then come
 * over the internet. With `endpointAccess.public` set to `false` they come over VPN or Direct Connect.
 */
export interface EksHybrid<S = string> {
  readonly mode: 'hybrid';
  /** Networks of nodes outside AWS, of private address space (RFC 1918). */
  readonly remoteNodeNetworks: readonly S[];
  /** Addresses of pods on these nodes, of private address space (RFC 1918). Cannot be changed later. */
  readonly remotePodNetworks: readonly S[];
  /** What to say of Amazon's CNI in the VPC. @defaultValue its defaults */
  readonly vpcCni?: VpcCniOptions<S>;
}

/** What can be said of Amazon's CNI. */
export interface VpcCniOptions<S = string> {
  /**
   * Take addresses in blocks of 16 (`/28` prefixes): more pods on small instances. Needs Nitro instances, and subnets
   * with whole blocks free; nodes that run already keep to what they have.
   * @defaultValue `false`; always on IPv6
   */
  readonly prefixDelegation?: boolean;
  /**
   * Pods in subnets of their own ("custom networking"), one for each zone. Costs each node one network interface. `'new'`:
   * those that are made with a new VPC in its `secondaryCidrs`.
   * @defaultValue pods share the subnets of nodes
   */
  readonly podSubnets?: 'new' | readonly EksPodSubnet<S>[];
  /**
   * Security groups for pods: a SecurityGroupPolicy gives pods groups of their own. Needs instances with trunk interfaces.
   * @defaultValue off
   */
  readonly securityGroupsForPods?: SecurityGroupsForPods;
  /**
   * Amazon's own policy agent. `'standard'`: pods are open until their policies are in place. `'strict'`: closed from the
   * start, so that every pod needs a policy, those of kube-system too.
   * @defaultValue off
   */
  readonly networkPolicy?: 'standard' | 'strict';
  /** What each node keeps ready. @defaultValue one whole interface, or one prefix with prefix delegation */
  readonly warm?: VpcCniWarmTargets;
  /**
   * Leave pod addresses as they are on the way out of the VPC: somebody else translates them.
   * @defaultValue `false`
   */
  readonly externalSnat?: boolean;
}

/** Where pods of one zone get addresses. */
export interface EksPodSubnet<S = string> {
  /** The zone, as nodes are labelled with it: `eu-central-1a`. In a shared VPC, mind whose names these are. */
  readonly zone: string;
  /** The subnet. */
  readonly subnetId: S;
  /**
   * Security groups of the interfaces that pods use.
   * @defaultValue the cluster's own
   */
  readonly securityGroupIds?: readonly S[];
}

/** How security groups for pods work. */
export interface SecurityGroupsForPods {
  /**
   * `'strict'`: traffic of such pods leaves the node past everything that runs on it. `'standard'`: policies, local
   * targets and node-local DNS go on working.
   * @defaultValue `'standard'`
   */
  readonly enforcing?: 'strict' | 'standard';
}

/** Addresses that each node keeps ready for pods to come. */
export interface VpcCniWarmTargets {
  /**
   * Whole network interfaces.
   * @minimum 0
   * @asType integer
   * @defaultValue `1`
   */
  readonly enis?: number;
  /**
   * Single addresses. Replaces `enis`.
   * @minimum 0
   * @asType integer
   * @defaultValue none
   */
  readonly ips?: number;
  /**
   * The least that a node holds, used or not. Only together with `ips`: alone it freezes the pool.
   * @minimum 1
   * @asType integer
   * @defaultValue none
   */
  readonly minimumIps?: number;
  /**
   * Prefixes of 16 addresses.
   * @minimum 0
   * @asType integer
   * @defaultValue `1` with prefix delegation
   */
  readonly prefixes?: number;
}
