import { kubeadmCluster } from '../../../lib/clusters';
import type { CiliumSet } from '../cilium-sets';

const nodePools = [{ name: 'nodes', role: 'control-plane', nodes: 60 }] as const;
const LARGE = kubeadmCluster({ name: 'lab', nodePools, apiServer: { host: '192.0.2.10' }, kubeProxy: 'none' });

/** What keeps agents and the API server from drowning each other. */
export const SCALE_SETS: readonly CiliumSet[] = [
  {
    name: 'slices of pods, few labels, and limits',
    cluster: LARGE,
    options: {
      scale: {
        endpointSlices: { rateLimits: [{ nodes: 0, limit: 5, burst: 10 }] },
        clientRateLimit: { agent: { qps: 15, burst: 30 }, operator: { qps: 200, burst: 400 } },
        identityLabels: ['app$', '!version'],
        identityManagementMode: 'operator',
        apiRateLimit: { 'endpoint-create': 'rate-limit:10/s,rate-burst:20' },
        healthChecking: true,
        connectivityProbeFrequencyRatio: 0.25,
      },
    },
    config: {
      'enable-cilium-endpoint-slice': 'true',
      'ces-rate-limits': '[{"burst":10,"limit":5,"nodes":0}]',
      'k8s-client-qps': '15',
      'k8s-client-burst': '30',
      'operator-k8s-client-qps': '200',
      'operator-k8s-client-burst': '400',
      labels: 'app$ !version',
      'identity-management-mode': 'operator',
      'api-rate-limit': '{"endpoint-create":"rate-limit:10/s,rate-burst:20"}',
      'enable-health-checking': 'true',
      'connectivity-probe-frequency-ratio': '0.25',
    },
    mentions: ['"maxUnavailable":"10%"'],
  },
  {
    name: 'slices as the chart has them, and no probes',
    cluster: LARGE,
    options: { scale: { endpointSlices: true, healthChecking: false }, agent: { maxUnavailable: 5 } },
    config: { 'enable-cilium-endpoint-slice': 'true', 'enable-health-checking': 'false' },
    mentions: ['"maxUnavailable":5'],
  },
];
