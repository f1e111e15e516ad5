import { HBONE_PORT } from '../../core/network/ambient-traffic';
import type { KubernetesObject } from '../../core/plan';
import { resourceValues } from '../../core/resources';
import type { Values } from '../../core/values';
import { toYaml } from '../../core/yaml';
import type { WaypointOptions } from './options';

/** The GatewayClass of waypoints. */
export const WAYPOINT_CLASS = 'istio-waypoint';

/** The Gateway of a waypoint: istiod makes its Deployment. */
export function waypointGateway(options: WaypointOptions, namespace: string): KubernetesObject<never> {
  const { for: takes = 'service', name, revision } = options;
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: {
      name,
      namespace,
      labels: { 'istio.io/waypoint-for': takes, ...(revision !== undefined && { 'istio.io/rev': revision }) },
    },
    spec: {
      gatewayClassName: WAYPOINT_CLASS,
      infrastructure: { parametersRef: { group: '', kind: 'ConfigMap', name: overlayName(options) } },
      listeners: [{ name: 'mesh', port: HBONE_PORT, protocol: 'HBONE', ...allowedRoutes(options, namespace) }],
    },
  };
}

function allowedRoutes({ namespaces }: WaypointOptions, own: string): Values<never> {
  switch (namespaces?.from) {
    case undefined:
      return {};
    case 'all':
      return { allowedRoutes: { namespaces: { from: 'All' } } };
    case 'names': {
      const values = [...new Set([own, ...namespaces.names])];
      const selector = { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values }] };
      return { allowedRoutes: { namespaces: { from: 'Selector', selector } } };
    }
  }
}

/**
 * What istiod merges into the objects that it makes for a waypoint: it knows five keys and fails at any other, and without
 * the ConfigMap there is no waypoint at all. HPA and budget are made only where they are named here.
 */
export function waypointOverlay(options: WaypointOptions, namespace: string): KubernetesObject<never> {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: overlayName(options), namespace },
    data: {
      deployment: toYaml({ spec: deployment(options) }),
      horizontalPodAutoscaler: toYaml({ spec: autoscaler(options) }),
      podDisruptionBudget: toYaml({ spec: { minAvailable: options.minAvailable ?? 1 } }),
    },
  };
}

function overlayName({ name }: WaypointOptions): string {
  return `${name}-waypoint`;
}

/** Never a number of copies: istiod applies it again and again, against the autoscaler. */
function deployment(options: WaypointOptions): Values<never> {
  const { name, resources, terminationGracePeriodSeconds = 60, zoneSpread = true } = options;
  const spread = (topologyKey: string): Values<never> => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { 'gateway.networking.k8s.io/gateway-name': name } },
  });
  return {
    strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    template: {
      spec: {
        terminationGracePeriodSeconds,
        topologySpreadConstraints: [
          ...(zoneSpread ? [spread('topology.kubernetes.io/zone')] : []),
          spread('kubernetes.io/hostname'),
        ],
        ...(resources && { containers: [{ name: 'istio-proxy', resources: resourceValues(resources) }] }),
      },
    },
  };
}

function autoscaler(options: WaypointOptions): Values<never> {
  const { min, max, cpu } = scalingOf(options);
  return {
    minReplicas: min,
    maxReplicas: max,
    metrics: [
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: cpu } } },
    ],
    behavior: {
      scaleDown: { stabilizationWindowSeconds: 600, policies: [{ type: 'Pods', value: 1, periodSeconds: 120 }] },
    },
  };
}

/** How many copies a waypoint has. */
export function scalingOf({ scaling }: WaypointOptions): {
  readonly min: number;
  readonly max: number;
  readonly cpu: number;
} {
  return { min: scaling?.min ?? 2, max: scaling?.max ?? 4, cpu: scaling?.cpu ?? 70 };
}
