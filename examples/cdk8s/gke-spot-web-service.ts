// The Kubernetes half of a web service on spot capacity, for a GKE cluster that was made elsewhere: a compute class and the
// service. dist/gke-web/pages/web.md says what is left when nodes go.
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';
import { gkeSpotWebService } from '../web/gke-spot-web-service';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'gke-web',
  gkeSpotWebService({
    apiServerHost: 'gke-example.europe-west3.gke.goog',
    project: 'web-prod',
  }),
);

app.synth();
