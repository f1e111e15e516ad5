import { k3sCluster, kubeadmCluster, talosCluster } from '../../lib/clusters';
import type { CiliumOptions } from '../../lib/cni/cilium/options';
import type { Cluster } from '../../lib/core/cluster';
import { aks, gke } from '../support/clusters';
import { ADDRESSES_SETS } from './cilium-sets/addresses';
import { ANNOUNCING_SETS } from './cilium-sets/announcing';
import { DATAPATH_SETS } from './cilium-sets/datapath';
import { ENCRYPTION_SETS } from './cilium-sets/encryption';
import { ENFORCEMENT_SETS } from './cilium-sets/enforcement';
import { GATEWAY_API_SETS } from './cilium-sets/gateway-api';
import { HUBBLE_SETS } from './cilium-sets/hubble';
import { INGRESS_SETS } from './cilium-sets/ingress';
import { MIGRATION_SETS } from './cilium-sets/migration';
import { MONITORING_SETS } from './cilium-sets/monitoring';
import { OPERATION_SETS } from './cilium-sets/operation';
import { PROXY_SETS } from './cilium-sets/proxy';
import { SCALE_SETS } from './cilium-sets/scale';
import { SERVICES_SETS } from './cilium-sets/services';

/** A way to install Cilium, and what must be in its configuration for it to be that way. */
export interface CiliumSet {
  readonly name: string;
  /** The versions that have what it uses, as a semver range. Absent: all. */
  readonly versions?: string;
  readonly cluster: Cluster;
  readonly options: CiliumOptions;
  /** API versions that the chart is told of. */
  readonly apiVersions?: readonly string[];
  /** Entries of the ConfigMap `cilium-config`; `undefined`: there must be none. */
  readonly config: Readonly<Record<string, string | undefined>>;
  /** What else the objects say, in any place. */
  readonly mentions?: readonly string[];
}

const nodePools = [{ name: 'nodes', role: 'control-plane', nodes: 3 }] as const;
const apiServer = { host: '192.0.2.10' };
const kubeProxy = 'none';

const WITHOUT_KUBE_PROXY = kubeadmCluster({ name: 'lab', nodePools, apiServer, kubeProxy });
const DUAL_STACK = kubeadmCluster({
  name: 'lab',
  nodePools,
  apiServer,
  kubeProxy,
  ranges: { pods: ['10.244.0.0/16', 'fd00:10:244::/56'], services: ['10.96.0.0/12', 'fd00:10:96::/112'] },
});

const IPV4_POOL = {
  ipam: 'cluster-pool',
  'cluster-pool-ipv4-cidr': '10.244.0.0/16',
  'cluster-pool-ipv4-mask-size': '24',
  'enable-ipv4': 'true',
};

/** Ways that together touch every option that ends up in the configuration. */
export const CILIUM_SETS: readonly CiliumSet[] = [
  {
    name: 'VXLAN without kube-proxy',
    cluster: WITHOUT_KUBE_PROXY,
    options: {},
    config: {
      ...IPV4_POOL,
      'routing-mode': 'tunnel',
      'tunnel-protocol': 'vxlan',
      'tunnel-port': undefined,
      'kube-proxy-replacement': 'true',
      'enable-ipv6': 'false',
      'enable-ipv4-masquerade': 'true',
      'enable-bpf-masquerade': 'true',
      'enable-hubble': 'true',
      'hubble-listen-address': ':4244',
      'hubble-disable-tls': 'false',
      'enable-wireguard': undefined,
      'enable-policy': 'default',
      'cni-exclusive': 'true',
    },
    mentions: ['{"name":"KUBERNETES_SERVICE_HOST","value":"192.0.2.10"}', '"hubble-relay"', '"CronJob"'],
  },
  {
    name: 'Geneve beside kube-proxy, without Hubble',
    cluster: kubeadmCluster({ name: 'lab', nodePools, apiServer }),
    options: { routing: { mode: 'tunnel', protocol: 'geneve', port: 6082 }, hubble: false, masquerade: 'none' },
    config: {
      ...IPV4_POOL,
      'routing-mode': 'tunnel',
      'tunnel-protocol': 'geneve',
      'tunnel-port': '6082',
      'kube-proxy-replacement': 'false',
      'enable-ipv4-masquerade': 'false',
      'enable-bpf-masquerade': 'false',
      'enable-hubble': 'false',
    },
  },
  {
    name: 'native routes in one segment',
    cluster: kubeadmCluster({ name: 'lab', nodePools, apiServer, kubeProxy, network: { sharedSegment: true } }),
    options: {
      routing: { mode: 'native', autoDirectNodeRoutes: true, directRoutingSkipUnreachable: true },
      devices: ['eth0', 'eth1'],
      mtu: 1400,
    },
    config: {
      ...IPV4_POOL,
      'routing-mode': 'native',
      'ipv4-native-routing-cidr': '10.244.0.0/16',
      'auto-direct-node-routes': 'true',
      'direct-routing-skip-unreachable': 'true',
      devices: 'eth0 eth1',
      mtu: '1400',
    },
  },
  {
    name: 'WireGuard, strict policies and room for a mesh',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      encryption: { type: 'wireguard', nodeEncryption: true, persistentKeepalive: '25s' },
      policyEnforcementMode: 'always',
      exclusive: false,
      socketLBHostNamespaceOnly: true,
    },
    config: {
      'enable-wireguard': 'true',
      'encrypt-node': 'true',
      'wireguard-persistent-keepalive': '25s',
      'enable-policy': 'always',
      'cni-exclusive': 'false',
      'bpf-lb-sock-hostns-only': 'true',
    },
  },
  {
    name: 'Hubble UI, metrics and certificates for 30 days',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      hubble: {
        ui: true,
        metrics: ['dns', 'drop', { name: 'httpV2', exemplars: true }],
        tls: { method: 'cronJob', certValidityDuration: 30 },
      },
    },
    config: { 'hubble-metrics': 'dns drop httpV2:exemplars=true', 'hubble-metrics-server': ':9965' },
    mentions: ['"hubble-ui"', '720h'],
  },
  {
    name: 'certificates that exist already',
    cluster: WITHOUT_KUBE_PROXY,
    options: { hubble: { tls: { method: 'existing', serverSecret: 'our-server', relayClientSecret: 'our-relay' } } },
    config: { 'enable-hubble': 'true', 'hubble-disable-tls': 'false' },
    mentions: ['"our-server"', '"our-relay"'],
  },
  {
    name: 'Hubble without TLS',
    cluster: WITHOUT_KUBE_PROXY,
    options: { hubble: { tls: { method: 'none' } } },
    config: { 'enable-hubble': 'true', 'hubble-disable-tls': 'true' },
  },
  {
    name: 'Prometheus and its operator',
    cluster: WITHOUT_KUBE_PROXY,
    options: { prometheus: true, values: { prometheus: { serviceMonitor: { enabled: true } } } },
    apiVersions: ['monitoring.coreos.com/v1'],
    config: { 'prometheus-serve-addr': ':9962', 'operator-prometheus-serve-addr': ':9963' },
    mentions: ['"ServiceMonitor"'],
  },
  {
    name: 'dual stack',
    cluster: DUAL_STACK,
    options: {},
    config: {
      ...IPV4_POOL,
      'cluster-pool-ipv6-cidr': 'fd00:10:244::/56',
      'cluster-pool-ipv6-mask-size': '64',
      'enable-ipv6': 'true',
      'enable-ipv6-masquerade': 'true',
    },
  },
  {
    name: 'dual stack over routes of the network',
    cluster: DUAL_STACK,
    options: { routing: { mode: 'native', autoDirectNodeRoutes: false } },
    config: {
      'routing-mode': 'native',
      'ipv4-native-routing-cidr': '10.244.0.0/16',
      'ipv6-native-routing-cidr': 'fd00:10:244::/56',
      'auto-direct-node-routes': 'false',
    },
  },
  {
    name: "K3s, with the nodes' ranges",
    cluster: k3sCluster({ name: 'lab', kubeProxy }),
    options: {},
    config: { ipam: 'kubernetes', 'k8s-require-ipv4-pod-cidr': 'true', 'cluster-pool-ipv4-cidr': undefined },
    mentions: ['{"name":"KUBERNETES_SERVICE_PORT","value":"6444"}'],
  },
  {
    name: 'Talos',
    cluster: talosCluster({ name: 'lab', kubeProxy }),
    options: {},
    config: { 'cgroup-root': '/sys/fs/cgroup', 'enable-host-legacy-routing': 'true', ipam: 'kubernetes' },
    mentions: ['{"name":"KUBERNETES_SERVICE_PORT","value":"7445"}'],
  },
  {
    name: 'GKE, with the blocks of its nodes',
    cluster: gke('cilium', {
      vpc: { kind: 'new', podRange: '10.64.0.0/14', additionalPodRanges: ['10.68.0.0/14'] },
    }),
    options: {},
    config: {
      ipam: 'kubernetes',
      'k8s-require-ipv4-pod-cidr': 'true',
      'routing-mode': 'native',
      'enable-endpoint-routes': 'true',
      'enable-health-check-loadbalancer-ip': 'true',
      'ipv4-native-routing-cidr': '10.64.0.0/13',
      'auto-direct-node-routes': 'false',
      'kube-proxy-replacement': 'false',
      'agent-not-ready-taint-key': 'startup-taint.cluster-autoscaler.kubernetes.io/cilium-agent-not-ready',
    },
    mentions: [
      '{"name":"cni-path","hostPath":{"path":"/home/kubernetes/bin","type":"DirectoryOrCreate"}}',
      '{"key":"startup-taint.cluster-autoscaler.kubernetes.io/cilium-agent-not-ready","operator":"Exists"}',
      'Installing the kubelet wrapper',
      '-j IP-MASQ',
    ],
  },
  {
    name: 'AKS, with a range of its own',
    cluster: aks({ mode: 'byo', podRange: '10.100.0.0/16' }),
    options: {},
    config: {
      ipam: 'cluster-pool',
      'cluster-pool-ipv4-cidr': '10.100.0.0/16',
      'cluster-pool-ipv4-mask-size': '24',
      'routing-mode': 'tunnel',
      'kube-proxy-replacement': 'false',
      'k8s-require-ipv4-pod-cidr': 'false',
    },
  },
];

/** The same for every feature in detail: rendered, and not applied. */
export const CILIUM_FEATURE_SETS: readonly CiliumSet[] = [
  ...SERVICES_SETS,
  ...DATAPATH_SETS,
  ...PROXY_SETS,
  ...GATEWAY_API_SETS,
  ...INGRESS_SETS,
  ...ENFORCEMENT_SETS,
  ...ENCRYPTION_SETS,
  ...HUBBLE_SETS,
  ...MONITORING_SETS,
  ...MIGRATION_SETS,
  ...ADDRESSES_SETS,
  ...ANNOUNCING_SETS,
  ...OPERATION_SETS,
  ...SCALE_SETS,
];
