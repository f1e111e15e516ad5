// Pods with addresses that the routers know. Who the routers are is a setting of the stack:
// `pulumi config set --path peers[0].name router-a`, and so on with peerIP and asNumber.
import { Config } from '@pulumi/pulumi';
import { type KubeadmCalicoBgpOptions, kubeadmCalicoBgp } from 'cluster-blueprints/blueprints';
import { ClusterBlueprint } from 'cluster-blueprints/pulumi';

const config = new Config();
const kubeconfig = config.getSecret('kubeconfig');

new ClusterBlueprint('racks', {
  composition: kubeadmCalicoBgp({
    cluster: { name: 'racks', apiServer: { host: config.require('apiServerHost') } },
    peers: config.requireObject<KubeadmCalicoBgpOptions['peers']>('peers'),
  }),
  ...(kubeconfig && { kubeconfig }),
});
