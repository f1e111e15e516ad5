// A web service of which five pods are left when a zone is lost, and one more node while it is away. That takes nine: see
// dist/web/pages/web.md. Without `on`, the cluster is K3s with Cilium, on spot machines in three zones.
import { spotWebService } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'web',
  spotWebService({
    web: {
      name: 'web',
      need: 5,
      survive: 'zone+node',
      pod: {
        containers: [
          {
            name: 'web',
            image: 'registry.example.com/web:1.4.2',
            ports: [{ containerPort: 8080 }],
            resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { memory: '512Mi' } },
          },
        ],
      },
      readiness: { probe: { kind: 'http', path: '/ready', port: 8080 } },
    },
  }),
);

app.synth();
