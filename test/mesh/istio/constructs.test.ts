import { App, Chart, Testing } from 'cdk8s';
import { planCilium } from '../../../lib';
import { planGatewayApi } from '../../../lib/addons/gateway-api';
import { IstioAmbient } from '../../../lib/cdk8s';
import { sized } from '../../support/clusters';
import { findingsOf } from '../../support/findings';

test('the mesh is checked together with what is beside it, and delivered alone', () => {
  const cluster = sized(3);
  const chart = new Chart(new App(), 'mesh');
  const beside = [planCilium(cluster, { istioAmbient: true }), planGatewayApi(cluster)];
  const istio = new IstioAmbient(chart, 'istio', { cluster, beside, mtls: 'strict' });
  expect(istio.plan.name).toBe('istio');
  const kinds = chart.node
    .findAll()
    .flatMap((construct) => (Chart.isChart(construct) ? (Testing.synth(construct) as { kind: string }[]) : []))
    .map(({ kind }) => kind);
  expect(kinds.sort()).toEqual(['Namespace', 'PeerAuthentication', 'Telemetry']);
});

test('what the CNI takes from the mesh is said before anything is made', () => {
  const cluster = sized(3, { kubeProxy: 'none' });
  const chart = new Chart(new App(), 'mesh');
  const beside = [planCilium(cluster), planGatewayApi(cluster)];
  const found = findingsOf(() => new IstioAmbient(chart, 'istio', { cluster, beside }));
  expect(found.filter(({ rule }) => rule.startsWith('istio/')).map(({ path, fix }) => `${path}: ${fix}`)).toEqual([
    expect.stringMatching(/^cilium\.exclusive: .*istioAmbient/),
    expect.stringMatching(/^cilium\.socketLBHostNamespaceOnly: .*istioAmbient/),
    expect.stringMatching(/^cilium\.masquerade: .*istioAmbient/),
  ]);
});
