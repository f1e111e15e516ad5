import type { Port } from '../../clusters/options';

/**
 * Who calls, as the mesh has proved it.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @discriminator kind
 */
export type MeshIdentity<S = string> = ServiceAccountIdentity | NamespaceIdentity | PrincipalIdentity<S>;

/** Pods of a service account, whatever the trust domain is called. */
export interface ServiceAccountIdentity {
  readonly kind: 'service-account';
  /** Name of the service account. */
  readonly name: string;
  /**
   * Its namespace. Who may reach a host outside is named with it.
   * @defaultValue that of the Service that is called
   */
  readonly namespace?: string;
}

/** Enrolled pods of a namespace. */
export interface NamespaceIdentity {
  readonly kind: 'namespace';
  /** Name of the namespace. */
  readonly name: string;
}

/** A whole identity, as of another trust domain. */
export interface PrincipalIdentity<S = string> {
  readonly kind: 'principal';
  /** `<trustDomain>/ns/<namespace>/sa/<service account>`, without `spiffe://`. */
  readonly principal: S;
}

/**
 * Who may call a Service, or may not. It acts where it is looked at: at the waypoint if the Service has one, otherwise at
 * its pods.
 *
 * @see https://istio.io/latest/docs/ambient/usage/l4-policy/
 */
export interface ServiceAuthorization<S = string> {
  /**
   * Whatever meets none of these is refused.
   * @maxItems 100
   * @defaultValue everything is allowed, unless it is denied by default
   */
  readonly allow?: readonly AuthorizationRule<S>[];
  /**
   * Whatever meets one of these is refused, even if it is allowed.
   * @maxItems 100
   * @defaultValue none
   */
  readonly deny?: readonly AuthorizationRule<S>[];
  /** Tokens of users. Needs a waypoint. @defaultValue not looked at */
  readonly jwt?: JwtOptions<S>;
}

/** Requests, or connections. All of what is said must be so; of each list one. */
export interface AuthorizationRule<S = string> {
  /**
   * Who calls.
   * @minItems 1
   * @maxItems 100
   * @defaultValue anybody
   */
  readonly from?: readonly MeshIdentity<S>[];
  /**
   * Ports of the Service.
   * @minItems 1
   * @maxItems 100
   * @defaultValue all
   */
  readonly ports?: readonly Port[];
  /** What is asked for. Needs a waypoint. @defaultValue anything */
  readonly http?: HttpMatch;
  /** What the token of the user says. Needs a waypoint, and `jwt`. @defaultValue not looked at */
  readonly claims?: Readonly<Record<string, ClaimValues>>;
}

/**
 * Values of a claim, of which one must be there.
 * @minItems 1
 */
export type ClaimValues = readonly string[];

/** What an HTTP request asks for. */
export interface HttpMatch {
  /**
   * `GET`, `POST`; in gRPC all are `POST`.
   * @minItems 1
   * @defaultValue any
   */
  readonly methods?: readonly string[];
  /**
   * Paths; `*` at the beginning or the end stands for anything. In gRPC `/package.Service/Method`.
   * @minItems 1
   * @defaultValue any
   */
  readonly paths?: readonly string[];
  /**
   * Hosts, as the request names them.
   * @minItems 1
   * @defaultValue any
   */
  readonly hosts?: readonly string[];
}

/** Tokens of users: who makes them, and whether there must be one. */
export interface JwtOptions<S = string> {
  /**
   * Those who make tokens.
   * @minItems 1
   * @maxItems 20
   */
  readonly issuers: readonly JwtIssuer<S>[];
  /**
   * Whether requests without token are refused. Wrong ones always are.
   * @defaultValue `true`
   */
  readonly required?: boolean;
}

/** Somebody who makes tokens. */
export interface JwtIssuer<S = string> {
  /** As the claim `iss` has it. */
  readonly issuer: S;
  /** `https://` address of the keys, that istiod reaches. */
  readonly jwksUri: S;
  /**
   * Whom tokens are for: one of these must be in the claim `aud`.
   * @minItems 1
   * @defaultValue anybody
   */
  readonly audiences?: readonly string[];
  /**
   * Whether the Service gets the token too.
   * @defaultValue `false`
   */
  readonly forward?: boolean;
}
