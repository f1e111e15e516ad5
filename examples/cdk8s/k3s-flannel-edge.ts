// One K3s machine at every site: nothing to install, only configuration in dist/<site>/nodes.
import { k3sFlannelEdge } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

for (const site of ['oslo', 'porto']) {
  new BlueprintChart(app, site, k3sFlannelEdge({ cluster: { name: site, disable: ['traefik'] } }));
}

app.synth();
