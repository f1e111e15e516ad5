import type { Cluster } from '../../core/cluster';
import type { Path } from '../../core/path';
import type { EgressHost } from '../traffic/egress-options';
import type { MeshPort } from '../traffic/options';
import type { WaypointBinding, WaypointOptions } from '../waypoints/options';
import type { MeshNamespace, MeshOptions, MeshService } from './options';

/** Everything about what is in a mesh, decided. */
export interface MeshSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  /** As given, for rules about what the caller wrote. */
  readonly options: MeshOptions<S>;
  readonly name: string;
  readonly rootNamespace: string;
  readonly namespaces: readonly NamespaceSettings<S>[];
  readonly egress: EgressSettings<S> | undefined;
}

/** A namespace of the mesh. */
export interface NamespaceSettings<S = unknown> {
  readonly options: MeshNamespace<S>;
  readonly path: Path;
  /** The waypoint of the whole namespace, if it has one. */
  readonly waypoint: WaypointOptions | undefined;
  /** Whether whatever nobody allows is refused: in the mesh, or here. */
  readonly deniesAll: boolean;
  readonly services: readonly ServiceSettings<S>[];
}

/** A Service of the mesh. */
export interface ServiceSettings<S = unknown> {
  readonly options: MeshService<S>;
  readonly path: Path;
  readonly namespace: string;
  /** Absent: requests go from ztunnel to ztunnel. */
  readonly waypoint: Required<WaypointBinding> | undefined;
  /** Its name, and those of the Services of its versions. */
  readonly hosts: readonly string[];
  /** Whether whatever it does not allow is refused: by its pods, or by a waypoint of a namespace that denies all. */
  readonly deniesAll: boolean;
}

/** The way out of the mesh. */
export interface EgressSettings<S = unknown> {
  readonly namespace: string;
  readonly waypoint: WaypointOptions;
  readonly hosts: readonly EgressHostSettings<S>[];
  readonly deniesAll: boolean;
}

/** A host outside. */
export interface EgressHostSettings<S = unknown> {
  readonly options: EgressHost<S>;
  readonly path: Path;
  /** Absent where there is no usual one. */
  readonly port: number | undefined;
}

/** A waypoint of the plan, with the place where the caller has said it. */
export interface PlacedWaypoint {
  readonly options: WaypointOptions;
  readonly namespace: string;
  readonly path: Path;
}

/** Fills in every default. */
export function resolveMesh<S>(cluster: Cluster<S>, options: MeshOptions<S>): MeshSettings<S> {
  const { denyAll: denied = false, egress, namespaces = [] } = options;
  const denying = namespaces.filter(({ denyAll }) => denied || denyAll === true).map(({ name }) => name);
  return {
    cluster,
    options,
    name: options.name ?? 'mesh',
    rootNamespace: options.rootNamespace ?? 'istio-system',
    namespaces: namespaces.map((one, index) => resolveNamespace(one, ['namespaces', index], denying)),
    egress: egress && {
      namespace: egress.namespace ?? 'istio-egress',
      waypoint: egress.waypoint ?? { name: 'egress' },
      hosts: egress.hosts.map((host, index) => ({
        options: host,
        path: ['egress', 'hosts', index],
        port: host.port ?? USUAL_PORTS[host.protocol],
      })),
      deniesAll: denied,
    },
  };
}

const USUAL_PORTS: Readonly<Record<EgressHost['protocol'], number | undefined>> = {
  tls: 443,
  https: 80,
  http: 80,
  tcp: undefined,
};

function resolveNamespace<S>(options: MeshNamespace<S>, path: Path, denying: readonly string[]): NamespaceSettings<S> {
  const waypoint = options.waypoints?.find(({ wholeNamespace }) => wholeNamespace === true);
  const deniesAll = denying.includes(options.name);
  return {
    options,
    path,
    waypoint,
    deniesAll,
    services: (options.services ?? []).map((service, index) => {
      const binding = bindingOf(service, options.name, waypoint, deniesAll);
      return {
        options: service,
        path: [...path, 'services', index],
        namespace: options.name,
        waypoint: binding,
        hosts: [
          service.name,
          ...(service.traffic?.versions ?? []).map((version) => versionHost(service.name, version)),
        ],
        deniesAll: deniesAll || (binding !== undefined && denying.includes(binding.namespace)),
      };
    }),
  };
}

function bindingOf(
  { headless, waypoint: given }: MeshService<unknown>,
  namespace: string,
  whole: WaypointOptions | undefined,
  deniesAll: boolean,
): Required<WaypointBinding> | undefined {
  const binding = given ?? (whole && servesServices(whole) && headless !== true ? { name: whole.name } : undefined);
  if (binding === undefined || binding.name === NO_WAYPOINT) return undefined;
  return { name: binding.name, namespace: binding.namespace ?? namespace, require: binding.require ?? deniesAll };
}

/** The word of those that have no waypoint, even if their namespace has one. */
export const NO_WAYPOINT = 'none';

/** Whether a waypoint takes requests that are addressed to Services. */
export function servesServices({ for: takes = 'service' }: WaypointOptions): boolean {
  return takes !== 'workload';
}

/** The name of the Service of a version. */
export function versionHost(service: string, { name }: { readonly name: string }): string {
  return `${service}-${name}`;
}

/** Whether a waypoint takes requests that are addressed to pods. */
export function servesPods({ for: takes = 'service' }: WaypointOptions): boolean {
  return takes !== 'service';
}

/** Whether waypoints look into what is spoken. */
export function isHttp({ protocol }: Pick<MeshPort, 'protocol'>): boolean {
  return protocol === 'http' || protocol === 'http2' || protocol === 'grpc';
}

/** Every Service of a plan. */
export function servicesOf<S>({ namespaces }: MeshSettings<S>): readonly ServiceSettings<S>[] {
  return namespaces.flatMap(({ services }) => services);
}

/** Every waypoint of a plan. */
export function waypointsOf({ egress, namespaces }: MeshSettings): readonly PlacedWaypoint[] {
  return [
    ...namespaces.flatMap(({ options: { name, waypoints = [] }, path }) =>
      waypoints.map((options, index) => ({ options, namespace: name, path: [...path, 'waypoints', index] })),
    ),
    ...(egress ? [{ options: egress.waypoint, namespace: egress.namespace, path: ['egress', 'waypoint'] }] : []),
  ];
}
