import type { ResourceRequirements } from '../../core/resources';

/**
 * A waypoint: the proxy that looks into requests for the Services that are bound to it.
 *
 * It serves those who are called, never those who call. It has the service account of its own name.
 *
 * @see https://istio.io/latest/docs/ambient/usage/waypoint/
 */
export interface WaypointOptions {
  /** A DNS label, unique in its namespace: name of the Gateway, and of its service account. Not `none`. */
  readonly name: string;
  /**
   * What it takes: requests to Services, requests to pods by their own address, or both.
   * @defaultValue `'service'`
   */
  readonly for?: 'service' | 'workload' | 'all';
  /**
   * Whether every Service of the namespace is bound to it, also those that others apply; with `for` `'workload'` or
   * `'all'`, pods too. One waypoint of a namespace can.
   * @defaultValue `false`: Services that name it
   */
  readonly wholeNamespace?: boolean;
  /**
   * Which namespaces may bind their Services to it: its own, all, or those with these names.
   * @defaultValue its own
   */
  readonly namespaces?: WaypointNamespaces;
  /** How many copies there are, and when there are more. @defaultValue two to four, at 70 % of requested CPU */
  readonly scaling?: WaypointScaling;
  /**
   * How many copies stay while nodes are drained.
   * @minimum 1
   * @asType integer
   * @defaultValue `1`
   */
  readonly minAvailable?: number;
  /**
   * Requests and limits. A quarter of a core carries a thousand requests a second.
   * @defaultValue as upstream: requests of 100m and 128Mi, limits of 2 and 1Gi
   */
  readonly resources?: ResourceRequirements;
  /**
   * Seconds that requests have to end when a copy goes.
   * @minimum 5
   * @maximum 3600
   * @asType integer
   * @defaultValue `60`
   */
  readonly terminationGracePeriodSeconds?: number;
  /**
   * Whether copies are spread over zones.
   * @defaultValue `true`
   */
  readonly zoneSpread?: boolean;
  /**
   * The revision of the control plane, or a tag of it, that it belongs to: a DNS label.
   * @defaultValue none: the one control plane
   */
  readonly revision?: string;
}

/**
 * Which namespaces may bind their Services to a waypoint.
 * @discriminator from
 */
export type WaypointNamespaces = WaypointAllNamespaces | WaypointNamedNamespaces;

/** Every namespace. */
export interface WaypointAllNamespaces {
  readonly from: 'all';
}

/** Its own namespace and these. */
export interface WaypointNamedNamespaces {
  readonly from: 'names';
  /**
   * Their names.
   * @minItems 1
   * @maxItems 100
   */
  readonly names: readonly string[];
}

/** Copies of a waypoint. More come at once, fewer one by one: each that goes ends streams. */
export interface WaypointScaling {
  /** The fewest. With one, its node takes every request with it. */
  readonly min: WaypointCopies;
  /** The most. */
  readonly max: WaypointCopies;
  /**
   * The share of requested CPU, in percent, that is aimed at.
   * @minimum 1
   * @maximum 100
   * @asType integer
   * @defaultValue `70`
   */
  readonly cpu?: number;
}

/**
 * A number of copies.
 * @minimum 1
 * @maximum 1000
 * @asType integer
 */
export type WaypointCopies = number;

/** What a Service says of its waypoint. */
export interface WaypointBinding {
  /** Name of the waypoint. `none`: no waypoint, even if the namespace has one. */
  readonly name: string;
  /**
   * Namespace of the waypoint.
   * @defaultValue that of the Service
   */
  readonly namespace?: string;
  /**
   * Whether pods refuse what has not come by the waypoint. Without, requests go past it whenever it is away, and its
   * policies with them.
   * @defaultValue `false`; `true` where everything is denied by default
   */
  readonly require?: boolean;
}
