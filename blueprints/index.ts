/**
 * Blueprints: opinionated, complete, and each a function that returns a checked composition.
 *
 * @packageDocumentation
 */
export { CATALOGUE, type CatalogueEntry } from './catalogue';
export { type EksAutoModeOptions, eksAutoMode } from './eks-auto-mode';
export { type EksCalicoPolicyOptions, eksCalicoPolicy } from './eks-calico-policy';
export { type EksCiliumOverlayOptions, eksCiliumOverlay } from './eks-cilium-overlay';
export { type EksCiliumSpotOptions, eksCiliumSpot } from './eks-cilium-spot';
export { type EksHybridCapacityOptions, eksHybridCapacity } from './eks-hybrid-capacity';
export { type EksVpcCniSpotOptions, eksVpcCniSpot } from './eks-vpc-cni-spot';
export { type K3sCiliumOptions, k3sCilium } from './k3s-cilium';
export { type K3sFlannelEdgeOptions, k3sFlannelEdge } from './k3s-flannel-edge';
export { type KindCiliumDevOptions, kindCiliumDev } from './kind-cilium-dev';
export { type KubeadmCalicoBgpOptions, kubeadmCalicoBgp } from './kubeadm-calico-bgp';
export { type KubeadmCiliumOptions, kubeadmCilium } from './kubeadm-cilium';
export type { EksBlueprintOptions, EksDescription } from './parts/eks-blueprint';
export type { EksKarpenterPart } from './parts/eks-karpenter';
export { type Rke2CalicoOptions, rke2Calico } from './rke2-calico';
