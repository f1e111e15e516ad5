/**
 * What is known of an EKS cluster once it exists, and what blueprints need of it. Where Pulumi makes the cluster, it hands
 * them in, late; for manifests of a cluster that exists, they are written down in a file.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 */
export interface EksFacts<S = string> {
  /** The API server's host name, without scheme: `ABC.gr7.eu-central-1.eks.amazonaws.com`. */
  readonly apiServerHost: S;
  /** `eu-central-1`. */
  readonly region: S;
  /** The id of the VPC. */
  readonly vpcId: S;
  /** What Karpenter works with. Needed where a blueprint has Karpenter. */
  readonly karpenter?: EksKarpenterFacts<S>;
}

/** The same of a cluster that has Karpenter. */
export interface EksFactsWithKarpenter<S = string> extends EksFacts<S> {
  /** What Karpenter works with. */
  readonly karpenter: EksKarpenterFacts<S>;
}

/** What Karpenter works with. */
export interface EksKarpenterFacts<S = string> {
  /** The name of the queue that announces interruptions. */
  readonly interruptionQueue: S;
  /** The name of the role that new nodes take on. */
  readonly nodeRole: S;
}
