import type * as pulumi from '@pulumi/pulumi';
import type { Late } from '../late';

/** Where pods and Services get addresses: as GKE is told. */
export interface GkeAddresses {
  /** Names of secondary ranges, or blocks that GKE makes some of. Never one of each. */
  readonly policy:
    | { readonly clusterSecondaryRangeName: Late; readonly servicesSecondaryRangeName?: Late }
    | { readonly clusterIpv4CidrBlock: Late; readonly servicesIpv4CidrBlock: Late };
  /** Names of further secondary ranges of pods. */
  readonly additionalPodRanges: readonly Late[];
}

/** What the rest of a cluster needs to know of its network. */
export interface NetworkFacts {
  /** The network: its self link, or its name within the project. */
  readonly network: pulumi.Output<string>;
  /** The subnet of the nodes: its self link, or its name within the project. */
  readonly subnetwork: pulumi.Output<string>;
  /** Where pods and Services get addresses. */
  readonly addresses: GkeAddresses;
  /** What the cluster waits for. */
  readonly resources: readonly pulumi.Resource[];
  /** What nodes wait for: their way out. */
  readonly wayOut: readonly pulumi.Resource[];
}
