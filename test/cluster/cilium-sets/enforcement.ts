import { kubeadmCluster } from '../../../lib/clusters';
import type { CiliumSet } from '../cilium-sets';

const WITHOUT_KUBE_PROXY = kubeadmCluster({
  name: 'lab',
  nodePools: [{ name: 'nodes', role: 'control-plane', nodes: 3 }],
  apiServer: { host: '192.0.2.10' },
  kubeProxy: 'none',
});

/** Ways to enforce policies. */
export const ENFORCEMENT_SETS: readonly CiliumSet[] = [
  {
    name: 'a rehearsal of policies, on nodes too',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      policyAuditMode: true,
      policyCIDRMatchMode: ['nodes'],
      hostFirewall: true,
      devices: ['eth0'],
      k8sNetworkPolicy: false,
      nodeSelectorLabels: true,
    },
    config: {
      'enable-policy': 'default',
      'policy-audit-mode': 'true',
      'policy-cidr-match-mode': 'nodes',
      'enable-host-firewall': 'true',
      devices: 'eth0',
      'enable-k8s-networkpolicy': 'false',
      'enable-node-selector-labels': 'true',
    },
  },
  {
    name: 'denials that are heard of, and protocols without ports',
    versions: '>=1.19',
    cluster: WITHOUT_KUBE_PROXY,
    options: { policyDenyResponse: 'icmp', extendedIPProtocols: true },
    config: { 'policy-deny-response': 'icmp', 'enable-extended-ip-protocols': 'true', 'policy-audit-mode': undefined },
  },
  {
    name: 'policies of the whole cluster, by Kubernetes',
    versions: '>=1.20',
    cluster: WITHOUT_KUBE_PROXY,
    options: { k8sClusterNetworkPolicy: true, policyCIDRMatchMode: ['nodes', 'pods'] },
    config: { 'enable-k8s-cluster-network-policy': 'true', 'policy-cidr-match-mode': 'nodes pods' },
  },
  {
    name: 'authentication by a SPIRE of its own',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      encryption: { type: 'wireguard' },
      authentication: {
        trustDomain: 'lab.example',
        queueSize: 2048,
        gcInterval: '10m0s',
        server: { kind: 'installed', namespace: 'spire', dataStorage: { size: '2Gi', storageClass: 'fast' } },
      },
    },
    config: {
      'mesh-auth-enabled': 'true',
      'mesh-auth-mutual-enabled': 'true',
      'mesh-auth-queue-size': '2048',
      'mesh-auth-gc-interval': '10m0s',
      'mesh-auth-spiffe-trust-domain': 'lab.example',
      'mesh-auth-spire-server-address': 'spire-server.spire.svc:8081',
    },
    mentions: ['"storageClassName":"fast"', '"storage":"2Gi"', '"name":"spire-agent"'],
  },
  {
    name: 'authentication by a SPIRE that keeps nothing',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      encryption: { type: 'wireguard' },
      authentication: { server: { kind: 'installed', dataStorage: false } },
    },
    config: { 'mesh-auth-mutual-enabled': 'true', 'mesh-auth-mutual-listener-port': '4250' },
    mentions: ['"name":"spire-server"'],
  },
  {
    name: 'authentication by a SPIRE that is there',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      authentication: {
        server: {
          kind: 'existing',
          address: 'spire-server.identity.svc:8081',
          agentSocketPath: '/run/own/agent.sock',
          adminSocketPath: '/run/own/admin.sock',
        },
      },
    },
    config: {
      'mesh-auth-enabled': 'true',
      'mesh-auth-spire-server-address': 'spire-server.identity.svc:8081',
      'mesh-auth-spire-agent-socket': '/run/own/agent.sock',
      'mesh-auth-spire-admin-socket': '/run/own/admin.sock',
    },
  },
  {
    name: 'no authentication',
    cluster: WITHOUT_KUBE_PROXY,
    options: { authentication: false },
    config: { 'mesh-auth-enabled': 'false', 'mesh-auth-mutual-enabled': undefined },
  },
];
