import * as pulumi from '@pulumi/pulumi';
import { kubeadmCluster, planCilium, planGatewayApi } from '../../lib';
import { planIstioAmbient } from '../../lib/mesh/istio';
import { GatewayApi, IstioAmbient, type Late, Mesh, type MeshArgs } from '../../lib/pulumi';
import { createStack } from './stack';
import type { StackState } from './state';
import { describeWithEngine } from './suite';

const CLUSTER = kubeadmCluster<Late>({ name: 'kubeadm', apiServer: { host: 'api.example.internal' } });

/** A Service whose tokens are checked with keys at an address that is known only later. */
function shop(jwksUri: Late): MeshArgs {
  const beside = [
    planCilium(CLUSTER, { istioAmbient: true }),
    planGatewayApi(CLUSTER),
    planIstioAmbient<Late>(CLUSTER, {}),
  ];
  return {
    cluster: CLUSTER,
    beside,
    namespaces: [
      {
        name: 'shop',
        waypoints: [{ name: 'critical' }],
        services: [
          {
            name: 'payment',
            selector: { app: 'payment' },
            ports: [{ port: 80, protocol: 'http' }],
            waypoint: { name: 'critical', require: true },
            traffic: { timeout: '3s' },
            authorization: { jwt: { issuers: [{ issuer: 'https://id.example.com', jwksUri }] } },
          },
        ],
      },
    ],
  };
}

function program(jwksUri: Late): () => void {
  return () => {
    const gatewayApi = new GatewayApi('gateway-api', { cluster: CLUSTER });
    const beside = [planCilium(CLUSTER, { istioAmbient: true }), planGatewayApi(CLUSTER)];
    const istio = new IstioAmbient('istio', { cluster: CLUSTER, beside }, { dependsOn: [gatewayApi] });
    new Mesh('mesh', shop(jwksUri), { dependsOn: [istio] });
  };
}

const ofKind = ({ resources }: StackState, kind: string): StackState['resources'] =>
  resources.filter(({ type, urn }) => type.endsWith(`:${kind}`) && urn.includes('::mesh'));

describeWithEngine('a mesh', () => {
  test('waits for its waypoints before Services are bound to them', async () => {
    const stack = await createStack(program(pulumi.output('https://id.example.com/keys')));
    await stack.up();
    const state = stack.state();
    const [gateway] = ofKind(state, 'Gateway');
    expect(gateway?.inputs).toMatchObject({
      metadata: { name: 'critical', annotations: { 'pulumi.com/waitFor': 'condition=Programmed' } },
    });
    const [policy] = ofKind(state, 'RequestAuthentication');
    expect(policy?.inputs).toMatchObject({ spec: { jwtRules: [{ jwksUri: 'https://id.example.com/keys' }] } });
    expect(policy?.dependencies).toContain(gateway?.urn);
    const [service] = ofKind(state, 'Service');
    expect(service?.dependencies).toContain(policy?.urn);
    expect(
      ofKind(state, 'Namespace')
        .map(({ inputs }) => JSON.stringify(inputs))
        .join(),
    ).not.toContain('waitFor');
    expect((await stack.up()).changes).toEqual({ same: expect.any(Number) as number });
  });
});
