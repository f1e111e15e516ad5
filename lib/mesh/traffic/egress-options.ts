import type { Port } from '../../clusters/options';
import type { AuthorizationRule } from '../security/options';
import type { WaypointOptions } from '../waypoints/options';

/**
 * Hosts outside of the mesh that pods reach by way of a waypoint, which sees and allows. It is no lock: a pod that knows an
 * address still gets there, unless its namespace closes `egress`.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://istio.io/latest/docs/ambient/usage/egress-gateway/
 */
export interface EgressOptions<S = string> {
  /**
   * Where the waypoint runs: a namespace of its own, made here.
   * @defaultValue `'istio-egress'`
   */
  readonly namespace?: string;
  /** The waypoint. @defaultValue one called `egress`, with the defaults of waypoints */
  readonly waypoint?: WaypointOptions;
  /**
   * Hosts outside.
   * @minItems 1
   * @maxItems 500
   */
  readonly hosts: readonly EgressHost<S>[];
}

/** A host outside of the mesh. */
export interface EgressHost<S = string> {
  /** A DNS label, unique: name of the ServiceEntry. */
  readonly name: string;
  /** A DNS name: `api.example.com`. `*.example.com` for all below it, in HTTP or TLS that says which. */
  readonly host: string;
  /**
   * How it is spoken to. `tls`: encrypted by the pod, which the waypoint does not look into. `https`: the pod speaks HTTP,
   * and the waypoint encrypts. `http`, `tcp`: in plaintext.
   */
  readonly protocol: 'tls' | 'https' | 'http' | 'tcp';
  /**
   * What pods connect to.
   * @defaultValue 443 for `tls`, 80 for `https` and `http`
   */
  readonly port?: Port;
  /**
   * Who may. Others are refused.
   * @maxItems 100
   * @defaultValue anybody of the mesh, unless everything is denied by default
   */
  readonly allow?: readonly AuthorizationRule<S>[];
}
