// The Kubernetes half of a web service on spot capacity, for an AKS cluster that was made elsewhere: Cilium and the service.
// dist/aks-web/pages/web.md says what is left when nodes go.
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';
import { aksSpotWebService } from '../web/aks-spot-web-service';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'aks-web',
  aksSpotWebService({
    apiServerHost: 'web-1a2b3c4d.hcp.westeurope.azmk8s.io',
    subscriptionId: '00000000-0000-0000-0000-000000000000',
    resourceGroup: 'web',
    nodeResourceGroup: 'web-nodes',
    location: 'westeurope',
  }),
);

app.synth();
