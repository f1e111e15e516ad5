// An ambient mesh above Calico, on machines of your own. The domain of its identities is a setting of the stack:
// `pulumi config set trustDomain vault.example.com`.
import { Config } from '@pulumi/pulumi';
import { kubeadmCalicoAmbient } from 'cluster-blueprints/blueprints';
import { ClusterBlueprint } from 'cluster-blueprints/pulumi';

const config = new Config();
const kubeconfig = config.getSecret('kubeconfig');

new ClusterBlueprint('vault', {
  composition: kubeadmCalicoAmbient({
    cluster: { name: 'vault', apiServer: { host: config.get('apiServerHost') ?? 'kubernetes.example.internal' } },
    istio: { trustDomain: config.get('trustDomain') ?? 'cluster.local' },
    mesh: { namespaces: [{ name: 'shop' }] },
  }),
  ...(kubeconfig && { kubeconfig }),
});
