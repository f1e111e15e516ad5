// Cilium and an ambient mesh on a K3s cluster that was started without Flannel, kube-proxy, policy controller and Traefik.
// The machines need the configuration that `npx cluster-blueprints synth k3s-cilium-ambient` writes into its folder `nodes`.
import { Config } from '@pulumi/pulumi';
import { k3sCiliumAmbient } from 'cluster-blueprints/blueprints';
import { ClusterBlueprint } from 'cluster-blueprints/pulumi';

const kubeconfig = new Config().getSecret('kubeconfig');

new ClusterBlueprint('shop', {
  composition: k3sCiliumAmbient({
    cluster: { name: 'shop', ranges: { nodes: ['192.168.10.0/24'] } },
    mesh: { namespaces: [{ name: 'shop' }, { name: 'billing' }] },
  }),
  ...(kubeconfig && { kubeconfig }),
});
