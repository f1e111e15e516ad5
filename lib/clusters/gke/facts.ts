/**
 * What is known of a GKE cluster once it exists, and what blueprints need of it. Where Pulumi makes the cluster, it hands
 * them in, late; for manifests of a cluster that exists, they are written down in a file.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 */
export interface GkeFacts<S = string> {
  /** The API server's host name or address, without scheme: `gke-0123.europe-west3.gke.goog`, `10.0.0.2`. */
  readonly apiServerHost: S;
  /** The id of the project that the cluster is in. */
  readonly project: S;
}
