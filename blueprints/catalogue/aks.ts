import { type AksByoCiliumOptions, aksByoCilium } from '../aks-byo-cilium';
import { type AksCalicoWindowsOptions, aksCalicoWindows } from '../aks-calico-windows';
import { type AksOverlayCiliumSpotOptions, aksOverlayCiliumSpot } from '../aks-overlay-cilium-spot';
import { type CatalogueEntry, entry } from './entry';

/** Facts of a cluster that does not exist. */
export const AKS_SAMPLE = {
  facts: {
    apiServerHost: 'example-1a2b3c4d.hcp.westeurope.azmk8s.io',
    subscriptionId: '00000000-0000-0000-0000-000000000000',
    resourceGroup: 'example',
    nodeResourceGroup: 'example-nodes',
    location: 'westeurope',
  },
} as const;

const AKS_BYO_CILIUM = entry<AksByoCiliumOptions>(
  {
    name: 'aks-byo-cilium',
    title: 'Your own Cilium on AKS, encrypted, with flows in view',
    audience: 'platform teams that need what the Cilium of AKS leaves out, and run their network themselves',
    decides: [
      'a cluster without a CNI, and Cilium with pod addresses in VXLAN',
      'WireGuard between nodes, Hubble with metrics',
      'three on-demand nodes run what the cluster itself needs, spot nodes the rest',
    ],
    costs: [
      '640 MiB of memory requests on every node',
      '145 bytes of every packet between nodes',
      'no support by Microsoft for the network',
      'kube-proxy goes on running: AKS offers no stable way to leave it out',
    ],
    refuses: ['a policy engine or dataplane of AKS beside it', 'taints that wait for the agent: AKS keeps its taints'],
    symbol: 'aksByoCilium',
  },
  aksByoCilium,
  AKS_SAMPLE,
);

const AKS_CALICO_WINDOWS = entry<AksCalicoWindowsOptions>(
  {
    name: 'aks-calico-windows',
    title: 'Windows and Linux pods under the same policies',
    audience: 'teams with workloads for Windows that must be kept apart as those for Linux are',
    decides: [
      'Azure CNI Overlay, with the Calico that AKS installs',
      'three Linux nodes run what the cluster itself needs',
      'Windows nodes take only pods that tolerate `os=windows`',
    ],
    costs: ['licences for Windows', 'no eBPF, and kube-proxy on every node'],
    refuses: [
      'Cilium in place of Calico',
      'spot capacity for what the cluster itself needs',
      'images of Windows that have ended',
    ],
    symbol: 'aksCalicoWindows',
  },
  aksCalicoWindows,
  AKS_SAMPLE,
);

const AKS_OVERLAY_CILIUM_SPOT = entry<AksOverlayCiliumSpotOptions>(
  {
    name: 'aks-overlay-cilium-spot',
    title: 'What Microsoft recommends, with spot capacity first',
    audience: 'teams that want support for every part, and spot capacity',
    decides: [
      'Azure CNI Overlay powered by Cilium: policies, and no kube-proxy',
      'node auto-provisioning takes spot capacity while there is any',
      'three on-demand nodes run what the cluster itself needs',
    ],
    costs: ['three nodes that are never taken away', 'policies on names and protocols cost extra'],
    refuses: ['Windows nodes', 'the cluster autoscaler beside it', 'a policy engine besides Cilium'],
    symbol: 'aksOverlayCiliumSpot',
  },
  aksOverlayCiliumSpot,
  AKS_SAMPLE,
);

/** Blueprints of AKS clusters. */
export const AKS: readonly CatalogueEntry[] = [AKS_BYO_CILIUM, AKS_CALICO_WINDOWS, AKS_OVERLAY_CILIUM_SPOT];
