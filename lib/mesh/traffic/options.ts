import type { Port } from '../../clusters/options';

/**
 * A span of time, as the Gateway API writes it: `500ms`, `3s`, `1m30s`. Not 0.
 * @pattern ^(?=.*[1-9])([0-9]{1,5}(h|m|s|ms)){1,4}$
 */
export type TrafficDuration = string;

/**
 * What the waypoint of a Service does with requests to it. Nobody does it for a Service without.
 *
 * @see https://istio.io/latest/docs/ambient/usage/l7-features/
 */
export interface ServiceTraffic {
  /** Pods that fail get no requests for a while. @defaultValue none */
  readonly circuitBreaker?: CircuitBreaker;
  /** How much may be under way at once. @defaultValue as upstream: no limits worth the name */
  readonly connectionPool?: ConnectionPool;
  /** How long a request may take in all, its retries included. @defaultValue for ever */
  readonly timeout?: TrafficDuration;
  /** What is tried again. Needs the experimental channel of the Gateway API. @defaultValue the mesh's own: twice */
  readonly retries?: RetryPolicy;
  /**
   * Versions that requests are split over, each with pods of its own.
   * @minItems 2
   * @maxItems 15
   * @defaultValue one version: the Service itself
   */
  readonly versions?: readonly ServiceVersion[];
  /**
   * Requests that go to one version whatever the weights, in the order in which they are looked at.
   * @maxItems 15
   * @defaultValue none
   */
  readonly routes?: readonly HeaderRoute[];
  /** Trouble that is made on purpose. Not with anything that becomes a route. @defaultValue none */
  readonly fault?: FaultInjection;
}

/** When a pod gets no requests for a while. It is watched by each copy of the waypoint for itself. */
export interface CircuitBreaker {
  /**
   * Answers of 500 and more in a row, failed connections included. `0`: not watched.
   * @minimum 0
   * @asType integer
   * @defaultValue `5`
   */
  readonly consecutive5xxErrors?: number;
  /**
   * Answers 502, 503 and 504 in a row. `0`: not watched.
   * @minimum 0
   * @asType integer
   * @defaultValue not watched
   */
  readonly consecutiveGatewayErrors?: number;
  /** How often it is looked at. @defaultValue `'10s'` */
  readonly interval?: TrafficDuration;
  /** How long a pod gets no requests, times how often it happened. @defaultValue `'30s'` */
  readonly baseEjectionTime?: TrafficDuration;
  /**
   * The most pods, in percent, that get none at once.
   * @minimum 1
   * @maximum 100
   * @asType integer
   * @defaultValue `50`
   */
  readonly maxEjectionPercent?: number;
}

/** How much may be under way at once, from each copy of the waypoint. More is answered with 503. */
export interface ConnectionPool {
  /** Connections. @defaultValue no limit */
  readonly maxConnections?: PoolSize;
  /** Requests that wait for a connection. @defaultValue no limit */
  readonly http1MaxPendingRequests?: PoolSize;
  /** Requests under way. @defaultValue no limit */
  readonly http2MaxRequests?: PoolSize;
  /** Retries under way. @defaultValue no limit */
  readonly maxRetries?: PoolSize;
  /** How long making a connection may take. @defaultValue `'10s'` */
  readonly connectTimeout?: TrafficDuration;
}

/**
 * A number of connections or requests.
 * @minimum 1
 * @asType integer
 */
export type PoolSize = number;

/** What is tried again. */
export interface RetryPolicy {
  /**
   * How often, besides the first time.
   * @minimum 1
   * @maximum 100
   * @asType integer
   */
  readonly attempts: number;
  /**
   * Answers that are tried again, besides failed connections.
   * @minItems 1
   * @maxItems 50
   * @defaultValue upstream's: 503
   */
  readonly codes?: readonly RetryCode[];
  /** The least time between two tries. @defaultValue `'25ms'` */
  readonly backoff?: TrafficDuration;
}

/**
 * A status of HTTP that tells of an error.
 * @minimum 400
 * @maximum 599
 * @asType integer
 */
export type RetryCode = number;

/** One version of a Service: a Service of its own, for the pods that have its labels too. */
export interface ServiceVersion {
  /** A DNS label: the Service is called `<service>-<name>`. */
  readonly name: string;
  /** What tells its pods from the others: labels besides those of the Service. */
  readonly labels: Readonly<Record<string, string>>;
  /**
   * Its share of requests, relative to the others. `0`: only those that a route sends.
   * @minimum 0
   * @maximum 1000000
   * @asType integer
   */
  readonly weight: number;
}

/** Requests with all of these headers. */
export interface HeaderRoute {
  /**
   * The headers.
   * @minItems 1
   * @maxItems 16
   */
  readonly headers: readonly HeaderMatch[];
  /** Name of the version that gets them. */
  readonly version: string;
}

/** One header. */
export interface HeaderMatch {
  /**
   * Its name; case does not matter.
   * @pattern ^[A-Za-z0-9!#$%&'*+\-.^_|~]{1,256}$
   */
  readonly name: string;
  /**
   * Its value.
   * @minLength 1
   * @maxLength 4096
   */
  readonly value: string;
  /**
   * Whether the value is a regular expression (RE2) for the whole of it.
   * @defaultValue `false`
   */
  readonly regex?: boolean;
}

/** Trouble that is made on purpose, to see what callers do about it. At least one of both. */
export interface FaultInjection {
  /** Answers instead of the Service's. @defaultValue none */
  readonly abort?: AbortFault;
  /** Waiting before the Service is asked. @defaultValue none */
  readonly delay?: DelayFault;
}

/** Answers instead of the Service's. */
export interface AbortFault {
  /** How many requests of a hundred. */
  readonly percent: FaultPercent;
  /**
   * The status that they are answered with.
   * @minimum 200
   * @maximum 599
   * @asType integer
   */
  readonly status: number;
}

/** Waiting before the Service is asked. */
export interface DelayFault {
  /** How many requests of a hundred. */
  readonly percent: FaultPercent;
  /** How long. */
  readonly time: TrafficDuration;
}

/**
 * Requests of a hundred.
 * @minimum 0.001
 * @maximum 100
 */
export type FaultPercent = number;

/** A port of a Service. Waypoints do not guess what it speaks. */
export interface MeshPort {
  /** What callers connect to. */
  readonly port: Port;
  /** What it speaks: waypoints look into `http`, `http2` and `grpc`, not into the others. */
  readonly protocol: 'http' | 'http2' | 'grpc' | 'tcp' | 'tls';
  /**
   * A DNS label, unique in the Service.
   * @defaultValue the protocol; with the port where two would be the same
   */
  readonly name?: string;
  /**
   * What pods listen on.
   * @defaultValue the same port
   */
  readonly targetPort?: Port;
  /**
   * Whether callers outside of the mesh may use it in plaintext, where the namespace is strict: webhooks, for one.
   * @defaultValue `false`
   */
  readonly plaintext?: boolean;
}
