import { CATALOGUE } from '../../blueprints';
import { createStack, PROJECT, type TestStack } from './stack';
import { ofType, TYPES } from './state';
import { describeWithEngine } from './suite';

/** What an example must be told, where that is more than nothing. */
const CONFIG: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'cilium-mesh-pair': {
    sites: JSON.stringify([
      { name: 'frankfurt', number: 1, host: 'api.frankfurt.example', endpoint: 'mesh.frankfurt.example' },
      { name: 'helsinki', number: 2, host: 'api.helsinki.example', endpoint: 'mesh.helsinki.example' },
    ]),
    frankfurtKubeconfig: 'server: https://api.frankfurt.example',
    helsinkiKubeconfig: 'server: https://api.helsinki.example',
  },
  'kubeadm-calico-bgp': {
    apiServerHost: 'api.example.internal',
    peers: JSON.stringify([{ name: 'rack-a', peerIP: '192.0.2.1', asNumber: 64_513 }]),
  },
  'kubeadm-cilium-bgp': {
    apiServerHost: 'api.example.internal',
    publicRange: '203.0.113.0/25',
    routers: JSON.stringify([
      { name: 'router-a', address: '192.0.2.1', peerASN: 64_513, advertises: ['pods', 'services'] },
    ]),
  },
  'kubeadm-cilium-zero-trust': { apiServerHost: 'api.example.internal' },
  'kubeadm-cilium': { machinesStack: `organization/${PROJECT}/machines` },
};

describeWithEngine('every example', () => {
  let machines: TestStack;

  beforeAll(async () => {
    const outputs = { apiServerHost: 'api.example.internal' };
    machines = await createStack(() => undefined, { name: 'machines', outputs });
    await machines.up();
  });

  // Those of clouds make the cluster as well: see eks-examples.test.ts and its siblings.
  const blueprints = CATALOGUE.map(({ name }) => name).filter((name) => !/^(aks|eks|gke)-/.test(name));

  test.each([...blueprints, 'cilium-mesh-pair'])('%s is deployed and goes away', async (name) => {
    const config = { kubeconfig: 'a kubeconfig', ...CONFIG[name] };
    const program = (): Promise<unknown> => import(`../../examples/pulumi/${name}`);
    // Definitions outlive a stack: each has a cluster of its own, but for the one that refers to another stack.
    const shared = 'machinesStack' in config ? { home: machines.home } : {};
    const stack = await createStack(program, { name, ...shared, config });
    const { diagnostics } = await stack.up();
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const state = stack.state();
    expect(ofType(state, TYPES.blueprint).length).toBeGreaterThan(0);
    const asked = state.resources.filter(({ type, custom }) => custom && type.startsWith('kubernetes:'));
    const made = stack.objects().filter(({ urn }) => urn.startsWith(`urn:pulumi:${name}::`));
    expect(made.map(({ urn }) => urn).sort()).toEqual(asked.map(({ urn }) => urn).sort());
    await stack.destroy();
    expect(stack.state().resources).toEqual([]);
  });
});
