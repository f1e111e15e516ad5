import { BARE_METAL, ENCRYPTED, GATEWAYS, LAYER_2, OBSERVED_WITH_UI } from '../../blueprints/parts/cilium-profiles';
import { type GatewayApiMinor, planGatewayApi } from '../../lib/addons/gateway-api';
import { kindCluster, talosCluster } from '../../lib/clusters';
import type { CiliumOptions } from '../../lib/cni/cilium/options';
import { planCilium } from '../../lib/cni/cilium/plan';
import type { Cluster } from '../../lib/core/cluster';
import { type Composition, compose } from '../../lib/core/compose';
import { meshCluster } from './cluster-meshes';
import { aks, eks, gke, k3s, kubeadm } from './clusters';

/** A way in which people run Cilium, with what must come of it in its ConfigMap, and how many objects the chart makes. */
export interface CiliumProfile {
  readonly name: string;
  readonly cluster: Cluster;
  readonly options: CiliumOptions;
  readonly config: Readonly<Record<string, string | undefined>>;
  /** Objects of the chart on 1.18, 1.19 and 1.20. */
  readonly objects: readonly [number, number, number];
  /** What else the objects say. */
  readonly mentions?: readonly string[];
  /** Versions of the Gateway API that each of these minors reads, where it reads any. */
  readonly gatewayApi?: readonly [GatewayApiMinor, GatewayApiMinor, GatewayApiMinor];
}

/** The minors that profiles are held against. */
export const MINORS = ['1.18', '1.19', '1.20'] as const;

const WITHOUT_KUBE_PROXY = kubeadm({
  kubeProxy: 'none',
  nodePools: [{ name: 'nodes', role: 'control-plane', nodes: 3, kernel: '6.8' }],
});
const SINGLE = { nodePools: [{ name: 'server', role: 'control-plane', nodes: 1 }] } as const;

/** The profiles that blueprints are made of. */
export const CILIUM_PROFILES: readonly CiliumProfile[] = [
  {
    name: 'kubeadm-overlay',
    cluster: WITHOUT_KUBE_PROXY,
    options: ENCRYPTED,
    config: {
      ipam: 'cluster-pool',
      'routing-mode': 'tunnel',
      'kube-proxy-replacement': 'true',
      'enable-bpf-masquerade': 'true',
      'enable-wireguard': 'true',
    },
    objects: [37, 39, 39],
  },
  {
    name: 'eks-eni',
    cluster: eks('cilium-eni'),
    options: {},
    config: { ipam: 'eni', 'routing-mode': 'native', 'enable-ipv4-masquerade': 'true' },
    objects: [37, 39, 39],
  },
  {
    name: 'eks-eni-ambient',
    cluster: eks('cilium-eni'),
    options: { istioAmbient: true },
    config: {
      ipam: 'eni',
      'enable-bpf-masquerade': 'false',
      'cni-exclusive': 'false',
      'bpf-lb-sock-hostns-only': 'true',
    },
    objects: [37, 39, 39],
  },
  {
    name: 'eks-chaining',
    cluster: eks('cilium-chained'),
    options: {},
    config: {
      'cni-chaining-mode': 'aws-cni',
      'routing-mode': 'native',
      'kube-proxy-replacement': 'false',
      'enable-ipv4-masquerade': 'false',
    },
    objects: [37, 39, 39],
  },
  {
    name: 'gke',
    cluster: gke('cilium'),
    options: {},
    config: { ipam: 'kubernetes', 'routing-mode': 'native', 'enable-endpoint-routes': 'true' },
    objects: [38, 40, 40],
  },
  {
    name: 'aks',
    cluster: aks('byo'),
    options: {},
    config: { ipam: 'cluster-pool', 'routing-mode': 'tunnel' },
    objects: [37, 39, 39],
  },
  {
    name: 'k3s-l2',
    cluster: k3s({ kubeProxy: 'none', disable: ['servicelb', 'traefik'], ...SINGLE }),
    options: LAYER_2,
    config: { ipam: 'kubernetes', 'routing-mode': 'tunnel', 'enable-l2-announcements': 'true', 'k8s-client-qps': '20' },
    objects: [37, 39, 39],
  },
  {
    name: 'kind',
    cluster: kindCluster({ name: 'test', kubeProxy: 'none' }),
    options: {},
    config: { ipam: 'kubernetes', 'routing-mode': 'tunnel' },
    objects: [37, 39, 39],
  },
  {
    name: 'talos',
    cluster: talosCluster({ name: 'test', kubeProxy: 'none' }),
    options: {},
    config: { ipam: 'kubernetes', 'routing-mode': 'tunnel', 'cgroup-root': '/sys/fs/cgroup' },
    objects: [37, 39, 39],
  },
  {
    name: 'bare-metal-bgp',
    cluster: WITHOUT_KUBE_PROXY,
    options: BARE_METAL,
    config: {
      'routing-mode': 'native',
      'ipv4-native-routing-cidr': '10.244.0.0/16',
      'auto-direct-node-routes': 'true',
      'enable-bpf-masquerade': 'true',
      'bpf-lb-mode': 'hybrid',
      'bpf-lb-algorithm': 'maglev',
      'bpf-lb-acceleration': 'best-effort',
      'enable-bbr': 'true',
      'enable-egress-gateway': 'true',
      'bpf-map-dynamic-size-ratio': '0.08',
      'bpf-distributed-lru': 'true',
      'enable-bgp-control-plane': 'true',
    },
    objects: [39, 41, 41],
  },
  {
    name: 'gateway',
    cluster: WITHOUT_KUBE_PROXY,
    options: GATEWAYS,
    config: { 'enable-gateway-api': 'true', 'enable-envoy-config': 'true' },
    objects: [42, 44, 46],
    gatewayApi: ['1.3', '1.4', '1.5'],
  },
  {
    name: 'mesh',
    cluster: meshCluster(1),
    options: {
      clusterMesh: {
        id: 1,
        peers: [
          { name: 'cluster-2', endpoint: { by: 'ips', ips: ['10.2.128.1', '10.2.128.2'], port: 32_379 } },
          { name: 'cluster-3', endpoint: { by: 'address', address: 'mesh.three.example' } },
        ],
      },
    },
    config: { 'cluster-id': '1', 'cluster-name': 'cluster-1', 'max-connected-clusters': '255' },
    // Without the authority that all clusters share, no certificate: not one that nobody else trusts.
    mentions: ['"--ca-generate=false"', '"clustermesh-apiserver"'],
    objects: [49, 52, 53],
  },
];

/** A profile on one minor, or exact version, of Cilium, with the Gateway API that it reads. */
export function profileOf({ cluster, gatewayApi, options }: CiliumProfile, version: string): Composition {
  const index = MINORS.findIndex((minor) => version.startsWith(minor));
  const gateways = gatewayApi?.[index];
  return compose(
    cluster,
    planCilium(cluster, { ...OBSERVED_WITH_UI, ...options, version }),
    ...(gateways === undefined ? [] : [planGatewayApi(cluster, { version: gateways })]),
  );
}
