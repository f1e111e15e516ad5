// A web service with a pod in each rack on machines that stay, and the others on machines that are lent out while nobody
// else needs them. Nodes that may go have the label `lent`; racks are zones.
import { hybridWebService, k3sCilium } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

const taints = [{ key: 'node.cilium.io/agent-not-ready', value: 'true', effect: 'NoExecute' as const }];
const racks = ['a', 'b', 'c'].flatMap((rack) => {
  const labels = { 'topology.kubernetes.io/zone': `rack-${rack}` };
  return [
    { name: `own-${rack}`, nodes: 2, labels, taints },
    { name: `lent-${rack}`, nodes: 4, spot: true, labels: { ...labels, lent: 'true' }, taints },
  ];
});
const servers = { name: 'servers', role: 'control-plane' as const, nodes: 3 };

new BlueprintChart(
  app,
  'hybrid',
  hybridWebService({
    on: k3sCilium({ cluster: { name: 'hybrid', nodePools: [servers, ...racks] } }),
    web: {
      name: 'web',
      need: 5,
      survive: 'zone+node',
      split: { kind: 'base', onDemand: 3 },
      pod: {
        containers: [{ name: 'web', image: 'registry.example.com/web:1.4.2', ports: [{ containerPort: 8080 }] }],
      },
      readiness: { probe: { kind: 'http', path: '/ready', port: 8080 } },
    },
  }),
);

app.synth();
