/**
 * What is known of an AKS cluster once it exists, and what blueprints need of it. Where Pulumi makes the cluster, it hands
 * them in, late; for manifests of a cluster that exists, they are written down in a file.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 */
export interface AksFacts<S = string> {
  /** The API server's host name, without scheme: `shop-1a2b3c4d.hcp.westeurope.azmk8s.io`. */
  readonly apiServerHost: S;
  /** The subscription's id. */
  readonly subscriptionId: S;
  /** The resource group of the cluster. */
  readonly resourceGroup: S;
  /** The resource group that AKS keeps nodes, their network and load balancers in. */
  readonly nodeResourceGroup: S;
  /** `westeurope`. */
  readonly location: S;
  /** The resource id of the subnet of nodes. Absent: AKS made the network. */
  readonly nodeSubnetId?: S;
  /** The issuer of service account tokens, for workload identities. Absent: it is off. */
  readonly oidcIssuerUrl?: S;
}
