// Pods and Services that the routers know. Who the routers are is a setting of the stack:
// `pulumi config set --path routers[0].name router-a`, and so on with address, peerASN, and 'pods' and 'services' in advertises.
import { Config } from '@pulumi/pulumi';
import type { BgpPeer } from 'cluster-blueprints';
import { kubeadmCiliumBgp } from 'cluster-blueprints/blueprints';
import { ClusterBlueprint } from 'cluster-blueprints/pulumi';

const config = new Config();
const kubeconfig = config.getSecret('kubeconfig');

new ClusterBlueprint('edge', {
  composition: kubeadmCiliumBgp({
    cluster: { name: 'edge', apiServer: { host: config.require('apiServerHost') } },
    announcements: {
      pools: [{ name: 'public', blocks: [{ cidr: config.require('publicRange') }] }],
      advertisements: [
        { name: 'pods', type: 'PodCIDR' },
        { name: 'services', type: 'Service', services: { pools: ['public'] } },
      ],
      bgp: [
        {
          name: 'routers',
          instances: [{ name: 'node', localASN: 64_512, peers: config.requireObject<BgpPeer[]>('routers') }],
        },
      ],
    },
  }),
  ...(kubeconfig && { kubeconfig }),
});
