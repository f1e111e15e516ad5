/**
 * The proxy for DNS in every agent.
 *
 * @see https://docs.cilium.io/en/stable/security/dns/
 */
export interface CiliumDnsProxy {
  /**
   * Ask on with the address of the pod instead of that of the node. IPsec needs it.
   * @defaultValue `true`; after another plugin, `true` with IPsec, otherwise `false`
   */
  readonly enableTransparentMode?: boolean;
  /**
   * How long an address of a name is good at least, in seconds, whatever the answer says.
   * @minimum 0
   * @maximum 2147483647
   * @asType integer
   * @defaultValue `0`: as the answer says
   */
  readonly minTtl?: number;
  /**
   * Make identities of names before they are asked for: answers are faster, and policies have more entries. Not for more
   * than 200 names.
   * @defaultValue `true`
   */
  readonly preAllocateIdentities?: boolean;
  /**
   * What pods hear of names that policies deny. `'nameError'` makes some resolvers go on through their search list.
   * @defaultValue `'refused'`
   */
  readonly dnsRejectResponseCode?: 'refused' | 'nameError';
  /**
   * Addresses that are kept of a name for each pod.
   * @minimum 1
   * @maximum 1000000
   * @asType integer
   * @defaultValue `1000`
   */
  readonly endpointMaxIpPerHostname?: number;
  /**
   * How long connections that are idle count as alive after their name is forgotten: `10m`.
   * @defaultValue `'0s'`
   */
  readonly idleConnectionGracePeriod?: CiliumDuration;
  /**
   * Addresses of forgotten names that are kept because connections to them live.
   * @minimum 1
   * @maximum 10000000
   * @asType integer
   * @defaultValue `10000`
   */
  readonly maxDeferredConnectionDeletes?: number;
  /**
   * How long an answer waits at most for the datapath to know its addresses: `100ms`.
   * @defaultValue `'100ms'`
   */
  readonly proxyResponseMaxDelay?: CiliumDuration;
  /**
   * Let answers of more than 512 bytes be compressed.
   * @defaultValue `true`
   */
  readonly enableDnsCompression?: boolean;
  /**
   * The port that it listens on at every node.
   * @minimum 1
   * @maximum 65535
   * @asType integer
   * @defaultValue one that is free
   */
  readonly proxyPort?: number;
}

/**
 * A time as Go writes it: `100ms`, `30s`, `5m0s`.
 * @pattern ^(\d{1,9}(ms|s|m|h)){1,4}$
 */
export type CiliumDuration = string;
