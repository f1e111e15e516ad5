import { App, Chart, Testing } from 'cdk8s';
import { planCilium, planGatewayApi, planIstioAmbient } from '../../../lib';
import { fact, Mesh } from '../../../lib/cdk8s';
import type { Fact } from '../../../lib/core/fact';
import { planMesh } from '../../../lib/mesh/namespaces';
import { sized } from '../../support/clusters';
import { findingsOf } from '../../support/findings';
import { RETRIED } from '../../support/meshes';

const CLUSTER = sized(3);
const ISTIO = [planCilium(CLUSTER, { istioAmbient: true }), planIstioAmbient(CLUSTER)];

test('a mesh is checked together with what is beside it, and delivered alone', () => {
  const chart = new Chart(new App(), 'mesh');
  const beside = [...ISTIO, planGatewayApi(CLUSTER, { channel: 'experimental' })];
  const made = new Mesh(chart, 'mesh', { cluster: CLUSTER, beside, ...RETRIED });
  expect(made.plan.name).toBe('mesh');
  const kinds = chart.node
    .findAll()
    .flatMap((construct) => (Chart.isChart(construct) ? (Testing.synth(construct) as { kind: string }[]) : []))
    .map(({ kind }) => kind);
  expect(kinds).toContain('HTTPRoute');
  expect(kinds).not.toContain('Telemetry');
});

test('retries are refused beside the standard channel of the Gateway API', () => {
  const chart = new Chart(new App(), 'mesh');
  const beside = [...ISTIO, planGatewayApi(CLUSTER)];
  const found = findingsOf(() => new Mesh(chart, 'mesh', { cluster: CLUSTER, beside, ...RETRIED }));
  expect(found.filter(({ severity }) => severity === 'error')).toMatchObject([
    { fix: expect.stringContaining("'experimental'") as string },
  ]);
});

test('a mesh without Istio is refused', () => {
  const chart = new Chart(new App(), 'mesh');
  const found = findingsOf(
    () => new Mesh(chart, 'mesh', { cluster: CLUSTER, beside: [], namespaces: [{ name: 'shop' }] }),
  );
  expect(found.map(({ message }) => message).join()).toContain('service-mesh');
});

test('addresses that are known only later are looked at when they arrive', () => {
  const jwksUri = fact('cluster.name');
  const plan = planMesh<string | Fact>(CLUSTER, {
    namespaces: [
      {
        name: 'shop',
        waypoints: [{ name: 'a' }],
        services: [
          {
            name: 'payment',
            selector: { app: 'payment' },
            ports: [{ port: 80, protocol: 'http' }],
            waypoint: { name: 'a', require: true },
            authorization: { jwt: { issuers: [{ issuer: 'https://id.example.com', jwksUri }] } },
          },
        ],
      },
    ],
  });
  const said = (address: string): readonly string[] =>
    plan.deferred.flatMap(({ check }) => check([address])).map(({ rule }) => rule);
  expect(said('http://id.example.com/keys')).toEqual(['mesh/keys-come-by-https']);
  expect(said('https://id.example.com/keys')).toEqual([]);
});
