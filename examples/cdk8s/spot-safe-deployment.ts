// A Deployment of cdk8s-plus, made to live through lost nodes: how many pods there are, where, how they end and who may take
// them away is decided for it, and said in dist/api.md. The cluster is one of EKS with Karpenter, made elsewhere.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, Size } from 'cdk8s';
import { Cpu, Deployment, Probe } from 'cdk8s-plus-28';
import { eksCluster } from 'cluster-blueprints';
import { SpotSafeWorkload } from 'cluster-blueprints/cdk8s';

const app = new App();
const chart = new Chart(app, 'api', { namespace: 'api' });

const cluster = eksCluster({
  name: 'shop',
  apiServer: { host: 'EXAMPLE.gr7.eu-central-1.eks.amazonaws.com' },
  vpc: { kind: 'new' },
  networking: { mode: 'vpc-cni' },
});

const deployment = new Deployment(chart, 'deployment', {
  metadata: { name: 'api' },
  containers: [
    {
      name: 'api',
      image: 'registry.example.com/api:2.0.1',
      portNumber: 8080,
      resources: {
        cpu: { request: Cpu.millis(500) },
        memory: { request: Size.gibibytes(1), limit: Size.gibibytes(1) },
      },
      liveness: Probe.fromHttpGet('/alive'),
    },
  ],
});

const api = new SpotSafeWorkload(chart, 'spot-safe', {
  cluster,
  deployment,
  need: 5,
  readiness: { probe: { kind: 'http', path: '/ready', port: 8080 } },
});

app.synth();
writeFileSync(join(app.outdir, 'api.md'), api.plan.page ?? '');
