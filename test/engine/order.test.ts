import { kubeadmCalicoBgp } from '../../blueprints';
import { k3sCluster, kubeadmCluster } from '../../lib/clusters';
import { planCalico } from '../../lib/cni/calico/plan';
import { planCilium } from '../../lib/cni/cilium/plan';
import { type Composition, compose } from '../../lib/core/compose';
import { NO_NEEDS } from '../../lib/core/needs';
import type { InstallPlan } from '../../lib/core/plan';
import { ClusterBlueprint, type Late } from '../../lib/pulumi';
import { createStack, type TestStack } from './stack';
import { dependenciesOf, named, nameOf, ofType, type StackState, TYPES } from './state';
import { describeWithEngine } from './suite';

const apiServer = { host: 'api.example.internal' };

describeWithEngine('the order of Calico with definitions of their own', () => {
  let stack: TestStack;
  let state: StackState;

  beforeAll(async () => {
    stack = await deployed(() =>
      kubeadmCalicoBgp<Late>({
        cluster: { apiServer },
        peers: [
          { name: 'rack-a', peerIP: '192.0.2.1', asNumber: 64_513 },
          { name: 'rack-b', peerIP: '192.0.2.2', asNumber: 64_514 },
        ],
        calico: { wireguard: true },
      }),
    );
    state = stack.state();
  });

  test.each([
    ['x-calico-namespace-namespace-tigera-operator', []],
    ['x-calico-crds', []],
    ['x-calico-operator', ['x-calico-crds', 'x-calico-namespace-namespace-tigera-operator']],
    ['x-calico-felix-felixconfiguration-default', ['x-calico-operator']],
    ['x-calico-bgp-peers-bgppeer-rack-a', ['x-calico-operator']],
    ['x-calico-bgp-peers-bgppeer-rack-b', ['x-calico-operator']],
    [
      'x-calico-bgp-bgpconfiguration-default',
      ['x-calico-bgp-peers-bgppeer-rack-a', 'x-calico-bgp-peers-bgppeer-rack-b', 'x-calico-operator'],
    ],
  ])('%s waits for %j', (name, waitsFor) => {
    expect(dependenciesOf(named(state, name))).toEqual(waitsFor);
  });

  test('definitions outlive the stack, everything else does not', async () => {
    const retained = state.resources.filter(({ retainOnDelete }) => retainOnDelete).map(({ urn }) => nameOf(urn));
    const definitions = ofType(state, TYPES.definition).map(({ urn }) => nameOf(urn));
    expect(definitions.length).toBeGreaterThan(0);
    expect(retained.sort()).toEqual(['x-calico-crds', ...definitions].sort());
    await stack.destroy();
    expect(new Set(stack.objects().map(({ object }) => object.kind))).toEqual(new Set(['CustomResourceDefinition']));
    expect(stack.objects()).toHaveLength(definitions.length);
  });
});

describeWithEngine('the order of Calico whose operator makes the definitions', () => {
  test('what the operator acts on comes after it, and the rest after that', async () => {
    const stack = await deployed(() => {
      const cluster = k3sCluster<Late>({ name: 'k3s' });
      return compose(cluster, planCalico(cluster, { crds: 'operator', wireguard: true }));
    });
    const state = stack.state();
    const installation = state.resources.filter(({ type }) => type.startsWith('kubernetes:operator.tigera.io/v1:'));
    expect(installation.length).toBeGreaterThan(0);
    expect(installation.map(dependenciesOf)).toEqual(installation.map(() => ['x-calico-operator']));
    expect(dependenciesOf(named(state, 'x-calico-felix-felixconfiguration-default'))).toEqual(
      installation.map(({ urn }) => nameOf(urn)).sort(),
    );
    expect(ofType(state, TYPES.chart)).toEqual([]);
  });
});

describeWithEngine('a plan that needs nodes, after a CNI', () => {
  const both = (): Composition<Late> => {
    const cluster = kubeadmCluster<Late>({ name: 'kubeadm', kubeProxy: 'none', apiServer });
    return compose(cluster, AFTER_NODES, planCilium(cluster));
  };

  test('is waited for and the CNI is not; comes after all of the CNI, and goes before it', async () => {
    const stack = await deployed(both);
    const state = stack.state();
    expect(skipAwaitOf(state)).toEqual({ 'x-cilium': true, 'x-metrics': false });
    // A resource waits for what its component waits for.
    const waitsFor = (name: string): readonly string[] =>
      [TYPES.plan, TYPES.release].flatMap((type) => dependenciesOf(named(state, name, type)));
    expect(waitsFor('x-cilium')).toEqual([]);
    expect(new Set(waitsFor('x-metrics'))).toEqual(new Set(['x-cilium']));
    const { steps } = await stack.destroy();
    const releases = steps.filter(({ type }) => type === TYPES.release).map(({ urn }) => nameOf(urn));
    expect(releases).toEqual(['x-metrics', 'x-cilium']);
  });

  test('does not differ from the CNI where nodes exist, and may come from an OCI registry', async () => {
    const state = (await deployed(both, true)).state();
    expect(skipAwaitOf(state)).toEqual({ 'x-cilium': false, 'x-metrics': false });
    const { inputs } = named(state, 'x-metrics', TYPES.release);
    expect(inputs).toMatchObject({ chart: 'oci://registry.example.com/charts/metrics', version: '1.2.3' });
    expect(inputs).not.toHaveProperty('repositoryOpts');
  });
});

/** Stands for the add-ons that are to come. */
const AFTER_NODES: InstallPlan<Late> = {
  name: 'metrics',
  title: 'Metrics',
  when: 'after-nodes',
  provides: [],
  requires: ['cni'],
  needs: NO_NEEDS,
  steps: [
    {
      kind: 'helm',
      id: 'metrics',
      after: [],
      chart: { repository: 'oci://registry.example.com/charts', name: 'metrics', version: '1.2.3' },
      release: 'metrics',
      namespace: 'kube-system',
      values: {},
      install: 'release',
    },
  ],
  findings: [],
  waived: [],
  deferred: [],
};

function skipAwaitOf(state: StackState): Readonly<Record<string, unknown>> {
  const releases = ofType(state, TYPES.release);
  return Object.fromEntries(releases.map(({ urn, inputs }) => [nameOf(urn), inputs?.['skipAwait']]));
}

async function deployed(composition: () => Composition<Late>, nodesExist?: boolean): Promise<TestStack> {
  const stack = await createStack(
    () => new ClusterBlueprint('x', { composition: composition(), ...(nodesExist !== undefined && { nodesExist }) }),
  );
  await stack.up();
  return stack;
}
