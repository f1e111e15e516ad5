import { kubeadmCilium } from '../../blueprints';
import { eachLeaf } from '../../lib/core/values';
import { ClusterBlueprint, type Late } from '../../lib/pulumi';
import { ADDRESS, late, lateAddress } from './late';
import { createStack, type Operation, type Program } from './stack';
import { named, nameOf, TYPES } from './state';
import { describeWithEngine } from './suite';

/** How the engine writes what it does not know yet. */
const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

const hosted: Program = () => {
  const composition = kubeadmCilium<Late>({ cluster: { apiServer: { host: lateAddress() } } });
  new ClusterBlueprint('x', { composition });
};

describeWithEngine('a host that another resource makes', () => {
  test('leaves a preview complete but for itself, and is there when it is needed', async () => {
    const stack = await createStack(hosted);
    const preview = await stack.preview();
    expect(namesOf(preview)).toEqual(['api', 'engine-tests-test', 'x', 'x-cilium', 'x-cilium']);
    expect(unknownsOf(preview)).toEqual(['x-cilium: values.k8sServiceHost']);

    const up = await stack.up();
    expect(namesOf(up)).toEqual(namesOf(preview));
    const release = named(stack.state(), 'x-cilium', TYPES.release);
    expect(release.inputs).toMatchObject({ values: { k8sServiceHost: expect.stringMatching(ADDRESS) as string } });
    expect(release.dependencies?.map(nameOf)).toEqual(['api']);

    const again = await stack.up();
    expect(Object.keys(again.changes)).toEqual(['same']);
  });

  test('leaves a preview complete if it is the whole kubeconfig', async () => {
    const stack = await createStack(() => {
      const composition = kubeadmCilium<Late>({ cluster: { apiServer: { host: 'api.example.internal' } } });
      new ClusterBlueprint('x', { composition, kubeconfig: late('a kubeconfig') });
    });
    expect(namesOf(await stack.preview())).toEqual(['api', 'engine-tests-test', 'x', 'x', 'x-cilium', 'x-cilium']);
    await stack.up();
    expect(stack.objects().find(({ object }) => object.kind === 'Release')?.kubeconfig).toBe('a kubeconfig');
  });
});

describeWithEngine('a range that is unwise when it arrives', () => {
  test('is warned of once, and deployed', async () => {
    const stack = await createStack(() => {
      const composition = kubeadmCilium<Late>({
        cluster: { apiServer: { host: 'api.example.internal' }, ranges: { pods: [late('10.244.0.0/16')] } },
        cilium: { routing: { mode: 'native', autoDirectNodeRoutes: true, ipv4NativeRoutingCIDR: '10.0.0.0/24' } },
      });
      new ClusterBlueprint('x', { composition });
    });
    const unasked = (await stack.preview()).diagnostics;
    const { diagnostics } = await stack.up();
    expect(unasked.filter(({ message }) => message.includes('native-cidr-covers-pods'))).toEqual([]);
    const warnings = diagnostics.filter(({ message }) => message.includes('[cilium/native-cidr-covers-pods]'));
    expect(warnings).toMatchObject([
      { severity: 'warning', message: expect.stringContaining("write '10.244.0.0/16'") as string },
    ]);
    expect(nameOf(warnings[0]?.urn ?? '')).toMatch(/^x(-cilium)?$/);
    expect(stack.objects().map(({ object }) => object.kind)).toContain('Release');
  });
});

function namesOf({ steps }: Operation): readonly string[] {
  return steps
    .filter(({ urn }) => !nameOf(urn).startsWith('default_'))
    .map(({ urn }) => nameOf(urn))
    .sort();
}

/** Where inputs are unknown, as `<resource>: <path>`. */
function unknownsOf({ steps }: Operation): readonly string[] {
  return steps.flatMap(({ urn, new: state }) => {
    const found: string[] = [];
    eachLeaf(state?.inputs, (leaf, path) => {
      if (leaf === UNKNOWN) found.push(`${nameOf(urn)}: ${path.join('.')}`);
    });
    return found;
  });
}
