import type { MeshIdentity, ServiceAuthorization } from '../security/options';
import type { EgressOptions } from '../traffic/egress-options';
import type { MeshPort, ServiceTraffic } from '../traffic/options';
import type { WaypointBinding, WaypointOptions } from '../waypoints/options';

/**
 * What is in the mesh, and what it does there: namespaces, their Services with everything that holds for them, and the way
 * out.
 *
 * A Service is said once, where it is; what is said of it acts on those who call it.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://istio.io/latest/docs/ambient/usage/
 */
export interface MeshOptions<S = string> {
  /**
   * Name of the plan: a DNS label, unique in a composition. Teams may have plans of their own.
   * @defaultValue `'mesh'`
   */
  readonly name?: string;
  /**
   * Where istiod runs: policies for the whole mesh live there.
   * @defaultValue `'istio-system'`
   */
  readonly rootNamespace?: string;
  /**
   * Refuse whatever no Service allows, in the whole mesh: at pods and at waypoints. One plan of a composition may.
   * @defaultValue `false`
   */
  readonly denyAll?: boolean;
  /**
   * Namespaces of the mesh.
   * @maxItems 500
   * @defaultValue none
   */
  readonly namespaces?: readonly MeshNamespace<S>[];
  /** The way out of the mesh. @defaultValue anywhere, unseen */
  readonly egress?: EgressOptions<S>;
}

/** A namespace whose pods are in the mesh. */
export interface MeshNamespace<S = string> {
  /** A DNS label. */
  readonly name: string;
  /**
   * Who applies the Namespace: this plan, or others, who then give it the labels that the plan names.
   * @defaultValue `'plan'`
   */
  readonly appliedBy?: 'plan' | 'others';
  /**
   * More labels of the Namespace.
   * @defaultValue none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Whether its pods accept plaintext from outside of the mesh.
   * @defaultValue `'strict'`
   */
  readonly mtls?: 'strict' | 'permissive';
  /**
   * Refuse whatever no Service of it allows: at pods and at the waypoints of the namespace.
   * @defaultValue `false`
   */
  readonly denyAll?: boolean;
  /**
   * Directions that a NetworkPolicy closes, but for traffic of the mesh, what the mesh itself needs, DNS, and ports in
   * plaintext.
   * @maxItems 2
   * @defaultValue none
   */
  readonly defaultDeny?: readonly ('ingress' | 'egress')[];
  /**
   * Waypoints that run there.
   * @maxItems 50
   * @defaultValue none
   */
  readonly waypoints?: readonly WaypointOptions[];
  /**
   * Services that there is something to say of. Others are in the mesh too.
   * @maxItems 500
   * @defaultValue none
   */
  readonly services?: readonly MeshService<S>[];
}

/** A Service, with what holds for those who call it. */
export interface MeshService<S = string> {
  /** A DNS label. */
  readonly name: string;
  /** Labels that its pods have. */
  readonly selector: Readonly<Record<string, string>>;
  /**
   * At least one.
   * @minItems 1
   * @maxItems 100
   */
  readonly ports: readonly MeshPort[];
  /**
   * Who applies the Service: this plan, after its waypoint, or others, who then give it the labels that the plan names.
   * @defaultValue `'plan'`
   */
  readonly appliedBy?: 'plan' | 'others';
  /**
   * Whether it has no address of its own, so that callers address its pods.
   * @defaultValue `false`
   */
  readonly headless?: boolean;
  /** The waypoint that requests to it pass. @defaultValue that of the whole namespace, if it has one */
  readonly waypoint?: WaypointBinding;
  /**
   * Whether requests of ingress gateways pass the waypoint too. Otherwise they go past it.
   * @defaultValue `true` where it has a waypoint
   */
  readonly ingressUsesWaypoint?: boolean;
  /**
   * Who may go past the waypoint where it is required: Prometheus, which addresses pods.
   * @maxItems 50
   * @defaultValue nobody
   */
  readonly direct?: readonly MeshIdentity<S>[];
  /** What the waypoint does with requests to it. @defaultValue passes them on */
  readonly traffic?: ServiceTraffic;
  /** Who may call it. @defaultValue anybody, unless everything is denied by default */
  readonly authorization?: ServiceAuthorization<S>;
}
