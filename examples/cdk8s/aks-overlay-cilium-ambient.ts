// An ambient mesh for an AKS cluster that was made elsewhere, powered by Cilium. AKS runs the network, and not the mesh.
// dist/azure-mesh/README.md says what the cluster must be like.
import { aksOverlayCiliumAmbient } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'azure-mesh',
  aksOverlayCiliumAmbient({
    facts: {
      apiServerHost: 'mesh-1a2b3c4d.hcp.westeurope.azmk8s.io',
      subscriptionId: '00000000-0000-0000-0000-000000000000',
      resourceGroup: 'mesh',
      nodeResourceGroup: 'mesh-nodes',
      location: 'westeurope',
    },
    cluster: { name: 'mesh', serviceRange: '10.2.0.0/16' },
    mesh: { namespaces: [{ name: 'shop' }] },
  }),
);

app.synth();
