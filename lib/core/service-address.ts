/** A Service in the cluster, and one of its ports. */
export interface ServiceAddress {
  /** Where it is: a DNS label. */
  readonly namespace: string;
  /** A DNS label. */
  readonly name: string;
  /**
   * The port of the Service.
   * @minimum 1
   * @maximum 65535
   * @asType integer
   */
  readonly port: number;
}

/**
 * What is spoken at a Service: Prometheus' and Grafana's APIs, queries for traces of Jaeger by gRPC or its page, and
 * OTLP by gRPC or HTTP.
 */
export type ServiceRole = 'prometheus' | 'grafana' | 'jaeger-grpc' | 'jaeger-http' | 'otlp-grpc' | 'otlp-http';

/** A Service that a plan has for others. */
export interface OfferedService extends ServiceAddress {
  /** What is spoken there. */
  readonly role: ServiceRole;
}

/** A Service that a plan speaks to. */
export interface ServiceNeed extends ServiceAddress {
  /** What is spoken there. */
  readonly role: ServiceRole;
  /** The option that says so, as the planner's caller writes it. */
  readonly path: readonly string[];
}

/** Name of a Service in the DNS of the cluster. */
export function serviceHost({ name, namespace }: ServiceAddress, clusterDomain = 'cluster.local'): string {
  return `${name}.${namespace}.svc.${clusterDomain}`;
}
