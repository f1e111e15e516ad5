import type { GkeNodePoolOptions, GkeOptions } from '../../../lib/clusters/gke';
import { GKE_CHANGES } from '../../../lib/clusters/gke/changes';
import type { GkeProvisioning } from '../../../lib/clusters/gke/provisioning/options';
import { changed, made } from '../../rules/gke-changes-cases';
import { existing, SYSTEM } from '../../rules/gke-found';

type Made = readonly [Partial<GkeOptions>, GkeProvisioning?];

const places = (before: Made, now: Made): readonly string[] =>
  changed(made(...before), made(...now)).map(({ path }) => path);
const pool = (options: Partial<GkeNodePoolOptions>): Partial<GkeOptions> => ({
  nodePools: [SYSTEM, { name: 'apps', machineType: 'e2-standard-4', ...options }],
  networking: { mode: 'dataplane-v2', multiNetworking: true },
});
const NAMED = { kind: 'named', pods: { name: 'pods' }, services: { name: 'services' } } as const;

describe('what would make another cluster, network or pool is refused', () => {
  test.each<[string, Made, Made]>([
    ['cluster.location', [{}], [{ location: 'europe-west3-a' }]],
    ['project', [{}, { project: 'shop' }], [{}, { project: 'search' }]],
    ['cluster.networking.mode', [{}], [{ networking: { mode: 'legacy' } }]],
    ['cluster.networking.mode', [{ networking: { mode: 'legacy' } }], [{ networking: { mode: 'autopilot' } }]],
    [
      'cluster.networking.fqdnNetworkPolicy',
      [{ networking: { mode: 'dataplane-v2', fqdnNetworkPolicy: true } }],
      [{ networking: { mode: 'dataplane-v2' } }],
    ],
    ['cluster.vpc.kind', [{}], [{ vpc: existing() }]],
    ['cluster.vpc.network', [{ vpc: existing() }], [{ vpc: existing({ network: 'other' }) }]],
    ['cluster.vpc.subnetwork', [{ vpc: existing() }], [{ vpc: existing({ subnetwork: 'other' }) }]],
    [
      'cluster.vpc.ranges.pods',
      [{ vpc: existing() }],
      [{ vpc: existing({ ranges: { ...NAMED, pods: { name: 'other' } } }) }],
    ],
    [
      'cluster.vpc.ranges.services',
      [{ vpc: existing() }],
      [{ vpc: existing({ ranges: { kind: 'named', pods: { name: 'pods' } } }) }],
    ],
    ['cluster.vpc.podRange', [{}], [{ vpc: { kind: 'new', podRange: '10.244.0.0/15' } }]],
    ['cluster.vpc.serviceRange', [{}], [{ vpc: { kind: 'new', serviceRange: '172.20.0.0/19' } }]],
    ['cluster.vpc.nodeRange', [{}], [{ vpc: { kind: 'new', nodeRange: '10.0.0.0/21' } }]],
    [
      'endpointAccess.ip.controlPlaneRange',
      [{}, { endpointAccess: { ip: { controlPlaneRange: '172.16.0.0/28' } } }],
      [{}, { endpointAccess: { ip: { controlPlaneRange: '172.16.0.16/28' } } }],
    ],
    [
      'endpointAccess.ip.subnetwork',
      [{}, { endpointAccess: { ip: {} } }],
      [{}, { endpointAccess: { ip: { subnetwork: 'control-planes' } } }],
    ],
    ['nodeServiceAccount', [{}], [{}, { nodeServiceAccount: { email: 'nodes@shop.iam.gserviceaccount.com' } }]],
    ['cluster.podRangeOverprovision', [{}], [{ podRangeOverprovision: false }]],
    ['cluster.nodePools.spot.apps', [pool({})], [pool({ spot: true })]],
    ['cluster.nodePools.maxPods.apps', [pool({})], [pool({ maxPods: 32 })]],
    [
      'cluster.nodePools.podRange.apps',
      [{ ...pool({}), vpc: existing() }],
      [{ ...pool({ podRange: 'more' }), vpc: existing() }],
    ],
    [
      'cluster.nodePools.additionalNetworks.apps',
      [pool({})],
      [pool({ additionalNetworks: [{ network: 'storage', subnetwork: 'nodes' }] })],
    ],
  ])('%s', (path, before, now) => {
    expect(places(before, now)).toEqual([path]);
    expect(places(before, before)).toEqual([]);
  });
});

describe('what is done in place is let through', () => {
  test.each<[string, Made, Made]>([
    ['Cilium on the same dataplane', [{ networking: { mode: 'legacy' } }], [{ networking: { mode: 'cilium' } }]],
    ['policies by host name, switched on', [{}], [{ networking: { mode: 'dataplane-v2', fqdnNetworkPolicy: true } }]],
    ['a wider range of nodes', [{}], [{ vpc: { kind: 'new', nodeRange: '10.0.0.0/19' } }]],
    ['more ranges of pods', [{}], [{ vpc: { kind: 'new', additionalPodRanges: ['10.245.0.0/16'] } }]],
    ['a range of pods that is known now', [{ vpc: existing({ ranges: NAMED }) }], [{ vpc: existing() }]],
    ['dual stack', [{}], [{ stackType: 'ipv4-ipv6' }]],
    ['another machine type', [pool({})], [pool({ machineType: 'n4-standard-8', diskSize: 50 })]],
    ['taints, labels and the number of nodes', [pool({})], [pool({ nodes: 2, labels: { team: 'shop' } })]],
    [
      'another pool',
      [pool({})],
      [{ ...pool({}), nodePools: [SYSTEM, { name: 'more', machineType: 'e2-standard-4', spot: true }] }],
    ],
    ['other roles of the nodes', [{}], [{}, { nodeServiceAccount: { roles: ['roles/storage.objectViewer'] } }]],
    ['who reaches the API', [{}], [{}, { endpointAccess: { ip: { public: true } } }]],
    ['the project that the provider has', [{}], [{}, { project: 'shop' }]],
  ])('%s', (_, before, now) => {
    expect(places(before, now)).toEqual([]);
  });
});

test('every entry says what it replaces, and what to do instead', () => {
  for (const { option, instead, evidence } of GKE_CHANGES) {
    expect(option).toMatch(/^(cluster\.\w+|project|endpointAccess\.ip\.\w+|nodeServiceAccount)/);
    expect(instead).toMatch(/^[a-z]/);
    expect(evidence).toMatch(/^https:/);
  }
  expect(new Set(GKE_CHANGES.map(({ option }) => option)).size).toBe(GKE_CHANGES.length);
});
