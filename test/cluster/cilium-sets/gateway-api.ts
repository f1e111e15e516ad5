import { kubeadmCluster } from '../../../lib/clusters';
import type { CiliumSet } from '../cilium-sets';

const LAB = kubeadmCluster({
  name: 'lab',
  nodePools: [{ name: 'nodes', role: 'control-plane', nodes: 3 }],
  apiServer: { host: '192.0.2.10' },
  kubeProxy: 'none',
});

/** The definitions of the Gateway API are in the lane's API server. */
const WITH_DEFINITIONS = { ...LAB, platform: { ...LAB.platform, provides: ['gateway-api'] as const } };

/** Ways to run Gateways. */
export const GATEWAY_API_SETS: readonly CiliumSet[] = [
  {
    name: 'Gateways',
    cluster: WITH_DEFINITIONS,
    options: { gatewayApi: true },
    config: {
      'enable-gateway-api': 'true',
      'enable-envoy-config': 'true',
      'enable-gateway-api-secrets-sync': 'true',
      'gateway-api-secrets-namespace': 'cilium-secrets',
      'gateway-api-service-externaltrafficpolicy': 'Cluster',
      'gateway-api-hostnetwork-enabled': 'false',
      'envoy-keep-cap-netbindservice': 'false',
    },
    mentions: ['"kind":"GatewayClass"', '"controllerName":"io.cilium/gateway-controller"'],
  },
  {
    name: 'Gateways, and Services that pods see',
    versions: '>=1.20',
    cluster: WITH_DEFINITIONS,
    options: { gatewayApi: true },
    config: { 'bpf-lb-sock-hostns-only': 'true', 'bpf-lb-algorithm-annotation': 'true' },
    mentions: ['"name":"gateway.cilium.io"'],
  },
  {
    name: 'Gateways with room for many requests',
    versions: '>=1.19',
    cluster: WITH_DEFINITIONS,
    options: { gatewayApi: true, envoy: { maxGlobalDownstreamConnections: 30_000, clusterMaxRequests: 10_000 } },
    config: {
      'proxy-max-active-downstream-connections': '30000',
      'proxy-cluster-max-connections': '30000',
      'proxy-cluster-max-requests': '10000',
    },
  },
  {
    name: 'Gateways on low ports of some nodes, behind a proxy',
    cluster: WITH_DEFINITIONS,
    options: {
      gatewayApi: {
        alpn: true,
        proxyProtocol: true,
        xffNumTrustedHops: 1,
        hostNetwork: { nodes: { role: 'edge', tier: 'public' }, ports: [80, 443] },
        secretsNamespace: { name: 'gateway-secrets' },
      },
    },
    config: {
      'enable-gateway-api-alpn': 'true',
      'enable-gateway-api-app-protocol': 'true',
      'enable-gateway-api-proxy-protocol': 'true',
      'gateway-api-xff-num-trusted-hops': '1',
      'gateway-api-hostnetwork-enabled': 'true',
      'gateway-api-hostnetwork-nodelabelselector': 'role=edge,tier=public',
      'gateway-api-secrets-namespace': 'gateway-secrets',
      'envoy-keep-cap-netbindservice': 'true',
    },
    mentions: ['"add":["NET_ADMIN","SYS_ADMIN","NET_BIND_SERVICE"]'],
  },
  {
    name: 'Gateways whose load balancers keep to nodes',
    cluster: WITH_DEFINITIONS,
    options: { gatewayApi: { externalTrafficPolicy: 'Local', appProtocol: true } },
    config: {
      'gateway-api-service-externaltrafficpolicy': 'Local',
      'enable-gateway-api-app-protocol': 'true',
      'enable-gateway-api-alpn': 'false',
    },
  },
  {
    name: 'Gateways that believe what is said of clients',
    versions: '>=1.20',
    cluster: WITH_DEFINITIONS,
    options: { gatewayApi: { useRemoteAddress: false } },
    config: { 'gateway-api-use-remote-address': 'false' },
  },
];
