import type { ResourceRequirements } from '../../core/resources';
import type { Values } from '../../core/values';
import type { ServiceEndpoint } from '../endpoint';
import type { NamespaceOptions } from '../namespace';
import type { SecretReference } from '../secret-reference';

/**
 * Options of Kiali, the console of Istio (chart kiali-server). All have defaults.
 *
 * @typeParam S - what a string may be; see {@link Values}.
 * @see https://kiali.io/docs/installation/installation-guide/install-with-helm/
 */
export interface KialiOptions<S = string> extends NamespaceOptions {
  /**
   * A minor (`'2.26'`: the patch that is tested here) or an exact version. Supported: 2.21, which is released with Istio
   * 1.29, 2.26 with 1.30, 2.27 with 1.31, and 2.29.
   * @defaultValue `'2.26'`
   */
  readonly version?: string;
  /**
   * The Secret with the key that sessions are signed with: 16, 24 or 32 characters. The chart would make a random one
   * each time it is rendered.
   * @defaultValue `{ name: 'kiali-signing-key', key: 'key' }`
   */
  readonly signingKey?: SecretReference;
  /** How people sign in. @defaultValue by a token of a service account */
  readonly auth?: KialiAuth<S>;
  /**
   * Whether Kiali changes nothing in the cluster, whoever asks.
   * @defaultValue `true`
   */
  readonly viewOnly?: boolean;
  /** Where Istio is. @defaultValue `istio-system` */
  readonly istio?: KialiIstioOptions;
  /**
   * Namespaces that Kiali shows, besides those of Istio: without ztunnel's, it hides everything about ambient mode.
   * @maxItems 200
   * @defaultValue all
   */
  readonly namespaces?: readonly string[];
  /** Where metrics are: `serviceOf(prometheus, 'prometheus')`. @defaultValue where `planPrometheus` has it by default */
  readonly prometheus?: ServiceEndpoint<S>;
  /** Links to dashboards. @defaultValue none */
  readonly grafana?: KialiGrafanaOptions<S>;
  /** Traces. @defaultValue none */
  readonly tracing?: KialiTracingOptions<S>;
  /**
   * Requests and limits.
   * @defaultValue requests of `10m` and `64Mi`, a limit of `1Gi` memory
   */
  readonly resources?: ResourceRequirements;
  /**
   * Values of the chart that no option covers, merged last. Setting what an option renders is an error.
   * @defaultValue none
   */
  readonly values?: Values<S>;
}

/**
 * How people sign in to Kiali.
 * @discriminator strategy
 */
export type KialiAuth<S = string> = KialiTokenAuth | KialiOpenIdAuth<S> | KialiAnonymousAuth;

/** By a token of a service account, whose rights they then have. */
export interface KialiTokenAuth {
  readonly strategy: 'token';
}

/** By an identity provider that the API server trusts too; its rights in the cluster decide what people see. */
export interface KialiOpenIdAuth<S = string> {
  readonly strategy: 'openid';
  /** Name of Kiali at the provider. Its secret is the value `oidc-secret` of the Secret `kiali`. */
  readonly clientId: S;
  /** Address of the provider: `https://login.example.com/realms/shop`. */
  readonly issuerUri: S;
}

/** Not at all: whoever reaches Kiali sees everything that it sees. */
export interface KialiAnonymousAuth {
  readonly strategy: 'anonymous';
}

/** Where Istio is, for Kiali. */
export interface KialiIstioOptions {
  /** Namespace of istiod. @defaultValue `'istio-system'` */
  readonly rootNamespace?: string;
  /** Namespace of ztunnel. @defaultValue that of istiod */
  readonly ztunnelNamespace?: string;
}

/** Grafana, for Kiali. */
export interface KialiGrafanaOptions<S = string> {
  /** Where Kiali looks for dashboards: `serviceOf(prometheus, 'grafana')`. */
  readonly endpoint: ServiceEndpoint<S>;
  /** Where people open it: `https://grafana.example.com`. */
  readonly externalUrl: S;
  /**
   * A Secret of Kiali's namespace with a token of a Grafana service account that may read dashboards.
   * @defaultValue none: Grafana must show dashboards to anybody
   */
  readonly token?: SecretReference;
}

/** Traces, for Kiali. */
export interface KialiTracingOptions<S = string> {
  /** Where Jaeger answers queries by gRPC: `serviceOf(jaeger, 'jaeger-grpc')`. */
  readonly endpoint: ServiceEndpoint<S>;
  /** Where people open it: `https://jaeger.example.com`. @defaultValue none: Kiali has no links to traces */
  readonly externalUrl?: S;
}
