// The Kubernetes half of an Autopilot cluster: Google runs nodes and network, and this says which nodes pods may have.
import { gkeAutopilot } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'calm',
  gkeAutopilot({
    facts: { apiServerHost: 'gke-example.europe-west3.gke.goog', project: 'calm-prod' },
    location: 'europe-west3',
    cluster: { name: 'calm' },
  }),
);

app.synth();
