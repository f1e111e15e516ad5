// Every example, for `npx cdk8s synth` in this repository.
import './k3s-cilium';
import './k3s-flannel-edge';
import './kind-cilium-dev';
import './kubeadm-calico-bgp';
import './kubeadm-cilium';
import './rke2-calico';
