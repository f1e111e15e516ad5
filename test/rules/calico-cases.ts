import { rke2Cluster } from '../../lib';
import type { CalicoOptions } from '../../lib/cni/calico/options';
import { inspectCalico } from '../../lib/cni/calico/plan';
import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { aks, eks, IPV6_ONLY, kubeadm, sized } from '../support/clusters';
import type { RuleCases } from './cases';

const calico = (options: CalicoOptions, cluster: Cluster = sized(3)): readonly Finding[] =>
  inspectCalico(cluster, options).findings;

const PEER = { name: 'tor', peerIP: '192.0.2.1', asNumber: 64513 } as const;

/** Rules about Calico. */
export const CALICO_CASES: RuleCases = {
  'calico/policy-only-leaves-the-network-alone': {
    fails: () => calico({ encapsulation: 'VXLAN' }, eks('calico-policy')),
    at: 'encapsulation',
    passes: () => calico({ encapsulation: 'VXLAN' }, eks('calico-overlay')),
  },
  'calico/serves-every-node': {
    fails: () =>
      calico({}, eks({ mode: 'hybrid', remoteNodeNetworks: ['192.168.0.0/24'], remotePodNetworks: ['10.85.0.0/16'] })),
    at: 'cluster.networking.mode',
    passes: () => calico({}, eks('calico-overlay')),
  },
  'calico/azure-drops-ipip': {
    fails: () => calico({ encapsulation: 'IPIP' }, aks('byo')),
    at: 'encapsulation',
    passes: () => calico({ encapsulation: 'VXLAN' }, aks('byo')),
  },
  'calico/azure-knows-no-pods': {
    fails: () => calico({ encapsulation: 'VXLANCrossSubnet' }, aks('byo')),
    at: 'encapsulation',
    passes: () => calico({ encapsulation: 'VXLANCrossSubnet' }, eks('calico-overlay')),
  },
  'calico/cloud-keeps-kube-proxy': {
    fails: () => calico({ linuxDataplane: 'BPF' }, aks('byo')),
    at: 'linuxDataplane',
    passes: () => calico({ linuxDataplane: 'BPF' }),
  },
  'calico/version-is-supported': {
    fails: () => calico({ version: '3.29' }),
    at: 'version',
    passes: () => calico({ version: '3.30' }),
  },
  'calico/version-is-pinned': {
    fails: () => calico({ version: 'v3.32.0' }),
    at: 'version',
    passes: () => calico({ version: 'v3.32.1' }),
  },
  'calico/kubernetes-is-tested': {
    fails: () => calico({ version: '3.31' }, kubeadm({ kubernetes: '1.36' })),
    at: 'cluster.kubernetes',
    passes: () => calico({}, kubeadm({ kubernetes: '1.36' })),
  },
  'calico/bundled-is-offered': {
    fails: () => calico({ install: 'bundled' }),
    at: 'install',
    passes: () => calico({ install: 'bundled' }, rke2Cluster({ name: 'test' })),
  },
  'calico/bundled-has-no-version': {
    fails: () => calico({ version: '3.32' }, rke2Cluster({ name: 'test' })),
    at: 'version',
    passes: () => calico({ version: '3.32', install: 'release' }, rke2Cluster({ name: 'test' })),
  },
  'calico/routes-need-bgp': {
    fails: () => calico({ encapsulation: 'IPIP', bgp: false }),
    at: 'bgp',
    passes: () => calico({ encapsulation: 'IPIP' }),
  },
  'calico/ipip-carries-ipv4': {
    fails: () => calico({ encapsulation: 'IPIP' }, kubeadm(IPV6_ONLY)),
    at: 'encapsulation',
    passes: () => calico({ encapsulation: 'None' }, kubeadm(IPV6_ONLY)),
  },
  'calico/unwrapped-pods-need-a-way': {
    fails: () => calico({ encapsulation: 'None' }, kubeadm({ network: { sharedSegment: false } })),
    at: 'encapsulation',
    passes: () =>
      calico({ encapsulation: 'None', bgp: { peers: [PEER] } }, kubeadm({ network: { sharedSegment: false } })),
  },
  'calico/mesh-is-replaced': {
    fails: () => calico({ bgp: { nodeToNodeMesh: false } }),
    at: 'bgp.nodeToNodeMesh',
    passes: () => calico({ bgp: { nodeToNodeMesh: false, peers: [PEER] } }),
  },
  'calico/peers-select-every-pool': {
    fails: () => calico({ bgp: { nodeToNodeMesh: false, peers: [{ ...PEER, nodeSelector: "rack == 'a'" }] } }),
    at: 'cluster.nodePools[0].labels',
    passes: () =>
      calico(
        { bgp: { nodeToNodeMesh: false, peers: [{ ...PEER, nodeSelector: "rack == 'a'" }] } },
        kubeadm({ nodePools: [{ name: 'servers', role: 'control-plane', labels: { rack: 'a' } }] }),
      ),
  },
  'calico/mesh-has-a-size': {
    fails: () => calico({ bgp: true }, sized(100)),
    at: 'bgp.nodeToNodeMesh',
    passes: () => calico({ bgp: true }, sized(99)),
  },
  'calico/bgp-peers-are-named': {
    fails: () => calico({ bgp: { peers: [PEER, PEER] } }),
    at: 'bgp.peers[1].name',
    passes: () => calico({ bgp: { peers: [PEER, { ...PEER, name: 'tor-2' }] } }),
  },
  'calico/bgp-peers-have-addresses': {
    fails: () => calico({ bgp: { peers: [{ ...PEER, peerIP: 'tor.example' }] } }),
    at: 'bgp.peers[0].peerIP',
    passes: () => calico({ bgp: { peers: [{ ...PEER, peerIP: '2001:db8::1' }] } }),
  },
  'calico/bgp-passwords-have-names': {
    fails: () => calico({ bgp: { peers: [{ ...PEER, password: { secretName: 'Not A Name', key: 'password' } }] } }),
    at: 'bgp.peers[0].password',
    passes: () => calico({ bgp: { peers: [{ ...PEER, password: { secretName: 'bgp', key: 'password' } }] } }),
  },
  'calico/announced-ranges-are-cidrs': {
    fails: () => calico({ bgp: { serviceLoadBalancerIPs: ['198.51.100.1'] } }),
    at: 'bgp.serviceLoadBalancerIPs[0]',
    passes: () => calico({ bgp: { serviceLoadBalancerIPs: ['198.51.100.0/24'] } }),
  },
  'calico/operator-parks-kube-proxy': {
    fails: () => calico({ version: '3.30', linuxDataplane: 'BPF' }),
    at: 'linuxDataplane',
    passes: () => calico({ version: '3.31', linuxDataplane: 'BPF' }),
  },
  'calico/ebpf-without-ipip': {
    fails: () => calico({ linuxDataplane: 'BPF', encapsulation: 'IPIP' }),
    at: 'encapsulation',
    passes: () => calico({ linuxDataplane: 'BPF', encapsulation: 'VXLAN' }),
  },
  'calico/nftables-was-a-preview': {
    fails: () => calico({ version: '3.30', linuxDataplane: 'Nftables' }),
    at: 'linuxDataplane',
    passes: () => calico({ version: '3.31', linuxDataplane: 'Nftables' }),
  },
  'calico/nftables-needs-kubernetes': {
    fails: () => calico({ linuxDataplane: 'Nftables' }, kubeadm({ kubernetes: '1.30' })),
    at: 'linuxDataplane',
    passes: () => calico({ linuxDataplane: 'Nftables' }, kubeadm({ kubernetes: '1.31' })),
  },
  'calico/mtu-fits': { fails: () => calico({ mtu: 1500 }), at: 'mtu', passes: () => calico({ mtu: 1450 }) },
  'calico/block-fits-pool': {
    fails: () => calico({ blockSize: { ipv4: 20 } }, kubeadm({ ranges: { pods: ['10.244.0.0/24'] } })),
    at: 'cluster.ranges.pods[0]',
    passes: () => calico({ blockSize: { ipv4: 26 } }, kubeadm({ ranges: { pods: ['10.244.0.0/24'] } })),
  },
  'calico/autodetection-finds-addresses': {
    fails: () => calico({ nodeAddressAutodetection: { canReach: 'example.com' } }),
    at: 'nodeAddressAutodetection.canReach',
    passes: () => calico({ nodeAddressAutodetection: { cidrs: ['10.0.0.0/24'] } }),
  },
  'calico/crds-are-separate': {
    fails: () => calico({ version: '3.31', crds: 'operator' }),
    at: 'crds',
    passes: () => calico({ version: '3.32', crds: 'operator' }),
  },
  'calico/values-keep-to-options': {
    fails: () => calico({ values: { installation: { calicoNetwork: { bgp: 'Enabled' } } } }),
    at: 'values.installation.calicoNetwork.bgp',
    passes: () => calico({ values: { installation: { controlPlaneReplicas: 3 } } }),
  },
};
