import type { Capability } from '../../core/capability';
import type { Cluster } from '../../core/cluster';
import type { InstallPlan, KubernetesObject, ManifestStep, ReadyCheck, Step } from '../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { egressPolicies, podPolicies, waypointPolicies } from '../security/authorization';
import { denyAll } from '../security/deny-all';
import { networkPolicies } from '../security/network-policies';
import { peerAuthentications } from '../security/peer-authentication';
import { destinationRules } from '../traffic/destination-rule';
import { egressObjects } from '../traffic/egress';
import { faultService, httpRoutes } from '../traffic/route';
import { waypointGateway, waypointOverlay } from '../waypoints/gateway';
import { meshNeeds } from './needs';
import { egressNamespace, namespaceObject, serviceObjects } from './objects';
import type { MeshOptions } from './options';
import { MESH_COMPOSE_RULES, MESH_PLAN_RULES } from './rules';
import { type MeshSettings, type PlacedWaypoint, resolveMesh, servicesOf, waypointsOf } from './settings';

/**
 * Plans what is in a mesh, and what it does there: enrolled namespaces, waypoints, Services with their traffic and who may
 * call them, and the way out.
 *
 * Whatever would do nothing, or act where nobody looks, is refused.
 *
 * @param cluster - where the mesh is.
 * @param options - what is in it.
 * @throws BlueprintError with every problem found.
 * @see https://istio.io/latest/docs/ambient/usage/
 * @example
 * ```ts
 * const frontend = { kind: 'service-account', name: 'frontend' } as const;
 * const mesh = planMesh(cluster, {
 *   namespaces: [
 *     {
 *       name: 'shop',
 *       waypoints: [{ name: 'critical' }],
 *       services: [
 *         {
 *           name: 'payment',
 *           selector: { app: 'payment' },
 *           ports: [{ port: 8080, protocol: 'http' }],
 *           waypoint: { name: 'critical', require: true },
 *           traffic: { circuitBreaker: { consecutive5xxErrors: 5 }, timeout: '3s' },
 *           authorization: { allow: [{ from: [frontend], http: { methods: ['POST'] } }] },
 *         },
 *       ],
 *     },
 *   ],
 * });
 * ```
 */
export function planMesh<S = string>(cluster: Cluster<S>, options: MeshOptions<S>): InstallPlan<S> {
  return planOf('mesh', inspectMesh(cluster, options));
}

/** What {@link planMesh} would say, without throwing. */
export function inspectMesh<S = string>(cluster: Cluster<S>, options: MeshOptions<S>): Inspection<S> {
  return inspect<S, MeshOptions<S>, MeshSettings<S>>(
    {
      schema: 'MeshOptions',
      resolve: resolveMesh,
      rules: MESH_PLAN_RULES,
      version: () => undefined,
      build,
    },
    cluster,
    options,
  );
}

function build<S>(settings: MeshSettings<S>): PlanBody<S> {
  const { name, namespaces } = settings;
  const closes = namespaces.some(({ options }) => (options.defaultDeny ?? []).length > 0);
  const requires: readonly Capability[] = [
    'cni',
    'service-mesh',
    ...(waypointsOf(settings).length > 0 ? (['gateway-api'] as const) : []),
    ...(closes ? (['network-policy'] as const) : []),
  ];
  return {
    name,
    title: `mesh: ${namespaces.map(({ options }) => options.name).join(', ') || name}`,
    when: 'after-nodes',
    provides: [],
    requires,
    needs: meshNeeds(settings),
    steps: stepsOf(settings),
    rules: MESH_COMPOSE_RULES,
  };
}

/**
 * Waypoints before what is bound to them, what they enforce before anybody passes them, and what refuses everything after
 * all that allows something.
 */
function stepsOf<S>(settings: MeshSettings<S>): readonly Step<S>[] {
  const { cluster, egress, namespaces, rootNamespace } = settings;
  const waypoints = waypointsOf(settings);
  const services = servicesOf(settings);
  const denied = denyAll(settings);
  const outside = egress ? egressObjects(egress) : { entries: [], rules: [] };
  const steps: ManifestStep<S>[] = [];
  const add = (id: string, objects: readonly KubernetesObject<S>[], readyWhen: readonly ReadyCheck[] = []): void => {
    if (objects.length === 0) return;
    const after = steps.slice(-1);
    steps.push({ kind: 'manifest', id, after, objects, ...(readyWhen.length > 0 && { readyWhen }) });
  };
  add('namespaces', [
    ...namespaces.filter(({ options }) => options.appliedBy !== 'others').map(namespaceObject),
    ...(egress ? [egressNamespace(egress)] : []),
  ]);
  add('network', [
    ...namespaces.flatMap(peerAuthentications),
    ...namespaces.flatMap((one) => networkPolicies(one, rootNamespace, cluster.ipFamilies)),
  ]);
  add(
    'waypoint-settings',
    waypoints.map(({ namespace, options }) => waypointOverlay(options, namespace)),
  );
  add(
    'waypoints',
    waypoints.map(({ namespace, options }) => waypointGateway(options, namespace)),
    waypoints.map(programmed),
  );
  add('waypoint-policies', [
    ...denied.atWaypoints,
    ...services.flatMap(waypointPolicies),
    ...(egress ? egressPolicies(egress) : []),
  ]);
  add('services', [...services.flatMap(serviceObjects), ...outside.entries]);
  add('traffic', [
    ...services.flatMap((service) => [...destinationRules(service), ...httpRoutes(service), ...faultService(service)]),
    ...outside.rules,
  ]);
  add('pod-policies', services.flatMap(podPolicies));
  add('deny-all', denied.atPods);
  return steps;
}

function programmed({ namespace, options: { name } }: PlacedWaypoint): ReadyCheck {
  return { resource: 'gateway.gateway.networking.k8s.io', name, namespace, condition: 'Programmed' };
}
