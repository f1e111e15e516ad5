import type { Finding } from '../../lib/core/finding';
import {
  inspectMesh,
  type MeshNamespace,
  type MeshOptions,
  type MeshService,
  type WaypointOptions,
} from '../../lib/mesh/namespaces';
import { sized } from './clusters';

export const HTTP = { port: 8080, protocol: 'http' } as const;
export const FRONTEND = { kind: 'service-account', name: 'frontend' } as const;
export const PAYMENT: MeshService = { name: 'payment', selector: { app: 'payment' }, ports: [HTTP] };
export const BOUND: MeshService = { ...PAYMENT, waypoint: { name: 'critical', require: true } };

/** What is said of a mesh. */
export function mesh(options: MeshOptions): readonly Finding[] {
  return inspectMesh(sized(3), options).findings;
}

/** What is said of a mesh of one namespace. */
export function shop(options: Partial<MeshNamespace>): readonly Finding[] {
  return mesh({ namespaces: [{ name: 'shop', ...options }] });
}

/** What is said of a waypoint with a Service. */
export function waypoint(options: Partial<WaypointOptions>): readonly Finding[] {
  return shop({ waypoints: [{ name: 'critical', ...options }], services: [BOUND] });
}

/** What is said of a Service without a waypoint. */
export function plain(options: Partial<MeshService>): readonly Finding[] {
  return shop({ services: [{ ...PAYMENT, ...options }] });
}

/** What is said of a Service that is bound to its waypoint. */
export function bound(options: Partial<MeshService>): readonly Finding[] {
  return shop({ waypoints: [{ name: 'critical' }], services: [{ ...BOUND, ...options }] });
}
