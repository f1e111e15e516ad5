// Flannel comes with K3s: this installs nothing, and says what would not work before a machine is touched.
import { Config } from '@pulumi/pulumi';
import { k3sFlannelEdge } from 'cluster-blueprints/blueprints';
import { ClusterBlueprint } from 'cluster-blueprints/pulumi';

const sites = new Config().getObject<string[]>('sites') ?? ['oslo', 'porto'];

for (const site of sites) {
  new ClusterBlueprint(site, { composition: k3sFlannelEdge({ cluster: { name: site, disable: ['traefik'] } }) });
}
