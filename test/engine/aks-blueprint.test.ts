import { BlueprintError } from '../../lib/core/finding';
import { AksBlueprint } from '../../lib/pulumi/aks';
import { byo, CLUSTER, GROUP, overlay, POOL, provision, SPOT, SYSTEM, WORK } from './aks-cluster';
import { before } from './before';
import { expectGolden } from './golden';
import { createStack, type TestStack } from './stack';
import { named, nameOf, ofType, type StackState, TYPES } from './state';
import { describeWithAzure } from './suite';

describeWithAzure('an overlay powered by Cilium, with a spot pool', () => {
  let stack: TestStack;
  let state: StackState;

  beforeAll(async () => {
    stack = await createStack(provision({ blueprint: overlay, adminGroupIds: [GROUP], tags: { team: 'platform' } }));
    const preview = await stack.preview();
    const up = await stack.up();
    expect(up.changes).toEqual(preview.changes);
    expect(up.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    state = stack.state();
  });

  test('changes nothing the second time', async () => {
    const { changes } = await stack.up();
    expect(Object.keys(changes)).toEqual(['same']);
  });

  test('is the graph that was reviewed', () => expectGraph('aks-overlay-with-spot-pool.txt', state));

  test.each([
    ['the cluster before its identity may use the subnet', CLUSTER, 'prod', 'prod-nodes'],
    ['a pool before the cluster', POOL, 'prod-spot', 'prod'],
    ['what is installed before whoever installs it may', TYPES.blueprint, 'prod', 'prod-creator'],
  ])('never makes %s', (_, type, name, earlier) => {
    expect([...before(state, named(state, name, type))].map(nameOf)).toContain(earlier);
  });

  test('says the networking mode in full', () => {
    expect(named(state, 'prod', CLUSTER).inputs?.['networkProfile']).toEqual({
      networkPlugin: 'azure',
      networkPluginMode: 'overlay',
      networkDataplane: 'cilium',
      networkPolicy: 'cilium',
      podCidr: '10.244.0.0/16',
      serviceCidr: '10.0.0.0/16',
      dnsServiceIP: '10.0.0.10',
      loadBalancerSku: 'standard',
      outboundType: 'loadBalancer',
      advancedNetworking: { enabled: false },
    });
  });

  test('declares what AKS adds to spot pools', () => {
    expect(named(state, 'prod-spot', POOL).inputs).toMatchObject({
      scaleSetPriority: 'Spot',
      scaleSetEvictionPolicy: 'Delete',
      spotMaxPrice: -1,
      nodeLabels: { 'kubernetes.azure.com/scalesetpriority': 'spot' },
      nodeTaints: ['kubernetes.azure.com/scalesetpriority=spot:NoSchedule'],
      enableAutoScaling: true,
      minCount: 0,
      maxCount: 20,
    });
  });

  test('keeps the kubeconfig secret', () => {
    expect(stack.stored()).not.toContain('get-token');
    const provider = named(state, 'prod', TYPES.provider);
    expect(provider).toBeDefined();
  });

  test.each([
    ['another range of Services', { serviceRange: '172.16.0.0/16' }, /cluster\.serviceRange/],
    ['another dataplane', { networking: { mode: 'overlay' } }, /az aks update --network-dataplane cilium/],
    ['another name', { name: 'other' }, /cluster\.name/],
    ['larger machines', { nodePools: [SYSTEM, { ...SPOT, vmSize: 'Standard_D16ads_v5' }] }, /another node pool/],
  ] as const)('refuses %s in the preview', async (_, change, message) => {
    const attempt = stack.preview(provision({ blueprint: (facts) => overlay(facts, change) }));
    await expect(attempt).rejects.toThrow(message);
  });

  test('adds a pool in place, and takes it away', async () => {
    const nodePools = [SYSTEM, SPOT, WORK];
    const args = { adminGroupIds: [GROUP], tags: { team: 'platform' } };
    const more = await stack.up(provision({ ...args, blueprint: (facts) => overlay(facts, { nodePools }) }));
    expect(more.changes).toMatchObject({ create: 2 });
    expect(more.changes).not.toHaveProperty('replace');
    const less = await stack.up(provision({ ...args, blueprint: overlay }));
    expect(less.changes).toMatchObject({ delete: 2 });
  });

  test('warns of a change of the pool that the cluster was made with, and makes none', async () => {
    const nodePools = [{ ...SYSTEM, nodes: 5 }, SPOT];
    const args = { adminGroupIds: [GROUP], tags: { team: 'platform' } };
    const { changes, diagnostics } = await stack.up(
      provision({ ...args, blueprint: (facts) => overlay(facts, { nodePools }) }),
    );
    expect(Object.keys(changes)).toEqual(['same']);
    expect(diagnostics.map(({ message }) => message).join()).toContain(
      "its count is 3, and not 5: pool 'system' came with the cluster",
    );
  });

  test('is taken away without a trace once that is allowed', async () => {
    await expect(stack.destroy()).rejects.toThrow(/protected/);
    await stack.up(provision({ blueprint: overlay, allowReplacement: true }));
    await stack.destroy();
    expect(stack.cloud()).toEqual([]);
    expect(stack.objects()).toEqual([]);
  });
});

describeWithAzure('a CNI of its own', () => {
  let stack: TestStack;
  let state: StackState;

  beforeAll(async () => {
    stack = await createStack(provision({ blueprint: byo, allowReplacement: true }));
    const preview = await stack.preview();
    const up = await stack.up();
    expect(up.changes).toEqual(preview.changes);
    state = stack.state();
  });

  test('changes nothing the second time', async () => {
    const { changes } = await stack.up();
    expect(Object.keys(changes)).toEqual(['same']);
  });

  test('is the graph that was reviewed', () => expectGraph('aks-own-cni.txt', state));

  test('leaves the network to it, but tells the control plane where pods are', () => {
    expect(named(state, 'prod', CLUSTER).inputs?.['networkProfile']).toEqual({
      networkPlugin: 'none',
      podCidr: '10.244.0.0/16',
      serviceCidr: '10.0.0.0/16',
      dnsServiceIP: '10.0.0.10',
      loadBalancerSku: 'standard',
      outboundType: 'loadBalancer',
    });
  });

  test('is installed once there is an API server, without waiting for nodes, and before further pools', () => {
    const cni = named(state, 'prod-cilium', TYPES.release);
    expect(cni.inputs?.['skipAwait']).toBe(true);
    expect(cni.inputs?.['values']).toMatchObject({ aksbyocni: { enabled: true } });
    expect([...before(state, named(state, 'prod-work', POOL))].map(nameOf)).toContain('prod-cilium');
    expect([...before(state, cni)].map(nameOf)).toEqual(expect.arrayContaining(['prod']));
  });

  test('starts nodes with no taint that nobody could take off', () => {
    expect(ofType(state, POOL).map(({ inputs }) => inputs?.['nodeTaints'])).toEqual([[]]);
  });

  test('is taken away without a trace', async () => {
    await stack.destroy();
    expect(stack.cloud()).toEqual([]);
    expect(stack.objects()).toEqual([]);
  });
});

describeWithAzure('arguments that cannot work', () => {
  test('are all refused at once by the constructor, which makes nothing', async () => {
    let caught: unknown;
    const stack = await createStack(() => {
      try {
        new AksBlueprint('prod', {
          blueprint: (facts) => overlay(facts, { vnet: { kind: 'managed' } }),
          tags: { 'microsoft-x': 'y' },
          supportPlan: 'AKSLongTermSupport',
          networkSecurityGroup: 'own',
          autoUpgrade: { nodeImages: 'Nightly' as 'None' },
        });
      } catch (error) {
        caught = error;
      }
    });
    const { steps } = await stack.preview();
    expect(BlueprintError.is(caught) && caught.findings.map(({ path }) => path).sort()).toEqual([
      'autoUpgrade.nodeImages',
      'networkSecurityGroup',
      'tags.microsoft-x',
      'tier',
    ]);
    expect(steps.map(({ type }) => type)).toEqual(['pulumi:pulumi:Stack']);
  });
});

function expectGraph(file: string, { resources }: StackState): void {
  const made = resources.filter(({ type }) => !type.startsWith('pulumi:providers:'));
  expectGolden(file, made.map(({ urn }) => urn).sort());
}
