import type { Taint } from '../../core/needs';
import type { IpFamily } from '../../core/network/cidr';
import type { Waiver } from '../../core/waiver';
import type { ConnectedNetwork } from '../connected-network';
import type { NodeCount, NodeCountRange } from '../options';
import type { EksNetworking } from './networking';

/**
 * What can be said of an EKS cluster.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 */
export interface EksOptions<S = string> {
  /** A DNS label of at most 63 characters; at most 32 with Cilium. EKS itself would take more. */
  readonly name: string;
  /**
   * Kubernetes `major.minor`.
   * @defaultValue `'1.35'`
   */
  readonly kubernetes?: string;
  /** How pods get their network. Changing the mode of a cluster that runs means new nodes at least, often a new cluster. */
  readonly networking: EksNetworking<S>;
  /** The network that the cluster is in. */
  readonly vpc: EksVpc<S>;
  /**
   * The API server's host name, without scheme: `ABC.gr7.eu-central-1.eks.amazonaws.com`. A Pulumi component fills it in.
   */
  readonly apiServer: EksApiServer<S>;
  /**
   * Where pods get addresses in the overlay modes. In all others pods have addresses of the VPC.
   * @defaultValue `'10.244.0.0/16'` in the overlay modes
   */
  readonly podRange?: S;
  /**
   * Where Services get addresses, IPv4: within `10.0.0.0/8`, `172.16.0.0/12` or `192.168.0.0/16`, `/24` to `/12`. It cannot
   * be changed, and must differ from that of every cluster and network that pods talk to.
   * @defaultValue `'172.20.0.0/16'`; on IPv6 AWS chooses one
   */
  readonly serviceRange?: S;
  /**
   * The IP version of pods and Services. Cannot be changed. IPv6 is for Amazon's own CNI on Nitro instances.
   * @defaultValue `'ipv4'`
   */
  readonly ipFamily?: IpFamily;
  /**
   * Managed node groups. Karpenter's pools are its own: see `planKarpenter`.
   * @defaultValue none in Auto Mode; otherwise two on-demand `m7g.large` for what the cluster itself needs
   */
  readonly nodePools?: readonly EksNodePoolOptions[];
  /**
   * Networks that pods must reach, and be reached from: peered VPCs, sites behind a transit gateway or VPN.
   * @defaultValue none known: overlaps with them are not checked
   */
  readonly connectedNetworks?: readonly ConnectedNetwork<S>[];
  /** From where the API server is reached. @defaultValue private from within the VPC, and public from anywhere */
  readonly endpointAccess?: EksEndpointAccess<S>;
  /**
   * Findings that you accept, each with the reason.
   * @defaultValue none
   */
  readonly waivers?: readonly Waiver[];
}

/** Where the API server of an EKS cluster answers: always on port 443. */
export interface EksApiServer<S = string> {
  /** A host name, without scheme and port. */
  readonly host: S;
}

/**
 * A VPC that is made for the cluster, or one that exists.
 * @discriminator kind
 */
export type EksVpc<S = string> = EksNewVpc<S> | EksGivenVpc<S> | EksSharedVpc<S>;

/** A VPC made for the cluster, with its subnets, routes and NAT. */
export interface EksNewVpc<S = string> {
  readonly kind: 'new';
  /**
   * Its primary range, `/28` to `/16`.
   * @defaultValue `'10.0.0.0/16'`
   */
  readonly cidr?: S;
  /**
   * Further ranges, for pods: usually of `100.64.0.0/10`. Subnets are made in each. Amazon's CNI takes addresses of them
   * besides those of the nodes' own subnets; with `podSubnets: 'new'`, of the first range alone.
   * @defaultValue none
   */
  readonly secondaryCidrs?: readonly S[];
  /**
   * Zones by name, `eu-central-1a`; at least two.
   * @defaultValue the first three that the region offers EKS in
   */
  readonly zones?: readonly string[];
  /**
   * NAT gateways: one for each zone, one for all (cheaper, and a single point of failure), or none (no IPv4 way out).
   * @defaultValue `'zone'`
   */
  readonly nat?: 'zone' | 'single' | 'none';
}

/** A VPC of the same account that exists. */
export interface EksGivenVpc<S = string> {
  readonly kind: 'given';
  /** Its id. */
  readonly vpcId: S;
  /** All its ranges: pods and nodes are in them, and nothing else may be. */
  readonly cidrs: readonly S[];
  /** Subnets of nodes and control plane, in at least two zones. */
  readonly subnets: readonly EksSubnet<S>[];
}

/** Subnets that another account shares through RAM. Its tags cannot be seen, so everything is found by id. */
export interface EksSharedVpc<S = string> {
  readonly kind: 'shared';
  /** Its id. */
  readonly vpcId: S;
  /** The account that owns it, 12 digits. */
  readonly ownerAccountId: string;
  /** All its ranges. */
  readonly cidrs: readonly S[];
  /** Subnets of nodes and control plane, in at least two zones. */
  readonly subnets: readonly EksSubnet<S>[];
}

/** A subnet that exists. */
export interface EksSubnet<S = string> {
  /** Its id. */
  readonly id: S;
  /** The zone's id, the same in every account: `euc1-az2`. */
  readonly zoneId: string;
  /**
   * Whether its routes lead to an internet gateway.
   * @defaultValue `false`
   */
  readonly public?: boolean;
  /**
   * Its range, for arithmetic and overlap checks.
   * @defaultValue not known
   */
  readonly cidr?: S;
}

/** From where the API server of an EKS cluster is reached. */
export interface EksEndpointAccess<S = string> {
  /**
   * From within the VPC, and what is connected to it.
   * @defaultValue `true`
   */
  readonly private?: boolean;
  /**
   * From the internet: from anywhere, from some ranges only, or not at all.
   * @defaultValue `true`
   */
  readonly public?: boolean | readonly S[];
}

/** Nodes that are alike: a managed node group. */
export interface EksNodePoolOptions {
  /** A DNS label, unique in the cluster. */
  readonly name: string;
  /**
   * How many there are: a number, or the fewest and most. Between these an autoscaler decides, and a later deployment leaves
   * the number alone. AWS refuses a fewest above that number: deploy the number by itself first, then the range.
   * @defaultValue `2`
   */
  readonly nodes?: NodeCount | NodeCountRange;
  /** Instance types, best first. Spot wants several of the same size; on-demand takes the first that can be had. */
  readonly instanceTypes: readonly string[];
  /**
   * Spot capacity: cheaper, and taken back with two minutes' notice.
   * @defaultValue `false`
   */
  readonly spot?: boolean;
  /**
   * What runs on them.
   * @defaultValue `'al2023'`
   */
  readonly image?: 'al2023' | 'bottlerocket' | 'windows-2022';
  /**
   * Size of the root volume, in GiB.
   * @minimum 1
   * @maximum 16384
   * @asType integer
   * @defaultValue `50`
   */
  readonly diskSize?: number;
  /**
   * The most pods that kubelet takes on a node.
   * @minimum 4
   * @maximum 737
   * @asType integer
   * @defaultValue what the networking mode and the smallest of the instance types allow
   */
  readonly maxPods?: number;
  /**
   * Taints that the nodes keep. Start-up taints of a CNI are added by themselves.
   * @defaultValue none
   */
  readonly taints?: readonly Taint[];
  /**
   * Labels of the nodes.
   * @defaultValue none
   */
  readonly labels?: Readonly<Record<string, string>>;
}
