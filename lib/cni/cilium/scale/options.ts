/** What keeps agents and the API server from drowning each other in a large cluster. */
export interface CiliumScale {
  /**
   * Publish pods in slices of many instead of one by one: fewer and smaller updates for every agent. Not with
   * `egressGateway`.
   * @defaultValue `false`
   */
  readonly endpointSlices?: boolean | CiliumEndpointSlices;
  /**
   * How often each agent, and the operator, may ask the API server.
   * @defaultValue 10 a second and 20 at once for agents, 100 and 200 for the operator; more with `l2Announcements`
   */
  readonly clientRateLimit?: CiliumClientRateLimit;
  /**
   * Labels that decide which pods are the same to policies, as regular expressions from the start of a key: `app$`, or
   * `!version` for all but it. Once one is given without `!`, policies see no labels but these, namespaces, service accounts
   * and `app.kubernetes.io/…`. Fewer labels are fewer identities, of which a cluster has 65,535.
   * @minItems 1
   * @defaultValue all labels but those known to change without meaning
   */
  readonly identityLabels?: readonly string[];
  /**
   * Who makes identities: each agent, the operator alone, or both while changing from one to the other. All but `'agent'`
   * are beta upstream.
   * @defaultValue `'agent'`
   */
  readonly identityManagementMode?: 'agent' | 'operator' | 'both';
  /**
   * Limits of the agent's own API, by request: `{ 'endpoint-create': 'rate-limit:10/s,parallel-requests:8' }`.
   * @defaultValue those of the agent
   * @see https://docs.cilium.io/en/stable/configuration/api-rate-limiting/
   */
  readonly apiRateLimit?: Readonly<Partial<Record<CiliumApiRequest, string>>>;
  /**
   * Whether agents probe each other. What a node costs grows with the number of nodes.
   * @defaultValue `true`
   */
  readonly healthChecking?: boolean;
  /**
   * How often agents probe each other: 1 is every minute and a half or more, growing with the cluster; 0 least often.
   * @minimum 0
   * @maximum 1
   * @defaultValue 0.5
   */
  readonly connectivityProbeFrequencyRatio?: number;
}

/** A request that the agent's own API limits. */
export type CiliumApiRequest =
  | 'endpoint-create'
  | 'endpoint-delete'
  | 'endpoint-get'
  | 'endpoint-patch'
  | 'endpoint-list';

/** Slices of pods. */
export interface CiliumEndpointSlices {
  /**
   * How fast the operator writes slices, by the number of nodes from which it holds.
   * @minItems 1
   * @defaultValue 10 a second and 20 at once; from 100 nodes on 50 and 100
   */
  readonly rateLimits?: readonly CiliumEndpointSliceRateLimit[];
}

/** How fast the operator writes slices from a number of nodes on. */
export interface CiliumEndpointSliceRateLimit {
  /**
   * From how many nodes on.
   * @minimum 0
   * @asType integer
   */
  readonly nodes: number;
  /**
   * Slices a second.
   * @exclusiveMinimum 0
   */
  readonly limit: number;
  /**
   * Slices at once.
   * @minimum 1
   * @asType integer
   */
  readonly burst: number;
}

/** How often something may ask the API server. */
export interface CiliumRateLimit {
  /**
   * Requests a second.
   * @minimum 1
   * @maximum 100000
   * @asType integer
   */
  readonly qps: number;
  /**
   * Requests at once.
   * @minimum 1
   * @maximum 200000
   * @asType integer
   */
  readonly burst: number;
}

/** How often agents, and the operator, may ask the API server. */
export interface CiliumClientRateLimit {
  /**
   * Each agent.
   * @defaultValue 10 a second and 20 at once; more with `l2Announcements`
   */
  readonly agent?: CiliumRateLimit;
  /**
   * Each copy of the operator.
   * @defaultValue 100 a second and 200 at once
   */
  readonly operator?: CiliumRateLimit;
}
