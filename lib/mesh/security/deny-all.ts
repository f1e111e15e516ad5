import type { KubernetesObject } from '../../core/plan';
import type { MeshSettings } from '../namespaces/settings';
import { WAYPOINT_CLASS } from '../waypoints/gateway';
import { authorizationPolicy, type PolicyTarget } from './authorization';

const GATEWAY_API = 'gateway.networking.k8s.io';

/**
 * What refuses everything that nobody allows, for pods and for waypoints: a policy without target holds for ztunnel alone,
 * and a waypoint would go on letting everything through.
 */
export function denyAll({ namespaces, options, rootNamespace }: MeshSettings): {
  readonly atPods: readonly KubernetesObject<never>[];
  readonly atWaypoints: readonly KubernetesObject<never>[];
} {
  const closed = namespaces.filter((one) => one.options.denyAll === true).map((one) => one.options);
  const wholeMesh = options.denyAll === true;
  return {
    atPods: [...(wholeMesh ? [nothingAtPods(rootNamespace)] : []), ...closed.map(({ name }) => nothingAtPods(name))],
    atWaypoints: [
      ...(wholeMesh
        ? [nothingAt(rootNamespace, { group: GATEWAY_API, kind: 'GatewayClass', name: WAYPOINT_CLASS })]
        : []),
      ...closed.flatMap(({ name, waypoints = [] }) =>
        waypoints.map((waypoint) => nothingAt(name, { group: GATEWAY_API, kind: 'Gateway', name: waypoint.name })),
      ),
    ],
  };
}

function nothingAtPods(namespace: string): KubernetesObject<never> {
  return authorizationPolicy<never>({ name: 'allow-nothing', namespace, action: 'ALLOW', rules: [] });
}

function nothingAt(namespace: string, target: PolicyTarget): KubernetesObject<never> {
  return authorizationPolicy<never>({
    name: `allow-nothing-${target.name}`,
    namespace,
    action: 'ALLOW',
    place: { targetRefs: [target] },
    rules: [],
  });
}
