import { kubeadmCluster } from '../../../lib/clusters';
import { eks, gke } from '../../support/clusters';
import type { CiliumSet } from '../cilium-sets';

const WITHOUT_KUBE_PROXY = kubeadmCluster({
  name: 'lab',
  nodePools: [{ name: 'nodes', role: 'control-plane', nodes: 3 }],
  apiServer: { host: '192.0.2.10' },
  kubeProxy: 'none',
});

const GENEVE = { mode: 'tunnel', protocol: 'geneve' } as const;
const ROUTES = { mode: 'native', autoDirectNodeRoutes: true } as const;
const HASH_SEED = 'c2VlZC1vZi1hLXRl';

/** Ways to route Services. */
export const SERVICES_SETS: readonly CiliumSet[] = [
  {
    name: 'an API server of its own, and answers to health checks',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      apiServer: { kind: 'address', host: 'internal.test.example', port: 443 },
      kubeProxyReplacement: { healthzBindAddress: '0.0.0.0:10256' },
    },
    config: {
      'kube-proxy-replacement': 'true',
      'kube-proxy-replacement-healthz-bind-address': '0.0.0.0:10256',
      'k8s-api-server-urls': undefined,
    },
    mentions: [
      '{"name":"KUBERNETES_SERVICE_HOST","value":"internal.test.example"}',
      '{"name":"KUBERNETES_SERVICE_PORT","value":"443"}',
    ],
  },
  {
    name: 'several API servers',
    cluster: WITHOUT_KUBE_PROXY,
    options: { apiServer: { kind: 'urls', urls: ['https://192.0.2.11:6443', 'https://192.0.2.12:6443'] } },
    config: { 'k8s-api-server-urls': 'https://192.0.2.11:6443 https://192.0.2.12:6443' },
    mentions: ['"--k8s-api-server-urls=https://192.0.2.11:6443 https://192.0.2.12:6443"'],
  },
  {
    name: 'an API server that a ConfigMap names',
    cluster: WITHOUT_KUBE_PROXY,
    options: { apiServer: { kind: 'configMap', name: 'api-server', key: 'host' } },
    config: { 'kube-proxy-replacement': 'true' },
    mentions: [
      '{"name":"KUBERNETES_SERVICE_HOST","valueFrom":{"configMapKeyRef":{"name":"api-server","key":"host"}}}',
      '{"name":"KUBERNETES_SERVICE_PORT","value":"6443"}',
    ],
  },
  {
    name: 'answers past the first node, in Geneve',
    cluster: WITHOUT_KUBE_PROXY,
    options: { routing: GENEVE, loadBalancer: { forwarding: { mode: 'dsr', snatByAnnotation: true } } },
    config: {
      'bpf-lb-mode': 'dsr',
      'bpf-lb-dsr-dispatch': 'geneve',
      'bpf-lb-mode-annotation': 'true',
      'tunnel-protocol': 'geneve',
    },
  },
  {
    name: 'answers to TCP past the first node, by Maglev, at the network card',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      routing: ROUTES,
      loadBalancer: {
        forwarding: { mode: 'hybrid' },
        selection: { algorithm: 'maglev', tableSize: 65_521, hashSeed: HASH_SEED, randomByAnnotation: true },
        acceleration: 'best-effort',
        serviceTopology: true,
        sourceRangeAllTypes: true,
        externalClusterIP: true,
      },
    },
    config: {
      'bpf-lb-mode': 'hybrid',
      'bpf-lb-dsr-dispatch': 'opt',
      'bpf-lb-mode-annotation': 'false',
      'bpf-lb-algorithm': 'maglev',
      'bpf-lb-maglev-table-size': '65521',
      'bpf-lb-maglev-hash-seed': HASH_SEED,
      'bpf-lb-algorithm-annotation': 'true',
      'bpf-lb-acceleration': 'best-effort',
      'enable-service-topology': 'true',
      'bpf-lb-source-range-all-types': 'true',
      'bpf-lb-external-clusterip': 'true',
    },
  },
  {
    name: 'Services that ask for direct answers and for Maglev',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      routing: ROUTES,
      loadBalancer: {
        forwarding: { mode: 'snat', dsrByAnnotation: 'geneve' },
        selection: { algorithm: 'random', maglevByAnnotation: { tableSize: 251 } },
        acceleration: 'native',
      },
    },
    config: {
      'routing-mode': 'native',
      'tunnel-protocol': 'geneve',
      'bpf-lb-mode': 'snat',
      'bpf-lb-dsr-dispatch': 'geneve',
      'bpf-lb-mode-annotation': 'true',
      'bpf-lb-algorithm': 'random',
      'bpf-lb-algorithm-annotation': 'true',
      'bpf-lb-maglev-table-size': '251',
      'bpf-lb-maglev-hash-seed': undefined,
      'bpf-lb-acceleration': 'native',
    },
  },
  {
    name: 'direct answers in IP-in-IP at the network card',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      routing: ROUTES,
      loadBalancer: { forwarding: { mode: 'dsr', dsrDispatch: 'ipip' }, acceleration: 'native' },
    },
    config: { 'bpf-lb-mode': 'dsr', 'bpf-lb-dsr-dispatch': 'ipip', 'bpf-lb-acceleration': 'native' },
  },
  {
    name: 'node ports of another range',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      nodePort: {
        range: { from: 20_000, to: 20_767 },
        addresses: ['192.0.2.0/24', '2001:db8::/64'],
        autoProtectPortRange: false,
        directRoutingDevice: 'eth1',
        enableHealthCheckLoadBalancerIP: true,
      },
    },
    config: {
      'node-port-range': '20000,20767',
      'nodeport-addresses': '192.0.2.0/24,2001:db8::/64',
      'enable-auto-protect-node-port-range': 'false',
      'direct-routing-device': 'eth1',
      'enable-health-check-loadbalancer-ip': 'true',
    },
  },
  {
    name: 'addresses that the routing table chooses',
    versions: '>=1.20',
    cluster: WITHOUT_KUBE_PROXY,
    options: { nodePort: { enableDynamicSourceLookup: true } },
    config: { 'enable-dynamic-source-lookup-nodeport': 'true', 'enable-auto-protect-node-port-range': 'true' },
  },
  {
    name: 'redirects to pods of the same node',
    cluster: WITHOUT_KUBE_PROXY,
    options: { localRedirectPolicies: { addressMatcherCIDRs: ['169.254.20.0/24', '169.254.21.0/24'] } },
    config: {
      'enable-local-redirect-policy': 'true',
      'lrp-address-matcher-cidrs': '169.254.20.0/24,169.254.21.0/24',
    },
  },
  {
    name: 'Services of EKS, redirects of any address',
    cluster: eks('cilium-eni'),
    options: {
      kubeProxyReplacement: true,
      localRedirectPolicies: true,
      loadBalancer: { forwarding: { mode: 'hybrid', dsrDispatch: 'geneve' } },
    },
    config: {
      'enable-local-redirect-policy': 'true',
      'lrp-address-matcher-cidrs': undefined,
      'tunnel-protocol': 'geneve',
      'routing-mode': 'native',
    },
    mentions: ['{"name":"KUBERNETES_SERVICE_HOST","value":"test.gr7.eu-central-1.eks.amazonaws.com"}'],
  },
  {
    name: 'Services of GKE, with packets that pass the host',
    cluster: gke('cilium'),
    options: { kubeProxyReplacement: true, hostLegacyRouting: true },
    config: { 'kube-proxy-replacement': 'true', 'enable-host-legacy-routing': 'true' },
  },
];
