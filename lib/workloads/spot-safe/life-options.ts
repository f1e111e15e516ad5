/**
 * When a pod is ready to serve. The first container is asked.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export interface ReadinessOptions {
  /** What it is asked. */
  readonly probe: ReadinessProbe;
  /**
   * Seconds between two questions.
   * @minimum 1
   * @maximum 60
   * @asType integer
   * @defaultValue `5`
   */
  readonly periodSeconds?: number;
  /**
   * Seconds for an answer. One failure takes the pod out of the Service, so that it must not fail because it is busy.
   * @minimum 1
   * @maximum 60
   * @asType integer
   * @defaultValue `3`
   */
  readonly timeoutSeconds?: number;
  /**
   * Failures in a row until a pod is not ready.
   * @minimum 1
   * @maximum 10
   * @asType integer
   * @defaultValue `1`
   */
  readonly failureThreshold?: number;
  /**
   * Whether the answer is no from the signal to end on, while the container goes on serving. Where nodes end pods by
   * themselves, this takes them out of the Service earlier than anything else.
   * @defaultValue `false`
   */
  readonly failsOnTermination?: boolean;
  /**
   * Seconds from the start of a pod until it serves, images included.
   * @minimum 1
   * @maximum 3600
   * @asType integer
   * @defaultValue `30`
   */
  readonly startupSeconds?: number;
}

/**
 * What a container is asked to find out whether it is ready.
 * @discriminator kind
 */
export type ReadinessProbe = HttpReadiness | GrpcReadiness | TcpReadiness | ExecReadiness;

/** A request by HTTP. */
export interface HttpReadiness {
  readonly kind: 'http';
  /**
   * Begins with `/`. It must cost next to nothing, and not ask other services.
   * @pattern ^/
   */
  readonly path: string;
  /**
   * The port of the container.
   * @minimum 1
   * @maximum 65535
   * @asType integer
   */
  readonly port: number;
  /** How it is asked. @defaultValue `'HTTP'` */
  readonly scheme?: 'HTTP' | 'HTTPS';
}

/** The health service of gRPC. */
export interface GrpcReadiness {
  readonly kind: 'grpc';
  /**
   * The port of the container.
   * @minimum 1
   * @maximum 65535
   * @asType integer
   */
  readonly port: number;
  /** The name of the service that is asked for. @defaultValue the whole server */
  readonly service?: string;
}

/** A connection by TCP. A program that ends still accepts some. */
export interface TcpReadiness {
  readonly kind: 'tcp';
  /**
   * The port of the container.
   * @minimum 1
   * @maximum 65535
   * @asType integer
   */
  readonly port: number;
}

/** A program of the image, that ends with 0. */
export interface ExecReadiness {
  readonly kind: 'exec';
  /**
   * The program and its arguments.
   * @minItems 1
   */
  readonly command: readonly string[];
}

/** How pods end. */
export interface DrainOptions {
  /**
   * Seconds that a pod goes on serving before it is told to end, so that nobody sends it anything any more.
   * @minimum 0
   * @maximum 3600
   * @asType integer
   * @defaultValue `5`; longer where nodes end pods by themselves and readiness does not tell
   */
  readonly preStopSeconds?: number;
  /**
   * Seconds for requests under way, from the signal on.
   * @minimum 1
   * @maximum 86400
   * @asType integer
   * @defaultValue `25`, or what else is left
   */
  readonly drainSeconds?: number;
  /**
   * Seconds that a pod stays on a node that is not ready or does not answer. Kubernetes itself leaves it there for 300.
   * @minimum 0
   * @maximum 3600
   * @asType integer
   * @defaultValue `10`; `5` where nodes end pods by themselves
   */
  readonly lossEvictionSeconds?: number;
}
