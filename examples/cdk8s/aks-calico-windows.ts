// The Kubernetes half of an AKS cluster with Windows nodes: AKS installs network and policies, so nothing is left to apply.
// dist/apps/README.md says what the cluster must be like.
import { aksCalicoWindows } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'apps',
  aksCalicoWindows({
    facts: {
      apiServerHost: 'apps-1a2b3c4d.hcp.westeurope.azmk8s.io',
      subscriptionId: '00000000-0000-0000-0000-000000000000',
      resourceGroup: 'apps',
      nodeResourceGroup: 'apps-nodes',
      location: 'westeurope',
    },
    cluster: { name: 'apps' },
  }),
);

app.synth();
