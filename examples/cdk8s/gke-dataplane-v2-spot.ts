// The Kubernetes half of a GKE cluster on Dataplane V2: a compute class whose nodes GKE makes, spot capacity first.
// Pods select it by the label `cloud.google.com/compute-class: batch-first`, and tolerate spot nodes.
import { gkeDataplaneV2Spot } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'shop',
  gkeDataplaneV2Spot({
    facts: { apiServerHost: 'gke-example.europe-west3.gke.goog', project: 'shop-prod' },
    location: 'europe-west3',
    cluster: { name: 'shop', vpc: { kind: 'new', podRange: '10.64.0.0/14' } },
    classes: {
      classes: [
        {
          name: 'batch-first',
          priorities: [
            { machineFamily: 'n4', spot: true, minCores: 8 },
            { machineFamily: 'c4', spot: true, minCores: 8 },
          ],
          onDemandFallback: true,
          autoscalingPolicy: { consolidationDelayMinutes: 5 },
        },
      ],
    },
  }),
);

app.synth();
