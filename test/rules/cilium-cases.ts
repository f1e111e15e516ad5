import { rke2Cluster } from '../../lib';
import type { CiliumOptions } from '../../lib/cni/cilium/options';
import { inspectCilium } from '../../lib/cni/cilium/plan';
import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { aks, eks, gke, kubeadm, sized } from '../support/clusters';
import type { RuleCases } from './cases';

const cilium = (options: CiliumOptions, cluster: Cluster = sized(3)): readonly Finding[] =>
  inspectCilium(cluster, options).findings;

const NATIVE = { mode: 'native', autoDirectNodeRoutes: true } as const;
const AGENT_TAINT = { key: 'node.cilium.io/agent-not-ready', value: 'true', effect: 'NoExecute' } as const;
const EKS_POOL = { name: 'apps', instanceTypes: ['m7g.large'] };
const GKE_POOL = { name: 'apps', machineType: 'e2-standard-4' };
/** A subnet of another project, of which nothing but names is known. */
const SHARED = {
  kind: 'shared',
  hostProject: 'network-host',
  network: 'projects/network-host/global/networks/shared',
  subnetwork: 'projects/network-host/regions/europe-west3/subnetworks/nodes',
  ranges: { kind: 'named', pods: { name: 'pods' } },
} as const;

/** Rules about Cilium. */
export const CILIUM_CASES: RuleCases = {
  'cilium/version-is-supported': {
    fails: () => cilium({ version: '1.17.5' }),
    at: 'version',
    passes: () => cilium({ version: '1.18' }),
  },
  'cilium/version-is-pinned': {
    fails: () => cilium({ version: '1.19.1' }),
    at: 'version',
    passes: () => cilium({ version: '1.19.6' }),
  },
  'cilium/kubernetes-is-tested': {
    fails: () => cilium({ version: '1.18' }, kubeadm({ kubernetes: '1.35' })),
    at: 'cluster.kubernetes',
    passes: () => cilium({ version: '1.19' }, kubeadm({ kubernetes: '1.35' })),
  },
  'cilium/cloud-addresses-are-routed': {
    fails: () => cilium({ routing: { mode: 'tunnel' } }, eks('cilium-eni')),
    at: 'routing.mode',
    passes: () => cilium({ routing: { mode: 'tunnel' } }, eks('cilium-overlay')),
  },
  'cilium/ipam-follows-pod-network': {
    fails: () => cilium({ ipam: 'cluster-pool' }, eks('cilium-chained')),
    at: 'ipam',
    passes: () => cilium({}, eks('cilium-chained')),
  },
  'cilium/aks-routes-no-pods': {
    fails: () => cilium({ routing: { mode: 'native', autoDirectNodeRoutes: false } }, aks('byo')),
    at: 'routing.mode',
    passes: () => cilium({ routing: { mode: 'tunnel', protocol: 'geneve' } }, aks('byo')),
  },
  'cilium/aks-leaves-addresses-to-the-operator': {
    fails: () => cilium({ ipam: 'kubernetes' }, aks('byo')),
    at: 'ipam',
    passes: () => cilium({ ipam: 'cluster-pool' }, aks('byo')),
  },
  'cilium/native-routing-has-a-range': {
    fails: () => cilium({}, gke('cilium', { vpc: SHARED })),
    at: 'routing.ipv4NativeRoutingCIDR',
    passes: () =>
      cilium(
        { routing: { mode: 'native', autoDirectNodeRoutes: false, ipv4NativeRoutingCIDR: '10.0.0.0/8' } },
        gke('cilium', { vpc: SHARED }),
      ),
  },
  'cilium/cloud-makes-the-routes': {
    fails: () => cilium({ routing: NATIVE }, gke('cilium')),
    at: 'routing.autoDirectNodeRoutes',
    passes: () => cilium({ routing: { mode: 'native', autoDirectNodeRoutes: false } }, gke('cilium')),
  },
  'cilium/agent-taint-is-taken-off': {
    fails: () => cilium({}, gke('cilium', { nodePools: [{ ...GKE_POOL, taints: [AGENT_TAINT] }] })),
    at: 'cluster.nodePools[0].taints[0]',
    passes: () => cilium({}, eks('cilium-eni', { nodePools: [{ ...EKS_POOL, taints: [AGENT_TAINT] }] })),
  },
  'cilium/node-init-knows-gke': {
    fails: () => cilium({ version: '1.20' }, gke('cilium', { gkeVersion: '1.36.2-gke.2064000' })),
    at: 'cluster.kubernetes',
    passes: () => cilium({ version: '1.20' }, gke('cilium', { gkeVersion: '1.36.2-gke.1498000' })),
  },
  'cilium/gke-build-is-named': {
    fails: () => cilium({ version: '1.20' }, gke('cilium', { kubernetes: '1.36' })),
    at: 'cluster.kubernetes',
    passes: () => cilium({}, gke('cilium', { kubernetes: '1.35' })),
  },
  'cilium/node-init-clears-configurations': {
    fails: () => cilium({ exclusive: false }, gke('cilium')),
    at: 'exclusive',
    passes: () => cilium({ exclusive: false }),
  },
  'cilium/gke-keeps-the-agent': {
    fails: () => cilium({ values: { keepDeprecatedLabels: true } }, gke('cilium')),
    at: 'values.keepDeprecatedLabels',
    passes: () => cilium({ values: { keepDeprecatedLabels: true } }),
  },
  'cilium/chained-comes-second': {
    fails: () => cilium({ exclusive: true }, eks('cilium-chained')),
    at: 'exclusive',
    passes: () => cilium({ exclusive: false }, eks('cilium-chained')),
  },
  'cilium/bundled-is-offered': {
    fails: () => cilium({ install: 'bundled' }),
    at: 'install',
    passes: () => cilium({ install: 'bundled' }, rke2Cluster({ name: 'test' })),
  },
  'cilium/bundled-has-no-version': {
    fails: () => cilium({ version: '1.19' }, rke2Cluster({ name: 'test' })),
    at: 'version',
    passes: () => cilium({ version: '1.19', install: 'release' }, rke2Cluster({ name: 'test' })),
  },
  'cilium/kube-proxy-is-off': {
    fails: () => cilium({ kubeProxyReplacement: true }),
    at: 'kubeProxyReplacement',
    passes: () => cilium({ kubeProxyReplacement: true }, kubeadm({ kubeProxy: 'none' })),
  },
  'cilium/direct-routes-need-one-segment': {
    fails: () => cilium({ routing: NATIVE }, kubeadm({ network: { sharedSegment: false } })),
    at: 'routing.autoDirectNodeRoutes',
    passes: () => cilium({ routing: NATIVE }, kubeadm({ network: { sharedSegment: true } })),
  },
  'cilium/skip-unreachable-needs-direct-routes': {
    fails: () =>
      cilium({ routing: { mode: 'native', autoDirectNodeRoutes: false, directRoutingSkipUnreachable: true } }),
    at: 'routing.directRoutingSkipUnreachable',
    passes: () => cilium({ routing: { ...NATIVE, directRoutingSkipUnreachable: true } }),
  },
  'cilium/native-cidr-is-a-range': {
    fails: () => cilium({ routing: { ...NATIVE, ipv4NativeRoutingCIDR: 'fd00::/48' } }),
    at: 'routing.ipv4NativeRoutingCIDR',
    passes: () => cilium({ routing: { ...NATIVE, ipv4NativeRoutingCIDR: '10.0.0.0/8' } }),
  },
  'cilium/native-cidr-covers-pods': {
    fails: () => cilium({ routing: { ...NATIVE, ipv4NativeRoutingCIDR: '10.0.0.0/16' } }),
    at: 'routing.ipv4NativeRoutingCIDR',
    passes: () => cilium({ routing: { ...NATIVE, ipv4NativeRoutingCIDR: '10.240.0.0/12' } }),
  },
  'cilium/operator-has-nodes': {
    fails: () => cilium({ operatorReplicas: 2 }, kubeadm()),
    at: 'operatorReplicas',
    passes: () => cilium({ operatorReplicas: 2 }, sized(1)),
  },
  'cilium/mtu-fits-the-network': {
    fails: () => cilium({ mtu: 9000 }),
    at: 'mtu',
    passes: () => cilium({ mtu: 9000 }, kubeadm({ network: { mtu: 9001 } })),
  },
  'cilium/always-enforcing-needs-policies': {
    fails: () => cilium({ policyEnforcementMode: 'always' }),
    at: 'policyEnforcementMode',
    passes: () => cilium({ policyEnforcementMode: 'default' }),
  },
  'cilium/values-keep-to-options': {
    fails: () => cilium({ values: { operator: { replicas: 5 } } }),
    at: 'values.operator.replicas',
    passes: () => cilium({ values: { operator: { replicas: 2 }, bgpControlPlane: { enabled: true } } }),
  },
  'cilium/ambient-has-what-it-needs': {
    fails: () => cilium({ istioAmbient: true, exclusive: true }),
    at: 'exclusive',
    passes: () => cilium({ istioAmbient: true, masquerade: 'bpf' }, kubeadm({ kubeProxy: 'none' })),
  },
};
