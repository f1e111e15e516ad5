import type { KubernetesObject } from '../../core/plan';
import type { EgressHostSettings, EgressSettings } from '../namespaces/settings';
import type { EgressHost } from './egress-options';

/** The hosts outside, each bound to the waypoint, and how it speaks to them. */
export function egressObjects({ hosts, namespace, waypoint }: EgressSettings): {
  readonly entries: readonly KubernetesObject<never>[];
  readonly rules: readonly KubernetesObject<never>[];
} {
  return {
    entries: hosts.map((host) => serviceEntry(host, namespace, waypoint.name)),
    rules: hosts.filter(({ options }) => options.protocol === 'https').map((host) => encryption(host, namespace)),
  };
}

const PROTOCOLS: Readonly<Record<EgressHost['protocol'], string>> = {
  tls: 'TLS',
  https: 'HTTP',
  http: 'HTTP',
  tcp: 'TCP',
};

function serviceEntry(
  { options, port }: EgressHostSettings,
  namespace: string,
  waypoint: string,
): KubernetesObject<never> {
  const { host, name, protocol } = options;
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name, namespace, labels: { 'istio.io/use-waypoint': waypoint } },
    spec: {
      hosts: [host],
      ports: [
        {
          number: port ?? 0,
          name: protocol === 'https' ? 'http' : protocol,
          protocol: PROTOCOLS[protocol],
          ...(protocol === 'https' && { targetPort: 443 }),
        },
      ],
      resolution: host.startsWith('*.') ? 'DYNAMIC_DNS' : 'DNS',
    },
  };
}

/** The waypoint encrypts what the pod sends in plaintext. */
function encryption({ options: { host, name } }: EgressHostSettings, namespace: string): KubernetesObject<never> {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name, namespace },
    spec: { host, trafficPolicy: { tls: { mode: 'SIMPLE', sni: host } } },
  };
}
