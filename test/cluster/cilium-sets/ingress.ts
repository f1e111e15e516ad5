import { k3sCluster, kubeadmCluster } from '../../../lib/clusters';
import type { CiliumSet } from '../cilium-sets';

const WITHOUT_KUBE_PROXY = kubeadmCluster({
  name: 'lab',
  nodePools: [{ name: 'nodes', role: 'control-plane', nodes: 3 }],
  apiServer: { host: '192.0.2.10' },
  kubeProxy: 'none',
});

/** Ways to serve Ingresses. */
export const INGRESS_SETS: readonly CiliumSet[] = [
  {
    name: 'Ingresses',
    cluster: k3sCluster({ name: 'lab', kubeProxy: 'none', disable: ['traefik', 'servicelb'] }),
    options: { ingress: true },
    config: {
      'enable-ingress-controller': 'true',
      'enable-envoy-config': 'true',
      'ingress-default-lb-mode': 'dedicated',
      'enforce-ingress-https': 'true',
      'enable-ingress-secrets-sync': 'true',
      'ingress-secrets-namespace': 'cilium-secrets',
      'ingress-hostnetwork-enabled': 'false',
    },
    mentions: ['"kind":"IngressClass"', '"name":"cilium-ingress"', '"type":"LoadBalancer"'],
  },
  {
    name: 'Ingresses that share a load balancer',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      ingress: {
        default: true,
        loadbalancerMode: 'shared',
        enforceHttps: false,
        proxyProtocol: true,
        ingressLBAnnotationPrefixes: ['example.com'],
        defaultSecret: { namespace: 'web', name: 'wildcard' },
        secretsNamespace: { name: 'ingress-secrets' },
        service: {
          annotations: { 'example.com/internal': 'true' },
          labels: { pool: 'edge' },
          loadBalancerClass: 'example.com/edge',
          loadBalancerIP: '192.0.2.40',
          allocateLoadBalancerNodePorts: false,
          externalTrafficPolicy: 'Local',
        },
      },
    },
    config: {
      'ingress-default-lb-mode': 'shared',
      'enforce-ingress-https': 'false',
      'enable-ingress-proxy-protocol': 'true',
      'ingress-lb-annotation-prefixes': 'example.com',
      'ingress-default-secret-namespace': 'web',
      'ingress-default-secret-name': 'wildcard',
      'ingress-secrets-namespace': 'ingress-secrets',
    },
    mentions: [
      '"ingressclass.kubernetes.io/is-default-class":"true"',
      '"example.com/internal":"true"',
      '"pool":"edge"',
      '"loadBalancerClass":"example.com/edge"',
      '"loadBalancerIP":"192.0.2.40"',
      '"allocateLoadBalancerNodePorts":false',
      '"externalTrafficPolicy":"Local"',
    ],
  },
  {
    name: 'Ingresses on node ports',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      ingress: {
        loadbalancerMode: 'shared',
        service: { type: 'NodePort', insecureNodePort: 30_080, secureNodePort: 30_443 },
      },
    },
    config: { 'ingress-default-lb-mode': 'shared' },
    mentions: ['"nodePort":30080', '"nodePort":30443', '"type":"NodePort"'],
  },
  {
    name: 'Ingresses on a port of some nodes',
    cluster: WITHOUT_KUBE_PROXY,
    options: { ingress: { hostNetwork: { nodes: { role: 'edge' }, sharedListenerPort: 443 } } },
    config: {
      'ingress-default-lb-mode': 'shared',
      'ingress-hostnetwork-enabled': 'true',
      'ingress-hostnetwork-shared-listener-port': '443',
      'ingress-hostnetwork-nodelabelselector': 'role=edge',
      'envoy-keep-cap-netbindservice': 'true',
    },
  },
  {
    name: 'Ingresses on ports of their own, behind a proxy',
    versions: '>=1.20',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      ingress: {
        xffNumTrustedHops: 1,
        useRemoteAddress: false,
        hostNetwork: { httpPort: 80, httpsPort: 443, tlsPassthroughPort: 8443 },
      },
    },
    config: {
      'ingress-default-xff-num-trusted-hops': '1',
      'ingress-use-remote-address': 'false',
      'ingress-hostnetwork-http-listener-port': '80',
      'ingress-hostnetwork-https-listener-port': '443',
      'ingress-hostnetwork-tls-passthrough-listener-port': '8443',
      'envoy-keep-cap-netbindservice': 'true',
    },
  },
];
