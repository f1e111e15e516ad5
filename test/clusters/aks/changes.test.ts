import { AKS_OUTBOUND_MIGRATIONS, type AksOptions } from '../../../lib/clusters/aks';
import { AKS_CHANGES } from '../../../lib/clusters/aks/changes';
import type { AksProvisioning } from '../../../lib/clusters/aks/provisioning/options';
import { changed, made } from '../../rules/aks-changes-cases';

const SYSTEM = { name: 'system', mode: 'system', nodes: 3, vmSize: 'Standard_D4ads_v5' } as const;
const APPS = { name: 'apps', vmSize: 'Standard_D4ads_v5' } as const;
const paths = (before: Partial<AksOptions>, now: Partial<AksOptions>): readonly string[] =>
  changed(made(before), made(now)).map(({ path }) => path);

describe('what stays as it is', () => {
  test.each<[string, Partial<AksOptions>, Partial<AksOptions>]>([
    ['cluster.networking.mode', { networking: { mode: 'node-subnet' } }, { networking: { mode: 'overlay' } }],
    ['cluster.networking.dataplane', { networking: { mode: 'overlay' } }, { networking: { mode: 'overlay-cilium' } }],
    [
      'cluster.networking.networkPolicy',
      { networking: { mode: 'overlay', networkPolicy: 'calico' } },
      { networking: { mode: 'overlay' } },
    ],
    [
      'cluster.networking.podRange',
      { networking: { mode: 'overlay' } },
      { networking: { mode: 'overlay', podRange: '10.240.0.0/13' }, vnet: { kind: 'new', cidrs: ['10.224.0.0/16'] } },
    ],
    [
      'cluster.networking.allocation',
      { networking: { mode: 'pod-subnet', allocation: 'dynamic' }, vnet: { kind: 'new' } },
      { networking: { mode: 'pod-subnet', allocation: 'static-block' }, vnet: { kind: 'new' } },
    ],
    ['cluster.networking.ipv6', {}, { networking: { mode: 'overlay', ipv6: {} } }],
    ['cluster.dnsServiceIp', {}, { dnsServiceIp: '10.0.0.53' }],
    ['cluster.outboundType', {}, { outboundType: 'managedNATGateway' }],
    ['cluster.vnet.kind', {}, { vnet: { kind: 'new' } }],
    [
      'cluster.nodePools.vmSize.apps',
      { nodePools: [SYSTEM, APPS] },
      { nodePools: [SYSTEM, { ...APPS, vmSize: 'Standard_D8ads_v5' }] },
    ],
    [
      'cluster.nodePools.spot.apps',
      { nodePools: [SYSTEM, APPS] },
      { nodePools: [SYSTEM, { ...APPS, spot: true, nodes: { min: 0, max: 3 } }] },
    ],
    [
      'cluster.nodePools.spot.evictionPolicy.apps',
      { nodePools: [SYSTEM, { ...APPS, spot: true, nodes: { min: 0, max: 3 } }] },
      { nodePools: [SYSTEM, { ...APPS, spot: { evictionPolicy: 'Deallocate' }, nodes: { min: 0, max: 3 } }] },
    ],
    ['cluster.nodePools', { nodePools: [SYSTEM] }, { nodePools: [{ ...SYSTEM, name: 'sys' }] }],
    [
      'cluster.nodePools.osSku.win',
      { nodePools: [SYSTEM, { ...APPS, name: 'win', osSku: 'Windows2022' }] },
      { nodePools: [SYSTEM, { ...APPS, name: 'win', osSku: 'Windows2025' }] },
    ],
  ])('%s', (path, before, now) => {
    expect(paths(before, now)).toContain(path);
    expect(paths(before, before)).toEqual([]);
  });
});

describe('what may change', () => {
  test.each<[string, Partial<AksOptions>, Partial<AksOptions>]>([
    ['pools come and go', { nodePools: [SYSTEM] }, { nodePools: [SYSTEM, APPS] }],
    [
      'one Linux for another',
      { nodePools: [SYSTEM, APPS] },
      { nodePools: [SYSTEM, { ...APPS, osSku: 'AzureLinux3' }] },
    ],
    [
      'how many nodes there are',
      { nodePools: [SYSTEM, APPS] },
      { nodePools: [SYSTEM, { ...APPS, nodes: { min: 1, max: 9 } }] },
    ],
    ['advanced networking', {}, { advancedNetworking: {} }],
  ])('%s', (_, before, now) => {
    expect(paths(before, now)).toEqual([]);
  });
});

test('what AKS does in place comes with its command, and with the new cluster that does it otherwise', () => {
  const commands = AKS_CHANGES.filter(({ instead }) => instead.includes('az aks update'));
  expect(commands.map(({ option }) => option)).toEqual([
    'cluster.networking.mode',
    'cluster.networking.dataplane',
    'cluster.networking.networkPolicy',
    'cluster.networking.podRange',
    'cluster.outboundType',
  ]);
  for (const { instead } of commands) expect(instead).toContain('pulumi refresh');
});

test('a pool that becomes one of spot capacity is said once', () => {
  const now = { nodePools: [SYSTEM, { ...APPS, spot: true, nodes: { min: 0, max: 3 } }] };
  expect(paths({ nodePools: [SYSTEM, APPS] }, now)).toEqual(['cluster.nodePools.spot.apps']);
});

test('how it is provisioned', () => {
  const found = (now: AksProvisioning): readonly string[] => changed(made(), made({}, now)).map(({ path }) => path);
  expect(found({ resourceGroup: { kind: 'new', name: 'prod' } })).toEqual([]);
  expect(found({ resourceGroup: { kind: 'new', name: 'prod-2' } })).toEqual(['resourceGroup.name']);
  expect(found({ apiServerAccess: { kind: 'private' } })).toEqual(['apiServerAccess.kind']);
  expect(found({ nodeResourceGroup: 'nodes' })).toEqual(['nodeResourceGroup']);
});

test('outbound types become what the kind of VNet allows', () => {
  expect(AKS_OUTBOUND_MIGRATIONS.managed.managedNATGateway).toEqual(['none']);
  expect(AKS_OUTBOUND_MIGRATIONS.existing.none).toEqual([
    'loadBalancer',
    'userAssignedNATGateway',
    'userDefinedRouting',
  ]);
  expect(AKS_OUTBOUND_MIGRATIONS.existing).not.toHaveProperty('managedNATGateway');
});
