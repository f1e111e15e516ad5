import { kubeadmCluster } from '../../../lib/clusters';
import type { CiliumSet } from '../cilium-sets';

const WITHOUT_KUBE_PROXY = kubeadmCluster({
  name: 'lab',
  nodePools: [{ name: 'nodes', role: 'control-plane', nodes: 3 }],
  apiServer: { host: '192.0.2.10' },
  kubeProxy: 'none',
});

const MONITORS = ['cilium-agent', 'cilium-envoy', 'cilium-operator', 'hubble'];

/** Ways to be watched. */
export const MONITORING_SETS: readonly CiliumSet[] = [
  {
    name: 'monitors of everything, without being told of their kind',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      prometheus: true,
      hubble: { metrics: ['dns', 'drop'] },
      serviceMonitors: { labels: { team: 'network' }, interval: '33s' },
    },
    config: { 'prometheus-serve-addr': ':9962', 'operator-prometheus-serve-addr': ':9963' },
    mentions: [
      '"team":"network"',
      '"interval":"33s"',
      ...MONITORS.map((name) => `"kind":"ServiceMonitor","metadata":{"name":"${name}"`),
    ],
  },
  {
    name: 'dashboards where Grafana looks',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      prometheus: true,
      hubble: { metrics: ['dns', 'drop'] },
      dashboards: { namespace: 'kube-public', label: 'our-dashboards', labelValue: 'yes' },
    },
    config: { 'prometheus-serve-addr': ':9962' },
    mentions: [
      '"our-dashboards":"yes"',
      '"namespace":"kube-public"',
      '"cilium-dashboard"',
      '"cilium-operator-dashboard"',
      '"hubble-dashboard"',
    ],
  },
];
