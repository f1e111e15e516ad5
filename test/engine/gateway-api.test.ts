import { kubeadmCluster, planCilium, planGatewayApi } from '../../lib';
import { definitionsOf, GATEWAY_API_RELEASES } from '../../lib/addons/gateway-api';
import type { Cluster } from '../../lib/core/cluster';
import { compose } from '../../lib/core/compose';
import { NO_NEEDS } from '../../lib/core/needs';
import type { InstallPlan } from '../../lib/core/plan';
import { ClusterBlueprint, GatewayApi, type Late } from '../../lib/pulumi';
import { attempt } from './child/attempt';
import { createStack } from './stack';
import { ofType, TYPES } from './state';
import { describeWithEngine } from './suite';

describeWithEngine('the Gateway API', () => {
  test.each([
    ['1.4', 'standard'],
    ['1.6', 'experimental'],
  ] as const)('%s, %s channel: fetched from its release, and its definitions stay', async (version, channel) => {
    const stack = await createStack(() => new GatewayApi('gateway-api', { cluster: cluster(), channel, version }));
    const preview = await stack.preview();
    const up = await stack.up();
    expect(preview.changes).toEqual(up.changes);
    const release = GATEWAY_API_RELEASES[version].version;
    expect(ofType(stack.state(), TYPES.bundle).map(({ inputs }) => inputs)).toEqual([
      {
        file: `https://github.com/kubernetes-sigs/gateway-api/releases/download/${release}/${channel}-install.yaml`,
        resourcePrefix: 'gateway-api',
        skipAwait: false,
      },
    ]);
    const definitions = ofType(stack.state(), TYPES.definition);
    expect(definitions.every(({ retainOnDelete }) => retainOnDelete === true)).toBe(true);
    const names = (): readonly string[] => stack.objects().map(({ object }) => object.metadata.name);
    expect([...names()].sort()).toEqual([...definitionsOf(version, channel)].sort());
    expect((await stack.up()).changes).toEqual({ same: up.changes['create'] });
    await stack.destroy();
    expect(stack.state().resources).toEqual([]);
    expect(names()).toHaveLength(definitions.length);
  });

  test('is there before whoever reads it', async () => {
    const stack = await createStack(
      () =>
        new ClusterBlueprint('x', {
          composition: compose(cluster(), reader(), planGatewayApi(cluster()), planCilium(cluster())),
        }),
    );
    await stack.up();
    expect(stack.objects().map(({ object }) => object.kind)).toContain('GatewayClass');
  });

  test('is refused where nobody has released it', async () => {
    const [[preview] = []] = await attempt('wrong-inputs', ['a file that nobody released'], ['preview']);
    expect(preview).toMatchObject({ failed: true });
    expect(preview?.errors.join()).toMatch(/404 Not Found/);
  });
});

function cluster(): Cluster<Late> {
  return kubeadmCluster<Late>({ name: 'kubeadm', apiServer: { host: 'api.example.internal' } });
}

function reader(): InstallPlan<Late> {
  const object = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GatewayClass',
    metadata: { name: 'any' },
    spec: { controllerName: 'example.com/any' },
  };
  return {
    ...planGatewayApi<Late>(cluster()),
    name: 'reader',
    provides: [],
    requires: ['gateway-api'],
    needs: NO_NEEDS,
    steps: [{ kind: 'manifest', id: 'class', after: [], objects: [object] }],
  };
}
