// Machines of your own that take traffic from outside: the routers of two racks know pods and Services, every node answers.
// First the machines (dist/edge/nodes), then dist/edge/install.sh.
import { kubeadmCiliumBgp } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

// Described once, and held by whoever is to know of it.
const pods = { name: 'pods', type: 'PodCIDR' } as const;
const pool = { name: 'public', blocks: [{ cidr: '203.0.113.0/25' }] };
const services = { name: 'services', type: 'Service', services: { pools: [pool] } } as const;

const rack = (name: string, address: string, peerASN: number) => ({
  name,
  nodes: { matchLabels: { rack: name } },
  instances: [
    { name: 'node', localASN: 64_512, peers: [{ name: 'router', address, peerASN, advertises: [pods, services] }] },
  ],
});

new BlueprintChart(
  app,
  'edge',
  kubeadmCiliumBgp({
    cluster: {
      name: 'edge',
      apiServer: { host: 'kubernetes.example.internal' },
      ranges: { pods: ['10.64.0.0/16'], services: ['10.65.0.0/20'], nodes: ['10.0.0.0/22'] },
      nodePools: [
        { name: 'control-plane', role: 'control-plane', nodes: 3, labels: { rack: 'a' }, kernel: '6.8.0-45-generic' },
        { name: 'rack-a', nodes: 20, labels: { rack: 'a' }, kernel: '6.8.0-45-generic' },
        { name: 'rack-b', nodes: 20, labels: { rack: 'b' }, kernel: '6.8.0-45-generic' },
      ],
    },
    announcements: { bgp: [rack('a', '10.0.0.1', 64_513), rack('b', '10.0.2.1', 64_514)] },
  }),
);

app.synth();
