// A cluster where nothing speaks that was not allowed to. `pulumi config set enforce true` ends the audit that it begins with.
import { Config } from '@pulumi/pulumi';
import { kubeadmCiliumZeroTrust } from 'cluster-blueprints/blueprints';
import { ClusterBlueprint } from 'cluster-blueprints/pulumi';

const config = new Config();
const kubeconfig = config.getSecret('kubeconfig');

new ClusterBlueprint('vault', {
  composition: kubeadmCiliumZeroTrust({
    cluster: { name: 'vault', apiServer: { host: config.require('apiServerHost') } },
    cilium: { policyAuditMode: config.getBoolean('enforce') !== true },
  }),
  ...(kubeconfig && { kubeconfig }),
});
