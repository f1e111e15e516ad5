// Pulumi.yaml runs this: `pulumi config set blueprint kubeadm-cilium` chooses the program beside it.
import { Config } from '@pulumi/pulumi';

const programs: Readonly<Record<string, () => Promise<object>>> = {
  'aks-byo-cilium': () => import('./aks-byo-cilium.js'),
  'aks-calico-windows': () => import('./aks-calico-windows.js'),
  'aks-overlay-cilium-ambient': () => import('./aks-overlay-cilium-ambient.js'),
  'aks-overlay-cilium-spot': () => import('./aks-overlay-cilium-spot.js'),
  'aks-spot-web-service': () => import('./aks-spot-web-service.js'),
  'ambient-shop': () => import('./ambient-shop.js'),
  'cilium-mesh-pair': () => import('./cilium-mesh-pair.js'),
  'eks-auto-mode': () => import('./eks-auto-mode.js'),
  'eks-calico-policy': () => import('./eks-calico-policy.js'),
  'eks-cilium-ambient-spot': () => import('./eks-cilium-ambient-spot.js'),
  'eks-cilium-overlay': () => import('./eks-cilium-overlay.js'),
  'eks-cilium-spot': () => import('./eks-cilium-spot.js'),
  'eks-hybrid-capacity': () => import('./eks-hybrid-capacity.js'),
  'eks-spot-web-service': () => import('./eks-spot-web-service.js'),
  'eks-vpc-cni-spot': () => import('./eks-vpc-cni-spot.js'),
  'gke-autopilot': () => import('./gke-autopilot.js'),
  'gke-cilium': () => import('./gke-cilium.js'),
  'gke-dataplane-v2-ambient': () => import('./gke-dataplane-v2-ambient.js'),
  'gke-dataplane-v2-spot': () => import('./gke-dataplane-v2-spot.js'),
  'gke-spot-web-service': () => import('./gke-spot-web-service.js'),
  'hybrid-web-service': () => import('./hybrid-web-service.js'),
  'k3s-cilium': () => import('./k3s-cilium.js'),
  'k3s-cilium-ambient': () => import('./k3s-cilium-ambient.js'),
  'k3s-cilium-l2': () => import('./k3s-cilium-l2.js'),
  'k3s-flannel-edge': () => import('./k3s-flannel-edge.js'),
  'kind-cilium-dev': () => import('./kind-cilium-dev.js'),
  'kubeadm-calico-ambient': () => import('./kubeadm-calico-ambient.js'),
  'kubeadm-calico-bgp': () => import('./kubeadm-calico-bgp.js'),
  'kubeadm-cilium': () => import('./kubeadm-cilium.js'),
  'kubeadm-cilium-bgp': () => import('./kubeadm-cilium-bgp.js'),
  'kubeadm-cilium-zero-trust': () => import('./kubeadm-cilium-zero-trust.js'),
  'rke2-calico': () => import('./rke2-calico.js'),
  'spot-stateful': () => import('./spot-stateful.js'),
  'spot-web-service': () => import('./spot-web-service.js'),
};

const blueprint = new Config().require('blueprint');
const program = programs[blueprint];
if (program === undefined) {
  throw new Error(`there is no example '${blueprint}': blueprint is one of ${Object.keys(programs).join(', ')}`);
}

export = program();
