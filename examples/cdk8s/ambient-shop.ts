// The Kubernetes half of the shop, for a GKE cluster that was made elsewhere: dist/boutique/install.sh installs it in order.
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';
import { ambientShop } from '../shop/ambient-shop';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'boutique',
  ambientShop({ apiServerHost: 'gke-example.europe-west3.gke.goog', project: 'shop-prod' }),
);

app.synth();
