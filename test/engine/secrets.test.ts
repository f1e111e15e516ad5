import * as pulumi from '@pulumi/pulumi';
import { kubeadmCilium } from '../../blueprints';
import { ClusterBlueprint, type Late } from '../../lib/pulumi';
import { lateAddress } from './late';
import { createStack } from './stack';
import { named, ofType, TYPES } from './state';
import { describeWithEngine } from './suite';

/** A secret in the state of a stack. */
const SECRET = { '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270' };
const KUBECONFIG = 'apiVersion: v1\nkind: Config\nusers: [{ name: admin, user: { token: hunter2-token } }]\n';

describeWithEngine('secrets', () => {
  test('a kubeconfig reaches the provider and is encrypted in the state', async () => {
    const stack = await createStack(() => {
      const composition = kubeadmCilium<Late>({ cluster: { apiServer: { host: 'api.example.internal' } } });
      new ClusterBlueprint('x', { composition, kubeconfig: KUBECONFIG });
    });
    const { steps } = await stack.up();
    const state = stack.state();
    expect(stack.objects().map(({ kubeconfig }) => kubeconfig)).toEqual([KUBECONFIG]);
    expect(stack.stored()).not.toContain('hunter2');
    expect(JSON.stringify(steps)).not.toContain('hunter2');
    const provider = named(state, 'x', TYPES.provider);
    expect(provider.inputs).toMatchObject({ kubeconfig: SECRET, enableServerSideApply: 'true' });
    expect(ofType(state, TYPES.provider)).toEqual([provider]);
  });

  test.each([
    ['known', () => pulumi.secret('hunter2.example.internal'), 'hunter2.example.internal'],
    ['late', () => pulumi.secret(lateAddress().apply((ip) => `hunter2-${ip}`)), expect.stringMatching(/^hunter2-192/)],
  ])('a %s secret string stays one in the values of a release', async (_, host, arrived) => {
    const stack = await createStack(() => {
      const composition = kubeadmCilium<Late>({ cluster: { apiServer: { host: host() } } });
      new ClusterBlueprint('x', { composition });
    });
    const { steps } = await stack.up();
    const [release] = stack.objects().filter(({ object }) => object.kind === 'Release');
    expect(release).toMatchObject({
      object: { spec: { values: { k8sServiceHost: arrived, kubeProxyReplacement: true } } },
    });
    expect(stack.stored()).not.toContain('hunter2');
    expect(JSON.stringify(steps)).not.toContain('hunter2');
  });
});
