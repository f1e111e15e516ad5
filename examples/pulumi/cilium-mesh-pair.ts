// Clusters on machines of your own whose Services and policies know each other, reached at names of load balancers.
// `pulumi config set --path sites[0].name frankfurt`, and so on with number, host and endpoint; frankfurtKubeconfig is a secret.
import { Config } from '@pulumi/pulumi';
import { compose, kubeadmCluster, planClusterMesh } from 'cluster-blueprints';
import { ClusterBlueprint } from 'cluster-blueprints/pulumi';

interface Site {
  readonly name: string;
  readonly number: number;
  readonly host: string;
  readonly endpoint: string;
}

const config = new Config();
const sites = config.requireObject<Site[]>('sites');

const members = planClusterMesh(
  sites.map(({ endpoint, host, name, number }) => ({
    cluster: kubeadmCluster({
      name,
      apiServer: { host },
      kubeProxy: 'none',
      ranges: { pods: [`10.${number}.0.0/17`], services: ['10.96.0.0/16'], nodes: [`10.${number}.128.0/17`] },
    }),
    id: number,
    endpoint: { by: 'address', address: endpoint },
    apiServer: { service: 'LoadBalancer' },
    cilium: { encryption: { type: 'wireguard' } },
  })),
);

for (const { cluster, plan } of members) {
  const kubeconfig = config.getSecret(`${cluster.name}Kubeconfig`);
  new ClusterBlueprint(cluster.name, { composition: compose(cluster, plan), ...(kubeconfig && { kubeconfig }) });
}
