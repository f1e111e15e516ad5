// Every example, for `npx cdk8s synth` in this repository.
import './eks-auto-mode';
import './eks-calico-policy';
import './eks-cilium-overlay';
import './eks-cilium-spot';
import './eks-hybrid-capacity';
import './eks-vpc-cni-spot';
import './k3s-cilium';
import './k3s-flannel-edge';
import './kind-cilium-dev';
import './kubeadm-calico-bgp';
import './kubeadm-cilium';
import './rke2-calico';
