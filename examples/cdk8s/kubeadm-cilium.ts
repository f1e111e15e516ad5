// A production cluster on machines of your own. First the machines (dist/prod/nodes), then dist/prod/install.sh.
// To get the chart's own objects instead: { delivery: inflate({ charts: 'folder/with/archives' }) } as the last argument.
import { kubeadmCilium } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'prod',
  kubeadmCilium({
    cluster: {
      name: 'prod',
      apiServer: { host: 'kubernetes.example.internal' },
      ranges: { pods: ['10.244.0.0/16'], services: ['10.96.0.0/16'], nodes: ['192.168.0.0/22'] },
      network: { mtu: 9000, sharedSegment: true },
    },
    cilium: { routing: { mode: 'native', autoDirectNodeRoutes: true } },
  }),
);

app.synth();
