/**
 * Envoy on every node: for policies on application protocols, gateways and Ingresses.
 *
 * @see https://docs.cilium.io/en/stable/security/network/proxy/envoy/
 */
export interface CiliumEnvoy extends CiliumEnvoyLimits, CiliumEnvoyTimeouts {
  /**
   * `'daemonset'`: pods of its own, which restart and are measured apart from agents. `'embedded'`: in the agents' pods,
   * with their resources, when something first needs it.
   * @defaultValue `'daemonset'`
   */
  readonly runsAs?: 'daemonset' | 'embedded';
  /**
   * Let Envoy listen on ports below 1024 of nodes.
   * @defaultValue whether gateways or Ingresses are on such ports of the host network
   */
  readonly keepCapNetBindService?: boolean;
  /**
   * Speak to backends with the address of the client: policies see it in any case. Cilium 1.19 and newer.
   * @defaultValue `true`
   */
  readonly useOriginalSourceAddress?: boolean;
  /**
   * Proxies in front whose `x-forwarded-for` is believed where policies look at traffic that comes in.
   * @minimum 0
   * @maximum 4294967295
   * @asType integer
   * @defaultValue `0`
   */
  readonly xffNumTrustedHopsL7PolicyIngress?: number;
  /**
   * Proxies in front whose `x-forwarded-for` is believed where policies look at traffic that goes out.
   * @minimum 0
   * @maximum 4294967295
   * @asType integer
   * @defaultValue `0`
   */
  readonly xffNumTrustedHopsL7PolicyEgress?: number;
  /**
   * How agents tell Envoy what to do. `'split'`: each kind of resource by itself, as before 1.20. `'ads'`: all in one stream.
   * `'strict-ads'`: and checked as a whole. Cilium 1.20 and newer.
   * @defaultValue `'ads'`, or `'split'` on clusters that began with an older Cilium
   */
  readonly xdsMode?: 'split' | 'ads' | 'strict-ads';
  /**
   * Tell Envoy the zone of its node; it does not start where the node has no zone. Cilium 1.20 and newer.
   * @defaultValue `false`
   */
  readonly nodeLocality?: boolean;
  /**
   * What Envoy writes down.
   * @defaultValue the settings of the chart
   */
  readonly log?: CiliumEnvoyLog;
}

/** How much Envoy takes at once, on each node. */
export interface CiliumEnvoyLimits {
  /**
   * Connections that it accepts altogether. Cilium 1.19 and newer.
   * @minimum 1
   * @maximum 4294967295
   * @asType integer
   * @defaultValue `50000`
   */
  readonly maxGlobalDownstreamConnections?: number;
  /**
   * Connections to one backend. Cilium 1.19 and newer.
   * @minimum 1
   * @maximum 4294967295
   * @asType integer
   * @defaultValue `1024`; with gateways or Ingresses, `maxGlobalDownstreamConnections`
   */
  readonly clusterMaxConnections?: number;
  /**
   * Requests to one backend at a time: more get the status 503. Cilium 1.19 and newer.
   * @minimum 1
   * @maximum 4294967295
   * @asType integer
   * @defaultValue `1024`; with gateways or Ingresses, `maxGlobalDownstreamConnections`
   */
  readonly clusterMaxRequests?: number;
  /**
   * Requests that wait for a connection to one backend. Cilium 1.20 and newer.
   * @minimum 1
   * @maximum 4294967295
   * @asType integer
   * @defaultValue `1024`; with gateways or Ingresses, `maxGlobalDownstreamConnections`
   */
  readonly clusterMaxPendingRequests?: number;
  /**
   * Retries to one backend at a time.
   * @minimum 0
   * @maximum 4294967295
   * @asType integer
   * @defaultValue `128`
   */
  readonly maxConcurrentRetries?: number;
  /**
   * Requests after which a connection is closed; `0`: none.
   * @minimum 0
   * @maximum 2147483647
   * @asType integer
   * @defaultValue `0`
   */
  readonly maxRequestsPerConnection?: number;
  /**
   * Attempts after the first where a request fails.
   * @minimum 0
   * @maximum 4294967295
   * @asType integer
   * @defaultValue `3`
   */
  readonly httpRetryCount?: number;
}

/** How long Envoy waits, in seconds. */
export interface CiliumEnvoyTimeouts {
  /**
   * For a TCP connection to a backend.
   * @minimum 1
   * @maximum 2147483647
   * @asType integer
   * @defaultValue `2`
   */
  readonly connectTimeoutSeconds?: number;
  /**
   * Before it closes a connection to a backend without requests.
   * @minimum 1
   * @maximum 2147483647
   * @asType integer
   * @defaultValue `60`
   */
  readonly idleTimeoutDurationSeconds?: number;
  /**
   * Before it ends a request on which neither side says anything.
   * @minimum 0
   * @maximum 2147483647
   * @asType integer
   * @defaultValue `300`
   */
  readonly streamIdleTimeoutDurationSeconds?: number;
  /**
   * Before it closes a connection however busy; `0`: never.
   * @minimum 0
   * @maximum 2147483647
   * @asType integer
   * @defaultValue `0`
   */
  readonly maxConnectionDurationSeconds?: number;
}

/** What Envoy writes down. */
export interface CiliumEnvoyLog {
  /**
   * How much of itself.
   * @defaultValue that of the agent, `'info'`
   */
  readonly defaultLevel?: 'trace' | 'debug' | 'info' | 'warning' | 'error' | 'critical' | 'off';
  /**
   * Tell Hubble of each request. Cilium 1.20 and newer; older ones always do.
   * @defaultValue `true`
   */
  readonly accessLogEnabled?: boolean;
  /**
   * Bytes for one entry about a request: as much as its headers, or the entry is lost.
   * @minimum 1
   * @maximum 16777216
   * @asType integer
   * @defaultValue `4096`
   */
  readonly accessLogBufferSize?: number;
}
