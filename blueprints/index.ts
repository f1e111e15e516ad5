/**
 * Blueprints: opinionated, complete, and each a function that returns a checked composition.
 *
 * @packageDocumentation
 */
export { type AksByoCiliumOptions, aksByoCilium } from './aks-byo-cilium';
export { type AksCalicoWindowsOptions, aksCalicoWindows } from './aks-calico-windows';
export { type AksOverlayCiliumAmbientOptions, aksOverlayCiliumAmbient } from './aks-overlay-cilium-ambient';
export { type AksOverlayCiliumSpotOptions, aksOverlayCiliumSpot } from './aks-overlay-cilium-spot';
export { CATALOGUE, type CatalogueEntry } from './catalogue';
export { type EksAutoModeOptions, eksAutoMode } from './eks-auto-mode';
export { type EksCalicoPolicyOptions, eksCalicoPolicy } from './eks-calico-policy';
export { type EksCiliumAmbientSpotOptions, eksCiliumAmbientSpot } from './eks-cilium-ambient-spot';
export { type EksCiliumOverlayOptions, eksCiliumOverlay } from './eks-cilium-overlay';
export { type EksCiliumSpotOptions, eksCiliumSpot } from './eks-cilium-spot';
export { type EksHybridCapacityOptions, eksHybridCapacity } from './eks-hybrid-capacity';
export { type EksVpcCniSpotOptions, eksVpcCniSpot } from './eks-vpc-cni-spot';
export { type GkeAutopilotOptions, gkeAutopilot } from './gke-autopilot';
export { type GkeCiliumOptions, gkeCilium } from './gke-cilium';
export { type GkeDataplaneV2AmbientOptions, gkeDataplaneV2Ambient } from './gke-dataplane-v2-ambient';
export { type GkeDataplaneV2SpotOptions, gkeDataplaneV2Spot } from './gke-dataplane-v2-spot';
export { type HybridWebServiceOptions, hybridWebService } from './hybrid-web-service';
export { type K3sCiliumOptions, k3sCilium } from './k3s-cilium';
export { type K3sCiliumAmbientOptions, k3sCiliumAmbient } from './k3s-cilium-ambient';
export { type K3sCiliumL2Options, k3sCiliumL2 } from './k3s-cilium-l2';
export { type K3sFlannelEdgeOptions, k3sFlannelEdge } from './k3s-flannel-edge';
export { type KindCiliumDevOptions, kindCiliumDev } from './kind-cilium-dev';
export { type KubeadmCalicoAmbientOptions, kubeadmCalicoAmbient } from './kubeadm-calico-ambient';
export { type KubeadmCalicoBgpOptions, kubeadmCalicoBgp } from './kubeadm-calico-bgp';
export { type KubeadmCiliumOptions, kubeadmCilium } from './kubeadm-cilium';
export { type KubeadmCiliumBgpOptions, kubeadmCiliumBgp } from './kubeadm-cilium-bgp';
export { type KubeadmCiliumZeroTrustOptions, kubeadmCiliumZeroTrust } from './kubeadm-cilium-zero-trust';
export type { AksBlueprintOptions, AksDescription } from './parts/aks-blueprint';
export type { AmbientPart } from './parts/ambient-mesh';
export type { ObservabilityPart } from './parts/ambient-observability';
export type { EksBlueprintOptions, EksDescription } from './parts/eks-blueprint';
export type { EksKarpenterPart } from './parts/eks-karpenter';
export type { GkeBlueprintOptions, GkeDescription } from './parts/gke-blueprint';
export type { ManagedBlueprintOptions } from './parts/managed-blueprint';
export type { WorkloadHeadroom, WorkloadPart } from './parts/workload-blueprint';
export { type Rke2CalicoOptions, rke2Calico } from './rke2-calico';
export { type SpotStatefulServiceOptions, spotStateful } from './spot-stateful';
export { type SpotWebServiceOptions, spotWebService } from './spot-web-service';
