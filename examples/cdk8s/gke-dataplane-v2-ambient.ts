// The Kubernetes half of a GKE cluster on Dataplane V2 with an ambient mesh, for a cluster that was made elsewhere,
// without GKE's own Gateway API.
import { gkeDataplaneV2Ambient } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'google-mesh',
  gkeDataplaneV2Ambient({
    facts: { apiServerHost: 'gke-example.europe-west3.gke.goog', project: 'shop-prod' },
    location: 'europe-west3',
    cluster: { name: 'mesh', vpc: { kind: 'new', podRange: '10.64.0.0/14' } },
    mesh: { namespaces: [{ name: 'shop' }] },
  }),
);

app.synth();
