import type { HostPort } from '../../../core/needs';
import type { FeatureNeeds } from '../feature';
import type { CiliumSettings } from '../settings';
import { hostPorts } from './settings';

/** What proxies ask of nodes and firewalls. */
export function proxyNeeds(settings: CiliumSettings): FeatureNeeds {
  const { envoy, gatewayApi, ingress, l7Proxy, options } = settings;
  const onNodes = hostPorts(settings);
  const isSpoken = gatewayApi?.proxyProtocol === true || ingress?.proxyProtocol === true;
  const { proxyPort } = options.dnsProxy ?? {};
  const own: readonly HostPort[] = [
    ...(l7Proxy && envoy.runsAs === 'daemonset'
      ? [{ protocol: 'TCP', port: 9878, purpose: 'health of Envoy' } as const]
      : []),
    ...(l7Proxy && proxyPort !== undefined
      ? (['TCP', 'UDP'] as const).map((protocol) => ({ protocol, port: proxyPort, purpose: "Cilium's proxy for DNS" }))
      : []),
  ];
  return {
    hostPorts: own,
    ports: onNodes.map((port) => ({
      protocol: 'TCP',
      port,
      from: 'anyone',
      to: 'node',
      purpose: 'Gateways and Ingresses on the host network',
    })),
    manual: isSpoken
      ? [
          'whatever stands in front of Gateways and Ingresses speaks the PROXY protocol: without, connections are refused',
        ]
      : [],
  };
}
