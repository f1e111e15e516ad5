export type {
  AuthorizationRule,
  ClaimValues,
  HttpMatch,
  JwtIssuer,
  JwtOptions,
  MeshIdentity,
  NamespaceIdentity,
  PrincipalIdentity,
  ServiceAccountIdentity,
  ServiceAuthorization,
} from '../security/options';
export type { EgressHost, EgressOptions } from '../traffic/egress-options';
export type {
  AbortFault,
  CircuitBreaker,
  ConnectionPool,
  DelayFault,
  FaultInjection,
  HeaderMatch,
  HeaderRoute,
  MeshPort,
  RetryPolicy,
  ServiceTraffic,
  ServiceVersion,
} from '../traffic/options';
export type {
  WaypointAllNamespaces,
  WaypointBinding,
  WaypointNamedNamespaces,
  WaypointNamespaces,
  WaypointOptions,
  WaypointScaling,
} from '../waypoints/options';
export type { MeshNamespace, MeshOptions, MeshService } from './options';
export { inspectMesh, planMesh } from './plan';
export { MESH_COMPOSE_RULES, MESH_RULES } from './rules';
