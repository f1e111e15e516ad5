// K3s on the local network, started without Flannel, kube-proxy, ServiceLB and Traefik.
// The machines need the configuration that `npx cluster-blueprints synth k3s-cilium-l2` writes into its folder `nodes`.
import { Config } from '@pulumi/pulumi';
import { k3sCiliumL2 } from 'cluster-blueprints/blueprints';
import { ClusterBlueprint } from 'cluster-blueprints/pulumi';

const config = new Config();
const kubeconfig = config.getSecret('kubeconfig');

new ClusterBlueprint('lab', {
  composition: k3sCiliumL2({
    addresses: [{ start: '192.168.1.240', stop: '192.168.1.250' }],
    cluster: { name: 'lab', ranges: { nodes: ['192.168.1.0/25'] } },
  }),
  ...(kubeconfig && { kubeconfig }),
});
