import type { Monitor } from '../monitor';

/**
 * What of Istio serves metrics. Each pod is scraped once: revision tags are Services of istiod too, and the raw metrics
 * of Envoy are left out.
 */
export function istioMonitors(rootNamespace: string, agentNamespace: string): readonly Monitor[] {
  return [
    {
      kind: 'ServiceMonitor',
      name: 'istiod',
      of: rootNamespace,
      matchLabels: { istio: 'pilot' },
      matchExpressions: [{ key: 'istio.io/tag', operator: 'DoesNotExist' }],
      keepLabels: ['app'],
      port: 'http-monitoring',
    },
    {
      kind: 'PodMonitor',
      name: 'ztunnel',
      of: agentNamespace,
      matchLabels: { app: 'ztunnel' },
      // Dashboards of Istio look for it.
      keepLabels: ['app'],
      port: 'ztunnel-stats',
      path: '/stats/prometheus',
    },
    {
      kind: 'PodMonitor',
      name: 'istio-cni',
      of: agentNamespace,
      matchLabels: { 'k8s-app': 'istio-cni-node' },
      port: 'metrics',
    },
    {
      kind: 'PodMonitor',
      name: 'istio-gateways',
      of: 'any',
      matchExpressions: [{ key: 'gateway.istio.io/managed', operator: 'Exists' }],
      keepLabels: ['gateway.networking.k8s.io/gateway-name'],
      port: 'metrics',
      path: '/stats/prometheus',
    },
  ];
}
