import type { IpFamily } from '../../../core/network/cidr';

/**
 * Classes of Gateways that Cilium runs, beside `cilium`: each with its own way in, and its own records.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://docs.cilium.io/en/stable/network/servicemesh/gateway-api/parameterized-gatewayclass/
 */
export interface CiliumGatewayClassesOptions<S = string> {
  /**
   * Name of the plan: a DNS label, unique in a composition.
   * @defaultValue `'cilium-gateway-classes'`
   */
  readonly name?: string;
  /**
   * The namespace of what describes the classes.
   * @defaultValue `'kube-system'`
   */
  readonly namespace?: string;
  /**
   * The classes.
   * @minItems 1
   * @maxItems 50
   */
  readonly classes: readonly CiliumGatewayClass<S>[];
}

/** A class of Gateways. */
export interface CiliumGatewayClass<S = string> {
  /** What Gateways name: a DNS subdomain, unique in the cluster. */
  readonly name: string;
  /**
   * What it is for, for readers: at most 64 characters.
   * @maxLength 64
   * @defaultValue none
   */
  readonly description?: string;
  /**
   * The Services of its Gateways.
   * @defaultValue load balancers
   */
  readonly service?: CiliumGatewayService<S>;
  /**
   * What is written down of connections and requests, to the output of Envoy. Cilium 1.19 and newer.
   * @minItems 1
   * @maxItems 8
   * @defaultValue none
   */
  readonly accessLogs?: readonly CiliumAccessLog[];
  /**
   * Turn gRPC-Web of browsers into gRPC. Cilium 1.20 and newer; older ones always do.
   * @defaultValue `true`
   */
  readonly grpcWebTranslation?: boolean;
  /**
   * What becomes of the header `Server` of answers. Cilium 1.20 and newer.
   * @defaultValue `'OVERWRITE'`: it says `envoy`
   */
  readonly serverHeaderTransformation?: 'OVERWRITE' | 'APPEND_IF_ABSENT' | 'PASS_THROUGH';
}

/** The Service that Cilium makes for each Gateway of a class. */
export interface CiliumGatewayService<S = string> {
  /**
   * How it is reached from outside.
   * @defaultValue `'LoadBalancer'`
   */
  readonly type?: 'LoadBalancer' | 'NodePort';
  /**
   * `'Local'`: only to nodes with Envoy, which keeps the address of the client.
   * @defaultValue `'Cluster'`
   */
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
  /**
   * Who makes the load balancer.
   * @defaultValue whoever makes those without a class
   */
  readonly loadBalancerClass?: string;
  /**
   * IP families, the first one for its main address.
   * @minItems 1
   * @maxItems 2
   * @defaultValue the first of the cluster
   */
  readonly ipFamilies?: readonly IpFamily[];
  /**
   * Whether it has addresses of one IP family or of two.
   * @defaultValue `'SingleStack'`
   */
  readonly ipFamilyPolicy?: 'SingleStack' | 'PreferDualStack' | 'RequireDualStack';
  /**
   * Give a load balancer node ports too.
   * @defaultValue `true`
   */
  readonly allocateLoadBalancerNodePorts?: boolean;
  /**
   * Ranges of clients, in CIDR notation.
   * @maxItems 200
   * @defaultValue all
   */
  readonly loadBalancerSourceRanges?: readonly S[];
  /**
   * Whether those clients alone are let in, or all others.
   * @defaultValue `'Allow'`
   */
  readonly loadBalancerSourceRangesPolicy?: 'Allow' | 'Deny';
  /**
   * Which nodes are preferred.
   * @defaultValue none
   */
  readonly trafficDistribution?: 'PreferClose' | 'PreferSameZone' | 'PreferSameNode';
}

/**
 * What is written down.
 * @discriminator format
 */
export type CiliumAccessLog = CiliumJsonAccessLog | CiliumTextAccessLog;

/** What every access log has. */
export interface CiliumAccessLogBase {
  /**
   * `HTTP`: requests. `TCP`: connections, and TLS that passes through.
   * @minItems 1
   * @maxItems 2
   * @defaultValue `['HTTP']`
   */
  readonly targets?: readonly ('HTTP' | 'TCP')[];
}

/** A JSON object for each. */
export interface CiliumJsonAccessLog extends CiliumAccessLogBase {
  /** How a line is written. */
  readonly format: 'JSON';
  /**
   * Operators of Envoy by the names of their fields: `{ path: '%REQUEST_HEADER(:PATH)%' }`.
   * @defaultValue what Envoy writes as text
   */
  readonly json?: Readonly<Record<string, string>>;
}

/** A line for each. */
export interface CiliumTextAccessLog extends CiliumAccessLogBase {
  /** How a line is written. */
  readonly format: 'Text';
  /**
   * Text with operators of Envoy.
   * @minLength 1
   * @maxLength 4096
   * @defaultValue Envoy's own
   */
  readonly text?: string;
}
