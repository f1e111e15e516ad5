import type { MeshOptions } from '../../lib/mesh/namespaces';
import { type AksOverlayCiliumAmbientOptions, aksOverlayCiliumAmbient } from '../aks-overlay-cilium-ambient';
import { type EksCiliumAmbientSpotOptions, eksCiliumAmbientSpot } from '../eks-cilium-ambient-spot';
import { type GkeDataplaneV2AmbientOptions, gkeDataplaneV2Ambient } from '../gke-dataplane-v2-ambient';
import { type K3sCiliumAmbientOptions, k3sCiliumAmbient } from '../k3s-cilium-ambient';
import { type KubeadmCalicoAmbientOptions, kubeadmCalicoAmbient } from '../kubeadm-calico-ambient';
import { AKS_SAMPLE } from './aks';
import { EKS_SAMPLE } from './eks';
import { type CatalogueEntry, entry } from './entry';
import { GKE_SAMPLE } from './gke';

/** A namespace of the mesh with one Service that is worth a waypoint: the others are encrypted without. */
const MESH: MeshOptions = {
  namespaces: [
    {
      name: 'shop',
      waypoints: [{ name: 'critical' }],
      services: [
        {
          name: 'payment',
          selector: { app: 'payment' },
          ports: [{ port: 8080, protocol: 'http' }],
          waypoint: { name: 'critical', require: true },
          traffic: { circuitBreaker: { consecutive5xxErrors: 5 }, timeout: '3s' },
        },
      ],
    },
  ],
};

/** What every entry says of the mesh. */
const DECIDES: readonly string[] = [
  'Istio in ambient mode, with the Gateway API that it was built with',
  'pods of enrolled namespaces accept nothing in plaintext; a waypoint runs where a Service asks for one',
  'Prometheus, Jaeger and Kiali come if they are asked for, and find each other',
];
const COSTS: readonly string[] = [
  '300m of CPU and 612 MiB of memory of every node, for ztunnel and the agent of Istio',
];
const REFUSES: readonly string[] = [
  'settings of the CNI under which the mesh looks alive and enforces nothing',
  'traffic policies where no waypoint would look at them',
];

const AKS_OVERLAY_CILIUM_AMBIENT = entry<AksOverlayCiliumAmbientOptions>(
  {
    name: 'aks-overlay-cilium-ambient',
    title: 'The network that Microsoft runs, with an ambient mesh of your own',
    audience: 'teams that want support for the network, and proof of who calls whom above it',
    decides: [
      'Azure CNI Overlay powered by Cilium, as it comes: it leaves room for the mesh',
      ...DECIDES,
      'node auto-provisioning takes spot capacity while there is any',
    ],
    costs: [
      ...COSTS,
      'no support by Microsoft for the mesh',
      'on a new node a pod may start before the agent, outside of the mesh, until it is restarted',
    ],
    refuses: [...REFUSES, 'the Istio add-on of AKS and eBPF host routing beside it'],
    symbol: 'aksOverlayCiliumAmbient',
  },
  aksOverlayCiliumAmbient,
  { ...AKS_SAMPLE, mesh: MESH },
);

const EKS_CILIUM_AMBIENT_SPOT = entry<EksCiliumAmbientSpotOptions>(
  {
    name: 'eks-cilium-ambient-spot',
    title: 'An ambient mesh above Cilium, on spot capacity',
    audience: 'platform teams that must prove who calls whom, and pay little for it',
    decides: [
      "Cilium instead of Amazon's CNI and kube-proxy, which leaves Services of pods to the mesh",
      ...DECIDES,
      'new nodes take pods only once the agents of Cilium and of Istio run there',
      'Karpenter takes spot capacity while there is any, of five families at least',
    ],
    costs: [...COSTS, '640 MiB of memory requests on every node, for Cilium', 'no support by AWS for network and mesh'],
    refuses: [...REFUSES, "Amazon's CNI or kube-proxy beside it", 'Fargate, which runs no agents'],
    symbol: 'eksCiliumAmbientSpot',
  },
  eksCiliumAmbientSpot,
  { ...EKS_SAMPLE, mesh: MESH },
);

const GKE_DATAPLANE_V2_AMBIENT = entry<GkeDataplaneV2AmbientOptions>(
  {
    name: 'gke-dataplane-v2-ambient',
    title: 'The network that Google runs, with an ambient mesh of your own',
    audience: 'teams that want support for the network, and proof of who calls whom above it',
    decides: [
      'Dataplane V2, with metrics of flows and their relay; DNS by Cloud DNS',
      ...DECIDES,
      "folders, quotas and priorities as GKE's nodes want them",
      "GKE's own definitions of the Gateway API are switched off: they cannot have two owners",
    ],
    costs: [...COSTS, 'no support by Google for the mesh', "no Gateways of GKE's own classes"],
    refuses: [...REFUSES, 'Autopilot, which takes no agents', 'Istio before 1.29.1, which loses traffic within a node'],
    symbol: 'gkeDataplaneV2Ambient',
  },
  gkeDataplaneV2Ambient,
  { ...GKE_SAMPLE, mesh: MESH },
);

const K3S_CILIUM_AMBIENT = entry<K3sCiliumAmbientOptions>(
  {
    name: 'k3s-cilium-ambient',
    title: 'An ambient mesh on a small cluster, above Cilium',
    audience: 'small teams that want encryption and circuit breakers without a proxy in every pod',
    decides: [
      'Cilium instead of Flannel and kube-proxy, which leaves Services of pods to the mesh',
      ...DECIDES,
      'Traefik is left out: it would bring the Gateway API in a version of its own',
      'K3s installs the charts by itself',
    ],
    costs: [...COSTS, '640 MiB of memory requests on every node, for Cilium', '50 bytes of every packet between nodes'],
    refuses: [...REFUSES, 'Flannel or the policy controller of K3s beside it'],
    symbol: 'k3sCiliumAmbient',
  },
  k3sCiliumAmbient,
  { mesh: MESH },
);

const KUBEADM_CALICO_AMBIENT = entry<KubeadmCalicoAmbientOptions>(
  {
    name: 'kubeadm-calico-ambient',
    title: 'An ambient mesh above Calico, on your own machines',
    audience: 'teams that run Kubernetes on their own hardware and must show that traffic is encrypted',
    decides: [
      'Calico by its operator, VXLAN between subnets and plain packets within',
      ...DECIDES,
      'after a reboot no pod starts before the agent of the mesh',
    ],
    costs: [...COSTS, '50 bytes of every packet between subnets'],
    refuses: [...REFUSES, "the Istio of Calico's own operator beside it"],
    symbol: 'kubeadmCalicoAmbient',
  },
  kubeadmCalicoAmbient,
  { cluster: { apiServer: { host: 'kubernetes.example.internal' } }, mesh: MESH },
);

/** Blueprints with a service mesh. */
export const MESHES: readonly CatalogueEntry[] = [
  AKS_OVERLAY_CILIUM_AMBIENT,
  EKS_CILIUM_AMBIENT_SPOT,
  GKE_DATAPLANE_V2_AMBIENT,
  K3S_CILIUM_AMBIENT,
  KUBEADM_CALICO_AMBIENT,
];
