import { planCilium, rke2Cluster } from '../../lib';
import type { CiliumOptions } from '../../lib/cni/cilium/options';
import type { HelmStep, InstallPlan } from '../../lib/core/plan';
import { IPV6_ONLY, kubeadm, sized } from '../support/clusters';

const helm = (plan: InstallPlan): HelmStep => {
  const [step] = plan.steps;
  if (step?.kind !== 'helm') throw new TypeError('one Helm step');
  return step;
};
const NO_PROXY = kubeadm({ kubeProxy: 'none' });

describe('what an option does to the plan', () => {
  test('ports follow the datapath', () => {
    const ports = (options: CiliumOptions): readonly string[] =>
      planCilium(sized(3), options).needs.ports.map(
        ({ protocol, port, endPort }) => `${protocol} ${port ?? ''}${endPort === undefined ? '' : `-${endPort}`}`,
      );
    expect(ports({ hubble: false })).toEqual(['TCP 4240', 'ICMP ', 'UDP 8472']);
    expect(ports({ hubble: false, routing: { mode: 'tunnel', protocol: 'geneve' } })).toContain('UDP 6081');
    expect(ports({ hubble: false, routing: { mode: 'native', autoDirectNodeRoutes: true } })).toEqual([
      'TCP 4240',
      'ICMP ',
    ]);
    expect(ports({ encryption: { type: 'wireguard' }, prometheus: true, hubble: { metrics: ['dns'] } })).toEqual([
      'TCP 4240',
      'ICMP ',
      'UDP 8472',
      'UDP 51871',
      'TCP 4244',
      'TCP 9965',
      'TCP 9962-9964',
    ]);
  });

  test('capabilities follow the options', () => {
    expect(planCilium(sized(3), { hubble: false }).provides).toEqual(['cni', 'cilium-kinds', 'network-policy']);
    expect(planCilium(NO_PROXY, { encryption: { type: 'wireguard' } }).provides).toEqual([
      'cni',
      'cilium-kinds',
      'network-policy',
      'service-routing',
      'encryption',
      'flow-visibility',
    ]);
    expect(planCilium(sized(3), { policyEnforcementMode: 'never', hubble: false }).provides).toEqual([
      'cni',
      'cilium-kinds',
    ]);
    expect(planCilium(sized(3), { exclusive: false }).network?.chainable).toBe(true);
  });

  test.each([
    ['1.19', {}, 1450],
    ['1.18', { encryption: { type: 'wireguard' } }, 1370],
    ['1.19', { encryption: { type: 'wireguard' } }, 1355],
    ['1.19', { routing: { mode: 'native', autoDirectNodeRoutes: true } }, 1500],
    ['1.19', { mtu: 1400 }, 1350],
  ] as const)('MTU of pods on %s with %j', (version, options, mtu) => {
    expect(planCilium(sized(3), { version, ...options }).network?.podMtu).toBe(mtu);
  });

  test('the tunnel costs more over IPv6', () => {
    expect(planCilium(kubeadm(IPV6_ONLY)).network?.podMtu).toBe(1430);
  });

  test('a release is pinned, and another patch is not', () => {
    expect(helm(planCilium(sized(3), { version: '1.20' })).chart).toEqual({
      repository: 'https://helm.cilium.io',
      name: 'cilium',
      version: '1.20.0',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(helm(planCilium(sized(3), { version: '1.20.3' })).chart).toEqual({
      repository: 'https://helm.cilium.io',
      name: 'cilium',
      version: '1.20.3',
    });
  });

  test('RKE2 brings its own', () => {
    const step = helm(planCilium(rke2Cluster({ name: 'test' })));
    expect([step.install, step.release, step.namespace]).toEqual(['bundled', 'rke2-cilium', 'kube-system']);
    expect(planCilium(rke2Cluster({ name: 'test' })).needs.distribution.cni).toEqual({ name: 'cilium' });
  });
});
