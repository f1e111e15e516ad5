import type { Cluster } from '../../../lib/core/cluster';
import type { InstallPlan } from '../../../lib/core/plan';
import { type IstioAmbientOptions, planIstioAmbient } from '../../../lib/mesh/istio';
import { coresOf } from '../../../lib/mesh/istio/cores';
import { aks, eks, gke, sized } from '../../support/clusters';

describe('needs', () => {
  test('the API server reaches the webhooks, pods each other', () => {
    const { ports } = planIstioAmbient(sized(3)).needs;
    expect(ports.map(({ from, port }) => `${from} ${port}`)).toEqual([
      'control-plane 15017',
      'pod 15012',
      'pod 15008',
      'pod 15014',
      'pod 15020',
      'node 15021',
    ]);
  });

  test('nftables wants a newer kernel in place of the modules of iptables', () => {
    const needs = (nftables: boolean): InstallPlan['needs'] =>
      planIstioAmbient(sized(3), { nodeAgent: { nftables } }).needs;
    expect(needs(false).kernelModules).toContain('ip_set_hash_ip');
    expect(needs(false).kernel).toEqual([]);
    expect(needs(true).kernelModules).toEqual(['nf_tables']);
    expect(needs(true).kernel.map(({ atLeast }) => atLeast)).toEqual(['5.13']);
  });

  test('the Gateway API of its minor', () => {
    expect(planIstioAmbient(sized(3), { version: '1.29' }).needs.gatewayApi?.[0]?.by).toBe('Istio 1.29');
  });

  test.each<[string, Cluster, boolean]>([
    ['Dataplane V2', gke('dataplane-v2'), true],
    ["GKE's own CNI", gke('legacy', { nodePools: [{ name: 'apps', machineType: 'e2-standard-4' }] }), false],
    ["Azure's dataplane", aks('overlay'), false],
    ["Azure's Cilium", aks('overlay-cilium'), true],
    ['EKS Auto Mode', eks('auto'), true],
    ["Amazon's CNI", eks('vpc-cni'), false],
  ])('what a cloud lets nobody set is looked at: %s', (_, cluster, isClosed) => {
    const said = planIstioAmbient(cluster).needs.manual.filter((one) => one.includes('cannot be told'));
    expect(said).toHaveLength(isClosed ? 1 : 0);
  });

  test('where nodes cannot start tainted, what comes before the agent is said', () => {
    const isSaid = (cluster: Cluster): boolean =>
      planIstioAmbient(cluster).needs.manual.some((one) => one.includes('before the agent'));
    expect([isSaid(aks('overlay')), isSaid(eks('vpc-cni'))]).toEqual([true, false]);
  });

  test('an upgrade says what changes, and a new mesh has nothing to upgrade', () => {
    const manual = (options: IstioAmbientOptions): string =>
      planIstioAmbient(sized(3), options).needs.manual.join('\n');
    expect(manual({ upgradingFrom: '1.29', version: '1.30' })).toMatch(/registry\.istio\.io.*300 seconds/s);
    expect(manual({ upgradingFrom: '1.29', version: '1.30' })).not.toContain('threads by the cores');
    expect(manual({ upgradingFrom: '1.30', version: '1.31', ztunnel: { terminationGracePeriodSeconds: 60 } })).toMatch(
      /threads by the cores.*60 seconds/s,
    );
    expect(manual({ upgradingFrom: '1.29', version: '1.30' })).toMatch(/from 1\.4 to 1\.5.*repeat failed requests/s);
    expect(manual({})).not.toContain('canary');
  });
});

test.each<[string, Cluster, string, number | undefined]>([
  ['EKS', eks('vpc-cni'), 'm7g.4xlarge', 16],
  ['GKE', gke('dataplane-v2'), 'n4-standard-32', 32],
  ['GKE, of an own size', gke('dataplane-v2'), 'n2-custom-16-32768', 16],
  ['GKE, shared', gke('dataplane-v2'), 'e2-medium', undefined],
  ['AKS', aks('overlay'), 'Standard_D16ads_v5', 16],
  ['machines of your own', sized(3), 'n4-standard-32', undefined],
])('cores of an instance type: %s', (_, cluster, type, cores) => {
  expect(coresOf(cluster, type)).toBe(cores);
});
