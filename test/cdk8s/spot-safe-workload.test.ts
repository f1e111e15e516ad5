import { type Chart, Testing, Yaml } from 'cdk8s';
import { Deployment, EnvValue } from 'cdk8s-plus-28';
import { k3sCluster, type NodePoolOptions } from '../../lib';
import { SpotSafeWorkload } from '../../lib/cdk8s';
import { findingsOf } from '../support/findings';

const spot = (zone: string): NodePoolOptions => ({
  name: `spot-${zone}`,
  nodes: 4,
  spot: true,
  labels: { 'topology.kubernetes.io/zone': zone, 'cluster-blueprints/capacity': 'spot' },
});
const cluster = k3sCluster({
  name: 'shop',
  nodePools: [{ name: 'servers', role: 'control-plane', nodes: 3 }, ...['a', 'b', 'c'].map(spot)],
});
const readiness = { probe: { kind: 'http', path: '/ready', port: 8080 } } as const;
const need = { need: 5, zones: 3, survive: 'zone+node' } as const;

function deploymentIn(chart: Chart): Deployment {
  return new Deployment(chart, 'web', {
    containers: [{ image: 'web:1.4.2', portNumber: 8080, envVariables: { LEVEL: EnvValue.fromValue('info') } }],
  });
}

/** Objects of a chart by kind. */
function kindsOf(chart: Chart): Readonly<Record<string, { readonly metadata: object; readonly spec: object }>> {
  const objects: readonly { readonly kind: string; readonly metadata: object; readonly spec: object }[] =
    Testing.synth(chart);
  return Object.fromEntries(objects.map((object) => [object.kind, object]));
}

function selectorOf(service: { readonly spec: object } | undefined): unknown {
  return new Map<string, unknown>(Object.entries(service?.spec ?? {})).get('selector');
}

test('makes a Deployment with what is around it', () => {
  const chart = Testing.chart();
  const pod = { containers: [{ name: 'web', image: 'web:1.4.2', ports: [{ containerPort: 8080 }] }] };
  const web = new SpotSafeWorkload(chart, 'safe', { cluster, name: 'web', pod, readiness, ...need });
  expect(web.guarantee).toMatchObject({ replicas: 9, podsPerNode: 1 });
  expect(kindsOf(chart)).toMatchObject({
    Deployment: { metadata: { name: 'web' }, spec: { replicas: 9 } },
    PodDisruptionBudget: {},
    Service: { spec: { ports: [{ port: 8080 }] } },
  });
});

test('takes over a Deployment of cdk8s-plus, as Kubernetes of today writes it', () => {
  const chart = Testing.chart();
  const deployment = deploymentIn(chart);
  deployment.exposeViaService();
  new SpotSafeWorkload(chart, 'safe', { cluster, deployment, service: false, readiness, ...need });
  const objects = kindsOf(chart);
  expect(Object.keys(objects)).toEqual(['Deployment', 'Service', 'PodDisruptionBudget']);
  expect(objects['Deployment']).toMatchObject({
    metadata: { name: deployment.name },
    spec: {
      replicas: 9,
      strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
      template: {
        spec: {
          containers: [
            {
              image: 'web:1.4.2',
              env: [{ name: 'LEVEL', value: 'info' }],
              resources: { requests: { cpu: '1000m', memory: '512Mi' } },
              readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
              lifecycle: { preStop: { sleep: { seconds: 5 } } },
            },
          ],
        },
      },
    },
  });
  // The Service of cdk8s-plus still finds the pods.
  expect(objects['Deployment']).toMatchObject({
    spec: { template: { metadata: { labels: selectorOf(objects['Service']) } } },
  });
});

test('keeps annotations of the Deployment, also those that come later', () => {
  const chart = Testing.chart();
  const deployment = deploymentIn(chart);
  deployment.metadata.addAnnotation('reloader.example.com/auto', 'true');
  new SpotSafeWorkload(chart, 'safe', { cluster, deployment, readiness, ...need });
  deployment.metadata.addAnnotation('owner', 'shop');
  expect(kindsOf(chart)['Deployment']?.metadata).toMatchObject({
    annotations: { 'reloader.example.com/auto': 'true', owner: 'shop' },
  });
});

test('nothing in the YAML stands for something else', () => {
  const chart = Testing.chart();
  new SpotSafeWorkload(chart, 'safe', { cluster, deployment: deploymentIn(chart), readiness, ...need });
  expect(Yaml.stringify(...Testing.synth(chart))).not.toMatch(/[&*]a\d/);
});

test('refuses what its pods are told afterwards', () => {
  const chart = Testing.chart();
  const deployment = deploymentIn(chart);
  new SpotSafeWorkload(chart, 'safe', { cluster, deployment, readiness, ...need });
  deployment.exposeViaService();
  expect(() => Testing.synth(chart)).not.toThrow();
  deployment.addContainer({ image: 'sidecar:1' });
  expect(findingsOf(() => Testing.synth(chart))).toMatchObject([{ rule: 'delivery/deployment-is-finished' }]);
});
