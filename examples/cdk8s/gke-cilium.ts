// Your own Cilium for a GKE Standard cluster that was made elsewhere, on the legacy dataplane, with the taint that
// dist/mesh/README.md names on every node pool.
import { gkeCilium } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'mesh',
  gkeCilium({
    facts: { apiServerHost: '10.10.0.2', project: 'mesh-prod' },
    location: 'europe-west3',
    cluster: { name: 'mesh', vpc: { kind: 'new', nodeRange: '10.10.0.0/20', podRange: '10.128.0.0/14' } },
    cilium: { encryption: { type: 'wireguard' }, hubble: { ui: true, metrics: ['dns', 'drop', 'http'] } },
  }),
);

app.synth();
