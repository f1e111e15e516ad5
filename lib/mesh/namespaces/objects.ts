import type { KubernetesObject } from '../../core/plan';
import type { Values } from '../../core/values';
import type { MeshPort } from '../traffic/options';
import {
  type EgressSettings,
  type NamespaceSettings,
  NO_WAYPOINT,
  type ServiceSettings,
  versionHost,
} from './settings';

/** A namespace in the mesh. Services that the plan applies come after their waypoint; the label here is for all others. */
export function namespaceObject(settings: NamespaceSettings): KubernetesObject<never> {
  const { labels, name } = settings.options;
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { ...labels, ...namespaceLabels(settings) } },
  };
}

/** The namespace of hosts outside. No pod of it is enrolled; hosts that others add there are bound to the waypoint too. */
export function egressNamespace({ namespace, waypoint }: EgressSettings): KubernetesObject<never> {
  const labels = { 'istio.io/use-waypoint': waypoint.name };
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } };
}

/** Labels that put a namespace into the mesh. */
export function namespaceLabels({ waypoint }: NamespaceSettings): Readonly<Record<string, string>> {
  return {
    'istio.io/dataplane-mode': 'ambient',
    ...(waypoint && { 'istio.io/use-waypoint': waypoint.name, 'istio.io/ingress-use-waypoint': 'true' }),
  };
}

/** Labels that bind a Service to its waypoint. */
export function bindingLabels({ namespace, options, waypoint }: ServiceSettings): Readonly<Record<string, string>> {
  if (waypoint === undefined) return options.waypoint === undefined ? {} : { 'istio.io/use-waypoint': NO_WAYPOINT };
  return {
    'istio.io/use-waypoint': waypoint.name,
    ...(waypoint.namespace !== namespace && { 'istio.io/use-waypoint-namespace': waypoint.namespace }),
    'istio.io/ingress-use-waypoint': String(options.ingressUsesWaypoint ?? true),
  };
}

/** A Service, unless others apply it, and those of its versions. */
export function serviceObjects(settings: ServiceSettings): readonly KubernetesObject<never>[] {
  const { appliedBy = 'plan', headless, name, ports, selector, traffic } = settings.options;
  const labels = bindingLabels(settings);
  const service = (own: string, matchLabels: Readonly<Record<string, string>>): KubernetesObject<never> => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: own,
      namespace: settings.namespace,
      ...(Object.keys(labels).length > 0 && { labels }),
    },
    spec: {
      ...(headless === true && { clusterIP: 'None' }),
      selector: matchLabels,
      ports: ports.map((port) => portValues(port, ports)),
    },
  });
  return [
    ...(appliedBy === 'plan' ? [service(name, selector)] : []),
    ...(traffic?.versions ?? []).map((version) =>
      service(versionHost(name, version), { ...selector, ...version.labels }),
    ),
  ];
}

const APP_PROTOCOLS: Readonly<Record<MeshPort['protocol'], string>> = {
  http: 'http',
  http2: 'kubernetes.io/h2c',
  grpc: 'grpc',
  tcp: 'tcp',
  tls: 'tls',
};

function portValues(options: MeshPort, all: readonly MeshPort[]): Values<never> {
  const { port, protocol, targetPort = port } = options;
  return {
    name: portName(options, all),
    port,
    targetPort,
    protocol: 'TCP',
    appProtocol: APP_PROTOCOLS[protocol],
  };
}

/** The name of a port of a Service. */
export function portName({ name, port, protocol }: MeshPort, all: readonly MeshPort[]): string {
  if (name !== undefined) return name;
  return all.filter((one) => one.name === undefined && one.protocol === protocol).length > 1
    ? `${protocol}-${port}`
    : protocol;
}
