// Two clusters whose Services and policies know each other. Before dist/<cluster>/install.sh the Secret cilium-ca is in
// kube-system of both, with the same authority: dist/<cluster>/pages/cilium.md says how. Nothing here ever sees its key.
import { compose, k3sCluster, planClusterMesh } from 'cluster-blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

const site = (name: string, number: number) =>
  k3sCluster({
    name,
    kubeProxy: 'none',
    ranges: { pods: [`10.${number}.0.0/17`], services: ['10.96.0.0/16'], nodes: [`10.${number}.128.0/24`] },
    nodePools: [{ name: 'servers', role: 'control-plane', nodes: 3 }],
  });

// The id of a cluster stays the same for as long as it lives. The ports are those of three nodes each.
const members = planClusterMesh(
  [
    {
      cluster: site('frankfurt', 1),
      id: 1,
      endpoint: { by: 'ips', ips: ['10.1.128.11', '10.1.128.12', '10.1.128.13'], port: 32_379 },
      cilium: { encryption: { type: 'wireguard' } },
    },
    {
      cluster: site('helsinki', 2),
      id: 2,
      endpoint: { by: 'ips', ips: ['10.2.128.11', '10.2.128.12', '10.2.128.13'], port: 32_379 },
      cilium: { encryption: { type: 'wireguard' } },
    },
  ],
  { endpointSlices: true },
);

for (const { cluster, plan } of members) new BlueprintChart(app, cluster.name, compose(cluster, plan));

app.synth();
