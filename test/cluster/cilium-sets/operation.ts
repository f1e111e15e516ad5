import { kubeadmCluster } from '../../../lib/clusters';
import type { CiliumSet } from '../cilium-sets';

const WITHOUT_KUBE_PROXY = kubeadmCluster({
  name: 'lab',
  nodePools: [{ name: 'nodes', role: 'control-plane', nodes: 3 }],
  apiServer: { host: '192.0.2.10' },
  kubeProxy: 'none',
});

/** Where Cilium's own pods come from, where they run, and beside whom. */
export const OPERATION_SETS: readonly CiliumSet[] = [
  {
    name: 'images of a registry that keeps no digests',
    cluster: WITHOUT_KUBE_PROXY,
    options: { images: { registry: 'registry.example.com:5000/mirror', useDigest: false }, hubble: { ui: true } },
    config: {},
    mentions: [
      '"registry.example.com:5000/mirror/cilium/cilium:v1.',
      '"registry.example.com:5000/mirror/cilium/operator-generic:v1.',
      '"registry.example.com:5000/mirror/cilium/cilium-envoy:v1.',
      '"registry.example.com:5000/mirror/cilium/hubble-relay:v1.',
      '"registry.example.com:5000/mirror/cilium/hubble-ui-backend:v0.',
      '"registry.example.com:5000/mirror/cilium/hubble-ui:v0.',
      '"registry.example.com:5000/mirror/cilium/certgen:v0.',
    ],
  },
  {
    name: 'agents with an environment, the operator on some nodes, settings of their own',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      agent: {
        extraEnv: { HTTPS_PROXY: 'http://proxy.example.com:3128' },
        tolerations: [{ operator: 'Exists' }],
        maxUnavailable: '20%',
      },
      operator: { tolerations: [{ key: 'dedicated', value: 'system', effect: 'NoSchedule' }] },
      agentConfig: { 'enable-remote-node-masquerade': 'true' },
      installedSince: '1.16',
    },
    config: { 'enable-remote-node-masquerade': 'true' },
    mentions: [
      '{"name":"HTTPS_PROXY","value":"http://proxy.example.com:3128"}',
      '"maxUnavailable":"20%"',
      '{"effect":"NoSchedule","key":"dedicated","value":"system"}',
    ],
  },
  {
    name: 'beside Multus, Linkerd and virtual machines',
    cluster: WITHOUT_KUBE_PROXY,
    options: { coexistence: ['multus', 'linkerd', 'kubevirt'] },
    config: { 'cni-exclusive': 'false', 'bpf-lb-sock-hostns-only': 'true', 'enable-bpf-masquerade': 'true' },
  },
  {
    name: 'MicroK8s',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      cni: {
        binPath: '/var/snap/microk8s/current/opt/cni/bin',
        confPath: '/var/snap/microk8s/current/args/cni-network',
      },
    },
    config: {},
    mentions: ['"/var/snap/microk8s/current/opt/cni/bin"', '"/var/snap/microk8s/current/args/cni-network"'],
  },
];
