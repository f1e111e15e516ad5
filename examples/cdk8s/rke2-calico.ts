// RKE2 with its own Calico. The settings must be on the first server before RKE2 starts there for the first time:
// dist/rke2/manifests goes to /var/lib/rancher/rke2/server/manifests.
import { rke2Calico } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'rke2',
  rke2Calico({
    cluster: { ranges: { nodes: ['172.16.0.0/20'] }, disable: ['rke2-ingress-nginx'] },
    calico: { wireguard: true },
  }),
);

app.synth();
