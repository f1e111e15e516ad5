import type { NodeCount } from '../../../clusters/options';
import type { ResourceRequirements } from '../../../core/resources';
import type { HubbleExport } from './export-options';
import type { HubbleMetric } from './metric-options';
import type { HubbleTls } from './tls-options';

/**
 * Flow visibility. Of application protocols it sees what policies send through the proxy, and nothing else.
 *
 * @see https://docs.cilium.io/en/stable/observability/hubble/
 */
export interface HubbleOptions {
  /**
   * One place to ask for flows of all nodes: `true` for one copy of it.
   * @defaultValue `true`
   */
  readonly relay?: boolean | HubbleRelay;
  /**
   * A web page with the service map. Needs the relay.
   * @defaultValue `false`
   */
  readonly ui?: boolean | HubbleUi;
  /**
   * How many flows every agent remembers for those who ask.
   * @defaultValue `4095`
   */
  readonly eventBufferCapacity?: HubbleBufferCapacity;
  /**
   * How many events may wait for an agent to read them; more are lost, and counted as lost.
   * @minimum 1
   * @maximum 1048576
   * @asType integer
   * @defaultValue 1024 for every processor of the node, at most 16384
   */
  readonly eventQueueSize?: number;
  /**
   * Metrics made of flows, served on port 9965: names, or names with options.
   * @defaultValue none
   */
  readonly metrics?: readonly HubbleMetric[];
  /**
   * Have agents read `metrics` from a ConfigMap of their own, and again when it changes, instead of restarting.
   * @defaultValue `false`
   */
  readonly dynamicMetrics?: boolean;
  /**
   * Serve metrics in the format that has room for exemplars, to whom asks for it.
   * @defaultValue whether a metric has exemplars
   */
  readonly openMetrics?: boolean;
  /**
   * Write flows to files of the nodes, or to the agents' log.
   * @defaultValue none
   */
  readonly export?: HubbleExport;
  /**
   * Take secrets out of flows of application protocols.
   * @defaultValue none: flows show URLs and headers as they are
   */
  readonly redact?: HubbleRedaction;
  /**
   * Tell pods of their dropped packets by events of Kubernetes. Alpha upstream.
   * @defaultValue `false`
   */
  readonly dropEventEmitter?: boolean | HubbleDropEvents;
  /**
   * Where certificates come from. Letting Helm make them would render different manifests every time.
   * @defaultValue `{ method: 'cronJob' }`
   */
  readonly tls?: HubbleTls;
}

/** How many flows an agent can remember: one less than a power of two. */
export type HubbleBufferCapacity =
  | 1
  | 3
  | 7
  | 15
  | 31
  | 63
  | 127
  | 255
  | 511
  | 1023
  | 2047
  | 4095
  | 8191
  | 16383
  | 32767
  | 65535;

/** One place to ask for flows of all nodes. */
export interface HubbleRelay {
  /**
   * Copies of it.
   * @defaultValue `1`
   */
  readonly replicas?: NodeCount;
  /**
   * Requests and limits.
   * @defaultValue none
   */
  readonly resources?: ResourceRequirements;
  /**
   * Have its own clients, the UI among them, speak TLS with it, with certificates made like the others.
   * @defaultValue `false`: whoever reaches it in the cluster reads flows
   */
  readonly tls?: boolean;
}

/** A web page with the service map. It asks nobody for a password. */
export interface HubbleUi {
  /**
   * Copies of it.
   * @defaultValue `1`
   */
  readonly replicas?: NodeCount;
  /** Requests and limits of its containers. @defaultValue none */
  readonly resources?: {
    /** What serves the page. @defaultValue none */
    readonly frontend?: ResourceRequirements;
    /** What asks the relay. @defaultValue none */
    readonly backend?: ResourceRequirements;
  };
  /**
   * The path that the page is at, with a slash at both ends: `/service-map/`.
   * @pattern ^/([A-Za-z0-9._~-]+/)*$
   * @defaultValue `'/'`
   */
  readonly baseUrl?: string;
}

/** What is taken out of flows of application protocols. */
export interface HubbleRedaction {
  /**
   * Parameters of URLs.
   * @defaultValue `false`
   */
  readonly urlQuery?: boolean;
  /**
   * Names and passwords in URLs.
   * @defaultValue `true`
   */
  readonly userInfo?: boolean;
  /**
   * Headers of HTTP.
   * @defaultValue none are taken out
   */
  readonly headers?: HubbleRedactedHeaders;
}

/** Headers of HTTP that are shown, or that are not. */
export interface HubbleRedactedHeaders {
  /** `allow`: only those that are named are shown. `deny`: those that are named are not. */
  readonly kind: 'allow' | 'deny';
  /**
   * Names of headers: `Authorization`.
   * @minItems 1
   */
  readonly names: readonly HttpHeaderName[];
}

/**
 * Name of a header of HTTP.
 * @pattern ^[A-Za-z0-9!#$%&'*+.^_\x60|~-]{1,100}$
 */
export type HttpHeaderName = string;

/** Which dropped packets pods are told of. */
export interface HubbleDropEvents {
  /**
   * How long nothing is said of the same again: `2m`.
   * @pattern ^([1-9][0-9]{0,4}(s|m|h))+$
   * @defaultValue `'2m'`
   */
  readonly interval?: string;
  /**
   * Reasons for a drop, as Hubble names them, in small letters.
   * @defaultValue `['auth_required', 'policy_denied']`
   */
  readonly reasons?: readonly HubbleDropReason[];
}

/**
 * A reason for a drop: `policy_denied`.
 * @pattern ^[a-z0-9]+(_[a-z0-9]+)*$
 */
export type HubbleDropReason = string;
