// Pools of node auto-provisioning for an AKS cluster that was made elsewhere, powered by Cilium: spot capacity first.
// AKS runs the network. dist/shop/README.md says what the cluster must be like.
import { aksOverlayCiliumSpot } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'shop',
  aksOverlayCiliumSpot({
    facts: {
      apiServerHost: 'shop-1a2b3c4d.hcp.westeurope.azmk8s.io',
      subscriptionId: '00000000-0000-0000-0000-000000000000',
      resourceGroup: 'shop',
      nodeResourceGroup: 'shop-nodes',
      location: 'westeurope',
    },
    cluster: { name: 'shop', serviceRange: '10.2.0.0/16' },
    pools: {
      nodePools: [
        {
          name: 'spot',
          capacity: 'spot-or-on-demand',
          instances: { families: ['D', 'E'], version: 5 },
          limits: { cpu: '200' },
        },
      ],
    },
  }),
);

app.synth();
