// Pulumi.yaml runs this: `pulumi config set blueprint kubeadm-cilium` chooses the program beside it.
import { Config } from '@pulumi/pulumi';

const programs: Readonly<Record<string, () => Promise<object>>> = {
  'eks-auto-mode': () => import('./eks-auto-mode.js'),
  'eks-calico-policy': () => import('./eks-calico-policy.js'),
  'eks-cilium-overlay': () => import('./eks-cilium-overlay.js'),
  'eks-cilium-spot': () => import('./eks-cilium-spot.js'),
  'eks-hybrid-capacity': () => import('./eks-hybrid-capacity.js'),
  'eks-vpc-cni-spot': () => import('./eks-vpc-cni-spot.js'),
  'k3s-cilium': () => import('./k3s-cilium.js'),
  'k3s-flannel-edge': () => import('./k3s-flannel-edge.js'),
  'kind-cilium-dev': () => import('./kind-cilium-dev.js'),
  'kubeadm-calico-bgp': () => import('./kubeadm-calico-bgp.js'),
  'kubeadm-cilium': () => import('./kubeadm-cilium.js'),
  'rke2-calico': () => import('./rke2-calico.js'),
};

const blueprint = new Config().require('blueprint');
const program = programs[blueprint];
if (program === undefined) {
  throw new Error(`there is no example '${blueprint}': blueprint is one of ${Object.keys(programs).join(', ')}`);
}

export = program();
