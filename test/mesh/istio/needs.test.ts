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

  test('an upgrade says what changes, and a new mesh has nothing to upgrade', () => {
    const manual = (options: IstioAmbientOptions): string =>
      planIstioAmbient(sized(3), options).needs.manual.join('\n');
    expect(manual({ upgradingFrom: '1.29', version: '1.30' })).toMatch(/registry\.istio\.io.*300 seconds/s);
    expect(manual({ upgradingFrom: '1.29', version: '1.30' })).not.toContain('threads by the cores');
    expect(manual({ upgradingFrom: '1.30', version: '1.31', ztunnel: { terminationGracePeriodSeconds: 60 } })).toMatch(
      /threads by the cores.*60 seconds/s,
    );
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
