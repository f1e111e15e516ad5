/**
 * From where the Kubernetes API is reached. Both ways may be open.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 */
export interface GkeEndpointAccess<S = string> {
  /**
   * By a DNS name, from wherever Google's APIs are reached: IAM asks for `container.clusters.connect` first.
   * @defaultValue `true`
   */
  readonly dns?: boolean;
  /**
   * By IP addresses: not at all, by a private one only, or also by a public one.
   * @defaultValue `'none'`; with your own Cilium, or without the DNS name, a private one
   */
  readonly ip?: 'none' | GkeIpEndpoint<S>;
}

/** The API server by IP addresses. */
export interface GkeIpEndpoint<S = string> {
  /**
   * Whether it has a public address, too.
   * @defaultValue `false`
   */
  readonly public?: boolean;
  /**
   * Who may connect besides nodes and pods of the cluster: networks by a name of your choice.
   * @defaultValue everybody with a public address, and nobody without
   */
  readonly authorizedNetworks?: Readonly<Record<string, S>>;
  /**
   * A `/28` for the private address, that nothing else in the VPC has. Cannot be changed.
   * @defaultValue an address of the nodes' subnet
   */
  readonly controlPlaneRange?: S;
  /**
   * A subnet for the private address, instead of `controlPlaneRange`: its self link. Cannot be changed.
   * @defaultValue that of the nodes
   */
  readonly subnetwork?: S;
}
