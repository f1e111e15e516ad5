export { type K3sComponent, type K3sOptions, k3sCluster } from './k3s';
export { type KindOptions, kindCluster } from './kind';
export { type KubeadmOptions, kubeadmCluster } from './kubeadm';
export { type Rke2Component, type Rke2Options, rke2Cluster } from './rke2';
export { type TalosOptions, talosCluster } from './talos';
