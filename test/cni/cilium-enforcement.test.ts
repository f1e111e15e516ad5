import { planCilium } from '../../lib';
import type { CiliumOptions } from '../../lib/cni/cilium/options';
import { byMinor, ciliumValuesOf, NO_PROXY, refusedByMinor } from '../support/cilium-values';
import { at } from '../support/values';

describe('what options do to the values, whatever the minor', () => {
  test.each<[string, CiliumOptions, Record<string, unknown>]>([
    [
      'nothing said',
      {},
      {
        policyEnforcementMode: 'default',
        policyAuditMode: undefined,
        hostFirewall: undefined,
        authentication: undefined,
        k8sClusterNetworkPolicy: undefined,
        extraConfig: undefined,
      },
    ],
    ['audit', { policyAuditMode: true }, { policyAuditMode: true }],
    ['hostFirewall', { hostFirewall: true }, { hostFirewall: { enabled: true } }],
    ['k8sNetworkPolicy', { k8sNetworkPolicy: false }, { k8sNetworkPolicy: { enabled: false } }],
    [
      'authentication',
      { authentication: true },
      { authentication: { enabled: true, mutual: { spire: { enabled: true, install: { enabled: true } } } } },
    ],
    ['no authentication', { authentication: false }, { authentication: { enabled: false } }],
    [
      'authentication by a server that is there',
      { authentication: { server: { kind: 'existing', address: 'spire.example:8081' } } },
      {
        'authentication.mutual.spire': {
          enabled: true,
          install: { enabled: false },
          serverAddress: 'spire.example:8081',
        },
      },
    ],
  ])('%s', (_, options, expected) => {
    for (const [path, value] of Object.entries(expected)) {
      expect([path, byMinor(path, options)]).toEqual([path, [value, value, value]]);
    }
  });
});

describe('what differs between minors', () => {
  test.each<[string, CiliumOptions, readonly (readonly string[])[]]>([
    [
      'pods by range',
      { policyCIDRMatchMode: ['nodes', 'pods'] },
      [['policyCIDRMatchMode[1]'], ['policyCIDRMatchMode[1]'], []],
    ],
    ['denials', { policyDenyResponse: 'icmp' }, [['policyDenyResponse'], [], []]],
    ['no denials', { policyDenyResponse: 'none' }, [[], [], []]],
    ['protocols', { extendedIPProtocols: true }, [['extendedIPProtocols'], [], []]],
  ])('%s', (_, options, expected) => {
    expect(refusedByMinor(options)).toEqual(expected);
  });

  test('what the chart has no word for goes to agents as it is', () => {
    expect(at(ciliumValuesOf({ extendedIPProtocols: true }), 'extraConfig')).toEqual({
      'enable-extended-ip-protocols': 'true',
    });
  });
});

test('nobody counts on policies that are not enforced', () => {
  const counts = (options: CiliumOptions): boolean => planCilium(NO_PROXY, options).provides.includes('network-policy');
  expect(counts({})).toBe(true);
  expect(
    [{ policyAuditMode: true }, { k8sNetworkPolicy: false }, { policyEnforcementMode: 'never' } as const].map(counts),
  ).toEqual([false, false, false]);
});

test('authentication and policies of the whole cluster', () => {
  const { needs } = planCilium(NO_PROXY, { authentication: true, k8sClusterNetworkPolicy: true, version: '1.20' });
  expect(needs.ports.map(({ port }) => port)).toContain(4250);
  expect(needs.manual.filter((text) => /storage class|ClusterNetworkPolicy/.test(text))).toHaveLength(2);
  const without = planCilium(NO_PROXY, {
    authentication: { server: { kind: 'installed', dataStorage: false } },
  }).needs.manual;
  expect(without.filter((text) => text.includes('storage class'))).toEqual([]);
});

describe('what a reader is told', () => {
  const page = (options: CiliumOptions): string => planCilium(NO_PROXY, options).page ?? '';

  test('of a rehearsal, by what there is to watch it with', () => {
    expect(page({ policyAuditMode: true })).toContain('hubble observe --verdict AUDIT');
    expect(page({ policyAuditMode: true, hubble: false })).toContain('cilium-dbg monitor -t policy-verdict');
    expect(page({ hostFirewall: true })).toContain('PolicyAuditMode=Enabled');
    expect(page({})).not.toContain('audit');
  });

  test('of SPIRE, where there is one of its own', () => {
    const at = (namespace: string): CiliumOptions => ({ authentication: { server: { kind: 'installed', namespace } } });
    expect(page(at('spire'))).toContain('kubectl -n spire exec spire-server-0');
    expect(page({ authentication: true })).toContain('kubectl -n cilium-spire exec spire-server-0');
    expect(page({ authentication: { server: { kind: 'existing', address: 'a:1' } } })).not.toContain('spire-server');
  });

  test('of Gateways, by their way in', () => {
    expect(page({ gatewayApi: true })).toContain('an address of a load balancer');
    expect(page({ gatewayApi: { hostNetwork: {} } })).toContain('addresses of nodes');
    expect(page({})).not.toContain('Gateways');
  });
});
