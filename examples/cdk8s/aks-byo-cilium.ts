// Your own Cilium for an AKS cluster that was made elsewhere with `--network-plugin none` and the same pod range.
import { aksByoCilium } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'flows',
  aksByoCilium({
    facts: {
      apiServerHost: 'flows-1a2b3c4d.hcp.westeurope.azmk8s.io',
      subscriptionId: '00000000-0000-0000-0000-000000000000',
      resourceGroup: 'flows',
      nodeResourceGroup: 'flows-nodes',
      location: 'westeurope',
    },
    cluster: { name: 'flows', networking: { mode: 'byo', podRange: '10.128.0.0/14' } },
    cilium: { hubble: { ui: true } },
  }),
);

app.synth();
