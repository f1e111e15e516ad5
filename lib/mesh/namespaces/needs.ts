import { bringsMetricsServer } from '../../core/metrics-server';
import { type GatewayApiNeed, type Needs, NO_NEEDS } from '../../core/needs';
import { scalingOf } from '../waypoints/gateway';
import { bindingLabels, namespaceLabels } from './objects';
import {
  type MeshSettings,
  type NamespaceSettings,
  type PlacedWaypoint,
  type ServiceSettings,
  servicesOf,
  waypointsOf,
} from './settings';

/** What a plan of a mesh asks for, and what it leaves to others. */
export function meshNeeds(settings: MeshSettings): Needs {
  const retried = servicesOf(settings).some(isRetried);
  return { ...NO_NEEDS, ...(retried && { gatewayApi: [RETRIES] }), manual: manual(settings) };
}

/** Every channel has the kind, one has the field. */
const RETRIES: GatewayApiNeed = {
  by: 'retries of a mesh',
  versions: { standard: '<0.0.0', experimental: '>=1.2' },
  otherwise: 'an HTTPRoute has no field `retry` there, and is refused or loses it without a word',
  isFatal: true,
  evidence: 'https://gateway-api.sigs.k8s.io/geps/gep-1731/',
};

function manual(settings: MeshSettings): readonly string[] {
  const { egress, namespaces, options } = settings;
  const services = servicesOf(settings);
  return [
    ...namespaces
      .filter((one) => one.options.appliedBy === 'others')
      .map(
        (one) => `whoever applies the Namespace ${one.options.name} gives it the labels ${text(namespaceLabels(one))}`,
      ),
    ...services
      .filter((one) => one.options.appliedBy === 'others' && Object.keys(bindingLabels(one)).length > 0)
      .map(
        (one) =>
          `whoever applies the Service ${one.namespace}/${one.options.name} gives it the labels ${text(bindingLabels(one))}, once its waypoint is Programmed`,
      ),
    ...(waypointsOf(settings).length > 0
      ? [
          'tools that apply everything at once bind Services before their waypoint is Programmed: until then requests go past it, unless the waypoint is required',
        ]
      : []),
    ...(waypointsOf(settings).some(grows) && !bringsMetricsServer(settings.cluster)
      ? ['there is a metrics server: without one, waypoints keep their fewest copies, however busy they are']
      : []),
    ...namespaces.flatMap(({ options: { name }, waypoint }) =>
      waypoint === undefined
        ? []
        : [
            `the Namespace ${name} names its waypoint ${waypoint.name} before that is Programmed: whoever applies more Services there does so after it`,
          ],
    ),
    ...(services.some(isRetried)
      ? [
          'definitions of the Gateway API are of the experimental channel, which clouds that bring them do not have: retries need it',
        ]
      : []),
    ...(options.denyAll === true
      ? [
          'ingress gateways refuse everything too: each needs an AuthorizationPolicy of its own that allows what may come in',
        ]
      : []),
    ...(egress && (namespaces.length === 0 || !namespaces.every(closesEgress))
      ? ['pods of namespaces that do not close egress reach the world past the egress waypoint too']
      : []),
  ];
}

function grows({ options }: PlacedWaypoint): boolean {
  const { max, min } = scalingOf(options);
  return max > min;
}

function isRetried({ options }: ServiceSettings): boolean {
  return options.traffic?.retries !== undefined;
}

function closesEgress({ options }: NamespaceSettings): boolean {
  return options.defaultDeny?.includes('egress') === true;
}

function text(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(' and ');
}
