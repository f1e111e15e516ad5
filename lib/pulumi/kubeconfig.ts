/** How to reach a cluster, with a program that fetches a token for each use. */
export interface KubeconfigParts {
  /** What the cluster, its user and the context are called. */
  readonly name: unknown;
  /** Where the API server is, and who signs its certificate. */
  readonly cluster: unknown;
  /** The program, its arguments and what its protocol has besides. */
  readonly exec: Readonly<Record<string, unknown>>;
}

/** A kubeconfig of them. It holds no credentials. */
export function execKubeconfig({ name, cluster, exec }: KubeconfigParts): object {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
    users: [{ name, user: { exec: { apiVersion: 'client.authentication.k8s.io/v1beta1', ...exec } } }],
  };
}
