// Pods with addresses that the routers of two racks know.
// First the machines (dist/racks/nodes), then dist/racks/install.sh: plain Helm and kubectl, in order.
import { kubeadmCalicoBgp } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'racks',
  kubeadmCalicoBgp({
    cluster: {
      name: 'racks',
      apiServer: { host: 'kubernetes.example.internal' },
      ranges: { pods: ['10.64.0.0/16'], services: ['10.65.0.0/20'], nodes: ['10.0.0.0/22'] },
      nodePools: [
        { name: 'control-plane', role: 'control-plane', nodes: 3 },
        { name: 'rack-a', nodes: 20, labels: { rack: 'a' } },
        { name: 'rack-b', nodes: 20, labels: { rack: 'b' } },
      ],
    },
    peers: [
      { name: 'rack-a', peerIP: '10.0.0.1', asNumber: 64513, nodeSelector: "rack == 'a'" },
      { name: 'rack-b', peerIP: '10.0.2.1', asNumber: 64514, nodeSelector: "rack == 'b'" },
    ],
    bgp: { nodeToNodeMesh: true },
  }),
);

app.synth();
