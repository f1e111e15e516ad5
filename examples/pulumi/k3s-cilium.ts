// Cilium on a K3s cluster that was started without Flannel, kube-proxy and policy controller.
// The machines need the configuration that `npx cluster-blueprints synth k3s-cilium` writes into its folder `nodes`.
import { Config } from '@pulumi/pulumi';
import { k3sCilium } from 'cluster-blueprints/blueprints';
import { ClusterBlueprint } from 'cluster-blueprints/pulumi';

const kubeconfig = new Config().getSecret('kubeconfig');

new ClusterBlueprint('shop', {
  composition: k3sCilium({
    cluster: { name: 'shop', ranges: { nodes: ['192.168.10.0/24'] } },
    cilium: { encryption: { type: 'wireguard' } },
  }),
  ...(kubeconfig && { kubeconfig }),
});
