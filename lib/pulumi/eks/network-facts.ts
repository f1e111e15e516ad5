import type * as pulumi from '@pulumi/pulumi';
import type { Late } from '../late';

/** A subnet for pods, and where it is. */
export interface PodSubnet {
  /** Name of the zone. */
  readonly zone: Late;
  /** Its id. */
  readonly subnetId: pulumi.Output<string>;
}

/** What the rest of a cluster needs to know of its network. */
export interface NetworkFacts {
  /** The VPC. */
  readonly vpcId: pulumi.Output<string>;
  /** Subnets of the control plane's network interfaces. */
  readonly controlPlaneSubnetIds: readonly pulumi.Output<string>[];
  /** Subnets of nodes: private ones where there are any. */
  readonly nodeSubnetIds: readonly pulumi.Output<string>[];
  /** Subnets with a route to an internet gateway. */
  readonly publicSubnetIds: readonly pulumi.Output<string>[];
  /** Subnets for pods only. */
  readonly podSubnetIds: readonly pulumi.Output<string>[];
  /** The subnet of each zone that pods get addresses of, where subnets for pods are made with the VPC. */
  readonly podSubnets: readonly PodSubnet[];
  /** What nodes wait for. */
  readonly resources: readonly pulumi.Resource[];
}
