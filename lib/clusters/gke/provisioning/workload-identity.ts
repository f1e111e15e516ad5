/**
 * A Kubernetes service account whose pods act in Google Cloud, by Workload Identity Federation: with roles of its own, or as
 * a Google service account. Neither it nor its namespace has to exist yet.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://docs.cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
 */
export interface GkeWorkloadIdentity<S = string> {
  /** Namespace of the service account. */
  readonly namespace: string;
  /** Name of the service account. */
  readonly serviceAccount: string;
  /**
   * Roles that its pods have.
   * @defaultValue none
   */
  readonly roles?: readonly GkeProjectRole<S>[];
  /**
   * Email of a Google service account that its pods act as: for APIs that know no others. Annotate the service account with
   * `iam.gke.io/gcp-service-account`.
   * @defaultValue none
   */
  readonly googleServiceAccount?: S;
}

/** A role in a project. */
export interface GkeProjectRole<S = string> {
  /** `roles/storage.objectViewer`, or one of your own: `projects/p/roles/r`. */
  readonly role: string;
  /**
   * The id of the project that it holds in.
   * @defaultValue that of the cluster
   */
  readonly project?: S;
}
