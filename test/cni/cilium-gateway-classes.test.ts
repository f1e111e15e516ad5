import { planCiliumGatewayClasses } from '../../lib/cni/cilium-objects/gateway-classes';
import { objectsOf } from '../../lib/core/plan-contents';
import { sized } from '../support/clusters';

const plan = planCiliumGatewayClasses(sized(3), {
  namespace: 'gateways',
  classes: [
    {
      name: 'internal',
      description: 'for the office',
      service: { loadBalancerClass: 'example.com/internal', ipFamilies: ['ipv4'] },
      accessLogs: [{ format: 'Text', text: '%START_TIME%', targets: ['HTTP', 'TCP'] }],
      grpcWebTranslation: false,
      serverHeaderTransformation: 'PASS_THROUGH',
    },
    { name: 'plain' },
  ],
});

test('a class refers to what describes it, which comes first', () => {
  expect(objectsOf(plan).slice(0, 2)).toEqual([
    {
      apiVersion: 'cilium.io/v2alpha1',
      kind: 'CiliumGatewayClassConfig',
      metadata: { name: 'internal', namespace: 'gateways' },
      spec: {
        description: 'for the office',
        service: { loadBalancerClass: 'example.com/internal', ipFamilies: ['IPv4'] },
        telemetry: { accessLogs: [{ format: 'Text', text: '%START_TIME%', targets: ['HTTP', 'TCP'] }] },
        httpOptions: { grpcWebTranslation: { enabled: false } },
        envoy: { serverHeaderTransformation: 'PASS_THROUGH' },
      },
    },
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'GatewayClass',
      metadata: { name: 'internal' },
      spec: {
        controllerName: 'io.cilium/gateway-controller',
        description: 'for the office',
        parametersRef: {
          group: 'cilium.io',
          kind: 'CiliumGatewayClassConfig',
          name: 'internal',
          namespace: 'gateways',
        },
      },
    },
  ]);
});

test('a class that says nothing is one all the same', () => {
  expect(objectsOf(plan).map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'CiliumGatewayClassConfig internal',
    'GatewayClass internal',
    'CiliumGatewayClassConfig plain',
    'GatewayClass plain',
  ]);
});

test('it waits for Cilium and for the definitions of the Gateway API', () => {
  expect([plan.when, plan.requires]).toEqual(['after-nodes', ['cilium-kinds', 'gateway-api']]);
});
