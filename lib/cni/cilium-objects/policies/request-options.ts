import type { CiliumTcpPort } from './port-options';

/** Requests of HTTP. They pass a proxy on the node, and connections break when it restarts. */
export interface CiliumHttpTraffic {
  readonly kind: 'http';
  /** At least one, at most 40. */
  readonly ports: readonly CiliumTcpPort[];
  /** Requests that are let through: at least one. */
  readonly http: readonly CiliumHttpRequest[];
  /**
   * The proxy ends TLS of clients, to see what is inside.
   * @defaultValue it sees plaintext
   */
  readonly terminatingTLS?: CiliumTerminatingTls;
  /**
   * The proxy speaks TLS to the other side.
   * @defaultValue plaintext
   */
  readonly originatingTLS?: CiliumTlsContext;
}

/** A kind of request. All that is said must hold. */
export interface CiliumHttpRequest {
  /**
   * Regular expression for the whole method: `GET`, `GET|HEAD`.
   * @defaultValue any
   */
  readonly method?: string;
  /**
   * Regular expression for the whole path: `/api/v1/.*`.
   * @defaultValue any
   */
  readonly path?: string;
  /**
   * Regular expression for the whole host, in which a dot is any character: write `api\.example\.com`.
   * @defaultValue any
   */
  readonly host?: string;
  /**
   * Headers that it must have.
   * @maxItems 50
   * @defaultValue any
   */
  readonly headers?: readonly CiliumHttpHeader[];
}

/** A header of a request. */
export interface CiliumHttpHeader {
  /** Name of the header. */
  readonly name: string;
  /**
   * Its whole value.
   * @defaultValue any, unless a secret holds it
   */
  readonly value?: string;
  /**
   * A Secret with one entry, which is the value.
   * @defaultValue none
   */
  readonly secret?: CiliumSecret;
  /**
   * What happens to requests that have another value: the proxy notes it, or sets the header right. Such requests pass.
   * @defaultValue they are refused
   */
  readonly mismatch?: 'LOG' | 'ADD' | 'DELETE' | 'REPLACE';
}

/** A Secret, by its name. */
export interface CiliumSecret {
  /** A DNS subdomain. */
  readonly name: string;
  /** A DNS label. */
  readonly namespace: string;
}

/** Certificates of one side of the proxy. */
export interface CiliumTlsContext {
  /** A Secret that holds them. */
  readonly secret: CiliumSecret;
  /**
   * Entry with the authorities that are trusted.
   * @defaultValue `'ca.crt'`, if it is there
   */
  readonly trustedCA?: string;
  /**
   * Entry with the certificate.
   * @defaultValue `'tls.crt'`, if it is there
   */
  readonly certificate?: string;
  /**
   * Entry with the key of the certificate.
   * @defaultValue `'tls.key'`, if it is there
   */
  readonly privateKey?: string;
}

/** Certificates of the proxy towards clients. */
export interface CiliumTerminatingTls extends CiliumTlsContext {
  /**
   * Names that clients must ask for in the handshake.
   * @defaultValue any
   */
  readonly serverNames?: readonly string[];
}

/** Calls of gRPC, which are requests of HTTP. */
export interface CiliumGrpcTraffic {
  readonly kind: 'grpc';
  /** At least one, at most 40. */
  readonly ports: readonly CiliumTcpPort[];
  /** Calls that are let through: at least one. */
  readonly calls: readonly CiliumGrpcCall[];
  /**
   * The whole `content-type` of calls: some clients add the encoding, as in `application/grpc+proto`.
   * @defaultValue `'application/grpc'`
   */
  readonly contentType?: string;
}

/** A kind of call. */
export interface CiliumGrpcCall {
  /**
   * The service with its package: `shop.v1.Checkout`.
   * @pattern ^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$
   */
  readonly service: string;
  /**
   * A method of it.
   * @pattern ^[A-Za-z_][A-Za-z0-9_]*$
   * @defaultValue all
   */
  readonly method?: string;
}

/** Requests to a broker of Kafka. Beta upstream, deprecated in Cilium 1.19 and gone in 1.20. */
export interface CiliumKafkaTraffic {
  readonly kind: 'kafka';
  /** At least one, at most 40. */
  readonly ports: readonly CiliumTcpPort[];
  /** Requests that are let through: at least one. */
  readonly kafka: readonly CiliumKafkaRequest[];
}

/** A kind of request to a broker. */
export interface CiliumKafkaRequest {
  /**
   * All requests that producers, or consumers, make.
   * @defaultValue any
   */
  readonly role?: 'produce' | 'consume';
  /**
   * The topic.
   * @maxLength 255
   * @pattern ^[a-zA-Z0-9._-]+$
   * @defaultValue any
   */
  readonly topic?: string;
  /**
   * What the client calls itself.
   * @defaultValue any
   */
  readonly clientID?: string;
}
