import {
  compose,
  type EksNetworking,
  eksCluster,
  k3sCluster,
  kindCluster,
  kubeadmCluster,
  planCalico,
  planCilium,
  planFlannel,
  rke2Cluster,
  talosCluster,
} from '../../lib';
import type { CalicoOptions } from '../../lib/cni/calico/options';
import type { CiliumOptions } from '../../lib/cni/cilium/options';
import type { FlannelOptions } from '../../lib/cni/flannel/options';
import type { Cluster } from '../../lib/core/cluster';
import type { Composition } from '../../lib/core/compose';
import { aks, gke } from '../support/clusters';

/** One combination of chart version, cluster and options. */
export interface Cell {
  readonly name: string;
  readonly composition: Composition;
}

const DUAL = { pods: ['10.244.0.0/16', 'fd00:244::/56'], services: ['10.96.0.0/16', 'fd00:96::/112'] };
const api = { host: 'api.test.example' };
const nodePools = [{ name: 'servers', role: 'control-plane', nodes: 3 }] as const;

/** Clusters that differ in what planners look at. */
function clusters(kubernetes: string): Readonly<Record<string, Cluster>> {
  return {
    kubeadm: kubeadmCluster({ name: 'test', kubernetes, apiServer: api, nodePools }),
    'kubeadm without kube-proxy': kubeadmCluster({
      name: 'test',
      kubernetes,
      apiServer: api,
      kubeProxy: 'none',
      nodePools,
    }),
    'kubeadm dual stack': kubeadmCluster({
      name: 'test',
      kubernetes,
      apiServer: api,
      kubeProxy: 'none',
      ranges: DUAL,
      nodePools,
    }),
    K3s: k3sCluster({ name: 'test', kubernetes, kubeProxy: 'none', nodePools }),
    RKE2: rke2Cluster({ name: 'test', kubernetes, nodePools }),
    kind: kindCluster({ name: 'test', kubernetes, kubeProxy: 'none' }),
    Talos: talosCluster({ name: 'test', kubernetes, kubeProxy: 'none', nodePools }),
  };
}

const CILIUM: Readonly<Record<string, CiliumOptions>> = {
  'as it comes': {},
  'geneve on a port': { routing: { mode: 'tunnel', protocol: 'geneve', port: 6082 } },
  'native routing': { routing: { mode: 'native', autoDirectNodeRoutes: true, directRoutingSkipUnreachable: true } },
  WireGuard: { encryption: { type: 'wireguard', persistentKeepalive: '25s' } },
  'Hubble with everything': {
    hubble: { ui: true, metrics: ['dns', 'drop', 'tcp'], tls: { method: 'cronJob', certValidityDuration: 90 } },
    prometheus: true,
  },
  'Hubble by cert-manager': { hubble: { tls: { method: 'certmanager', certManagerIssuerRef: { name: 'ca' } } } },
  'Hubble with secrets': {
    hubble: { tls: { method: 'existing', serverSecret: 'server', relayClientSecret: 'client' } },
  },
  'Hubble in the clear': { hubble: { tls: { method: 'none' } } },
  'Istio beside it': { istioAmbient: true },
  'everything else': {
    ipam: 'cluster-pool',
    hostLegacyRouting: true,
    masquerade: 'iptables',
    policyEnforcementMode: 'never',
    exclusive: false,
    socketLBHostNamespaceOnly: true,
    devices: ['eth0'],
    mtu: 1400,
    operatorReplicas: 1,
    hubble: false,
    resources: { agent: { limits: { memory: '1Gi' } } },
  },
};

const CALICO: Readonly<Record<string, CalicoOptions>> = {
  'as it comes': {},
  'IPIP by BGP': { encapsulation: 'IPIPCrossSubnet', blockSize: { ipv4: 24, ipv6: 120 }, natOutgoing: false },
  'peers and ranges': {
    encapsulation: 'None',
    bgp: {
      asNumber: 64_520,
      nodeToNodeMesh: false,
      listenPort: 1790,
      serviceLoadBalancerIPs: ['198.51.100.0/24'],
      serviceExternalIPs: ['203.0.113.0/24'],
      peers: [
        {
          name: 'tor',
          peerIP: '192.0.2.1',
          asNumber: 64_513,
          nodeSelector: 'all()',
          keepOriginalNextHop: true,
          password: { secretName: 'bgp', key: 'tor' },
        },
      ],
    },
  },
  'everything else': {
    wireguard: true,
    mtu: 1340,
    apiServer: false,
    flowVisibility: true,
    nodeAddressAutodetection: { cidrs: ['192.168.0.0/24'] },
  },
  'Istio beside it': { istioAmbient: true },
  'by interface': { nodeAddressAutodetection: { interface: 'eth.*' } },
  'definitions by the operator': { crds: 'operator' },
};

const FLANNEL: Readonly<Record<string, FlannelOptions>> = {
  'as it comes': {},
  'VXLAN in detail': {
    backend: { type: 'vxlan', port: 4789, vni: 4096, directRouting: true, mtu: 1400 },
    interface: { name: 'eth1' },
  },
  'host-gw': { backend: { type: 'host-gw' } },
  WireGuard: { backend: { type: 'wireguard', port: 51_830, persistentKeepalive: 25, mtu: 1420 }, networkPolicy: true },
};

/** EKS clusters, by the networking mode that a CNI takes part in. */
function eksClusters(kubernetes: string, modes: readonly EksNetworking[]): Readonly<Record<string, Cluster>> {
  const host = 'test.gr7.eu-central-1.eks.amazonaws.com';
  return Object.fromEntries(
    modes.map((networking) => [
      `EKS ${JSON.stringify(networking).replace(/[{}"]/g, '')}`,
      eksCluster({ name: 'test', kubernetes, networking, vpc: { kind: 'new' }, apiServer: { host } }),
    ]),
  );
}

/** Clusters of GKE and AKS that leave their network to Cilium. */
function otherClouds(kubernetes: string): Readonly<Record<string, Cluster>> {
  const system = { name: 'system', mode: 'system', nodes: 3, vmSize: 'Standard_D4ads_v5' } as const;
  const only = { key: 'CriticalAddonsOnly', value: 'true', effect: 'NoSchedule' } as const;
  return {
    'GKE with two ranges of pods': gke('cilium', {
      kubernetes,
      vpc: { kind: 'new', podRange: '10.64.0.0/14', additionalPodRanges: ['10.68.0.0/14'] },
    }),
    'GKE with tainted nodes alone': gke('cilium', {
      kubernetes,
      nodePools: [{ name: 'apps', machineType: 'e2-standard-4', taints: [{ ...only, key: 'example.com/only' }] }],
    }),
    'AKS with a tainted system pool': aks('byo', { kubernetes, nodePools: [{ ...system, taints: [only] }] }),
    'AKS with a range': aks({ mode: 'byo', podRange: '10.100.0.0/16' }, { kubernetes }),
  };
}

const CILIUM_IN_CLOUDS: Readonly<Record<string, CiliumOptions>> = {
  'as it comes': {},
  'WireGuard, Hubble and metrics': {
    encryption: { type: 'wireguard' },
    hubble: { ui: true, metrics: ['dns', 'drop'] },
    prometheus: true,
  },
};

/** Every combination that is no contradiction. Kubernetes is one that upstream tests the minor with. */
export function grid(): readonly Cell[] {
  return [
    ...['1.18', '1.19', '1.20'].flatMap((version) =>
      cells(`Cilium ${version}`, clusters('1.33'), CILIUM, (cluster, options) =>
        planCilium(cluster, { ...versioned(cluster, version), ...options }),
      ),
    ),
    ...['1.18', '1.19', '1.20'].flatMap((version) =>
      cells(
        `Cilium ${version}`,
        eksClusters('1.33', [
          { mode: 'cilium-eni', prefixDelegation: true },
          ...(version === '1.18'
            ? []
            : [{ mode: 'cilium-eni', firstInterfaceIndex: 1, podSubnetIds: ['subnet-1'] } as const]),
          { mode: 'cilium-chained' },
          { mode: 'cilium-overlay' },
          { mode: 'hybrid', remoteNodeNetworks: ['192.168.0.0/24'], remotePodNetworks: ['10.85.0.0/16'] },
        ]),
        CILIUM_IN_CLOUDS,
        (cluster, options) => planCilium(cluster, { version, ...options }),
      ),
    ),
    ...['1.18', '1.19', '1.20'].flatMap((version) =>
      cells(`Cilium ${version}`, otherClouds('1.33'), CILIUM_IN_CLOUDS, (cluster, options) =>
        planCilium(cluster, { version, ...options }),
      ),
    ),
    ...['3.30', '3.31', '3.32'].flatMap((version) =>
      cells(
        `Calico ${version}`,
        { AKS: aks('byo', { kubernetes: '1.34' }) },
        { 'as it comes': {}, 'WireGuard and flows': { wireguard: true, flowVisibility: true } },
        (cluster, options) => planCalico(cluster, { version, ...options }),
      ),
    ),
    ...['3.30', '3.31', '3.32'].flatMap((version) =>
      cells(
        `Calico ${version}`,
        eksClusters('1.34', [{ mode: 'calico-policy' }, { mode: 'calico-overlay' }]),
        { 'as it comes': {}, 'WireGuard and flows': { wireguard: true, flowVisibility: true } },
        (cluster, options) => planCalico(cluster, { version, ...options }),
      ),
    ),
    ...['3.30', '3.31', '3.32'].flatMap((version) =>
      cells(`Calico ${version}`, clusters('1.34'), CALICO, (cluster, { crds, ...options }) =>
        planCalico(cluster, {
          ...versioned(cluster, version),
          ...options,
          ...(version === '3.32' && crds !== undefined && { crds }),
        }),
      ),
    ),
    ...['0.26', '0.27', '0.28'].flatMap((version) =>
      cells(`Flannel ${version}`, clusters('1.34'), FLANNEL, (cluster, options) =>
        planFlannel(cluster, { version, install: 'release', ...options }),
      ),
    ),
  ];
}

/** A bundled CNI has no version to name. */
function versioned(cluster: Cluster, version: string): { readonly version?: string } {
  return cluster.distribution === 'rke2' ? {} : { version };
}

function cells<Options>(
  title: string,
  all: Readonly<Record<string, Cluster>>,
  options: Readonly<Record<string, Options>>,
  plan: (cluster: Cluster, options: Options) => Composition['plans'][number],
): readonly Cell[] {
  return Object.entries(all).flatMap(([where, cluster]) =>
    Object.entries(options).flatMap(([what, chosen]) => {
      const planned = plan(cluster, chosen);
      // Flannel routes no Services: those clusters are for the others.
      if (cluster.kubeProxy === 'none' && !planned.provides.includes('service-routing')) return [];
      return [{ name: `${title} on ${where}, ${what}`, composition: compose(cluster, planned) }];
    }),
  );
}
