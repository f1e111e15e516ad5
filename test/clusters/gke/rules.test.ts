import type { GkeNetworking, GkeNodePoolOptions, GkeOptions, GkeVpc } from '../../../lib/clusters/gke';
import { GKE_RULES } from '../../../lib/clusters/gke/rules';
import { VERSION_GATES } from '../../../lib/clusters/gke/rules/version-gates';
import { GKE_CASES } from '../../rules/gke-cases';
import { existing, gkeWith, only, SYSTEM, shared, withPool } from '../../rules/gke-found';
import { brief } from '../../support/findings';

test('every rule has its case', () => {
  expect(Object.keys(GKE_CASES).sort()).toEqual(GKE_RULES.map(({ id }) => id).sort());
});

test('a cluster of defaults has nothing against it, in any mode that is offered', () => {
  for (const mode of ['dataplane-v2', 'legacy', 'cilium', 'autopilot'] as const) {
    for (const location of ['us-central1', 'us-central1-f']) {
      expect(gkeWith({ networking: { mode }, location })).toEqual([]);
    }
  }
  expect(gkeWith({ vpc: existing() })).toEqual([]);
  expect(gkeWith({ vpc: shared() })).toEqual([]);
});

describe('names', () => {
  const fix = (name: string): string | undefined =>
    gkeWith({ name }).find(({ rule }) => rule === 'gke/name-is-short')?.fix;

  test('are suggested that GKE takes', () => {
    expect(fix('2048-game')).toBe("write 'game'");
    expect(fix('2048')).toBe("write 'my-cluster'");
    expect(fix('a'.repeat(41))).toMatch(/^write 'a{31}-[0-9a-f]{8}'$/);
  });
});

describe('options that a mode does not have', () => {
  test('are refused by shape: nothing in a mode is without effect', () => {
    const refused = (networking: object): readonly string[] =>
      gkeWith({ networking: networking as GkeNetworking }).map(brief);
    expect(refused({ mode: 'autopilot', intranodeVisibility: true })).toEqual([
      'input/unknown-key@cluster.networking.intranodeVisibility',
    ]);
    expect(refused({ mode: 'autopilot', interNodeEncryption: true })).toEqual([
      'input/unknown-key@cluster.networking.interNodeEncryption',
    ]);
    expect(refused({ mode: 'cilium', intranodeVisibility: true })).toEqual([
      'input/unknown-key@cluster.networking.intranodeVisibility',
    ]);
    expect(refused({ mode: 'dataplane-v2', networkPolicy: 'calico' })).toEqual([
      'input/unknown-key@cluster.networking.networkPolicy',
    ]);
    expect(refused({ mode: 'legacy', fqdnNetworkPolicy: true })).toEqual([
      'input/unknown-key@cluster.networking.fqdnNetworkPolicy',
    ]);
  });

  test('are refused on Autopilot, all of them at once', () => {
    const found = gkeWith({
      networking: { mode: 'autopilot' },
      maxPodsPerNode: 32,
      podRangeOverprovision: true,
      nodePools: [SYSTEM],
      autoProvisioning: { limits: { cpu: 8, memory: 32 } },
      autoscalingProfile: 'balanced',
    });
    expect(only('autopilot-has-no-node-options', found)).toEqual([
      'cluster.maxPodsPerNode',
      'cluster.podRangeOverprovision',
      'cluster.nodePools',
      'cluster.autoProvisioning',
      'cluster.autoscalingProfile',
    ]);
  });

  test('of a shared subnet are ranges that it does not have yet', () => {
    const blocks = { kind: 'blocks', pods: '10.4.0.0/16', services: '10.8.0.0/20' };
    const found = gkeWith({ vpc: { ...shared(), ranges: blocks } as unknown as GkeVpc });
    expect(found.map(({ path }) => path)).toContain('cluster.vpc.ranges.kind');
  });

  test('of a subnet that exists are a name for one range and a block for the other', () => {
    const mixed = { kind: 'named', pods: { name: 'pods' }, services: '10.8.0.0/20' };
    const found = gkeWith({ vpc: { ...existing(), ranges: mixed } as unknown as GkeVpc });
    expect(found.map(({ path }) => path)).toContain('cluster.vpc.ranges.services');
  });
});

describe('versions', () => {
  const NAMED = existing({ ranges: { kind: 'named', pods: { name: 'pods' } } });
  const MULTI = { multiNetworking: true } as const;
  const network = { network: 'storage', subnetwork: 'nodes' };

  test.each<[string, string, Partial<GkeOptions>, string]>([
    [
      '1.27.1-gke.399',
      '1.27.1-gke.400',
      { networking: { mode: 'dataplane-v2', fqdnNetworkPolicy: true } },
      'networking.fqdnNetworkPolicy',
    ],
    [
      '1.27.9-gke.9',
      '1.28.0-gke.1',
      { networking: { mode: 'dataplane-v2', observability: {} } },
      'networking.observability',
    ],
    ['1.27.9-gke.9', '1.28.0-gke.1', { networking: { mode: 'dataplane-v2', ...MULTI } }, 'networking.multiNetworking'],
    [
      '1.30.1-gke.1279999',
      '1.29.5-gke.1091000',
      { networking: { mode: 'autopilot', ...MULTI } },
      'networking.multiNetworking',
    ],
    [
      '1.32.3-gke.1784999',
      '1.32.3-gke.1785000',
      {
        networking: { mode: 'dataplane-v2', ...MULTI },
        nodePools: [{ ...SYSTEM, image: 'ubuntu', additionalNetworks: [network] }],
      },
      'nodePools[0].image',
    ],
    [
      '1.35.0-gke.1170999',
      '1.35.0-gke.1171000',
      { nodePools: [SYSTEM, { ...SYSTEM, name: 'spot', spot: true, shutdownGrace: { total: 60, critical: 10 } }] },
      'nodePools[1].shutdownGrace',
    ],
    ['1.28.9-gke.9', '1.29.0-gke.1', { vpc: NAMED }, 'vpc.ranges.services'],
    ['1.26.9-gke.9', '1.27.0-gke.1', { vpc: NAMED, networking: { mode: 'autopilot' } }, 'vpc.ranges.services'],
    ['1.23.9-gke.9', '1.24.0-gke.1', {}, 'gatewayApi'],
  ])('%s lacks what %s has: %j', (old, young, options, place) => {
    const found = (gkeVersion: string): readonly string[] =>
      only('version-has-the-feature', gkeWith({ ...options, gkeVersion }));
    expect(found(old)).toContain(`cluster.${place}`);
    expect(found(young)).toEqual([]);
  });

  test('that one image needs are not asked of others', () => {
    const nodePools = [{ ...SYSTEM, additionalNetworks: [network] }];
    const networking = { mode: 'dataplane-v2', ...MULTI } as const;
    expect(only('version-has-the-feature', gkeWith({ nodePools, networking, gkeVersion: '1.32.3-gke.1' }))).toEqual([]);
  });

  test('of which too little is known are let through', () => {
    const nodePools: readonly GkeNodePoolOptions[] = [
      SYSTEM,
      { ...SYSTEM, name: 'spot', spot: true, shutdownGrace: { total: 60, critical: 10 } },
    ];
    expect(gkeWith({ nodePools, kubernetes: '1.35' })).toEqual([]);
    expect(only('version-has-the-feature', gkeWith({ nodePools, kubernetes: '1.34' }))).toHaveLength(1);
  });

  test('are well-formed in the table', () => {
    for (const { minima, evidence } of VERSION_GATES) {
      for (const text of minima) expect(text).toMatch(/^1\.\d+\.\d+-gke\.\d+$/);
      expect(evidence).toMatch(/^https:/);
    }
  });

  test('that contradict each other are found', () => {
    expect(only('version-has-a-build', gkeWith({ gkeVersion: '1.36.2-gke.1', kubernetes: '1.35' }))).toHaveLength(1);
    expect(only('version-has-a-build', gkeWith({ gkeVersion: '1.36.2-gke.1', kubernetes: '1.36.2' }))).toEqual([]);
    expect(only('version-has-a-build', gkeWith({ gkeVersion: '1.35.10-gke.1', kubernetes: '1.35.1' }))).toHaveLength(1);
  });
});

describe('zones', () => {
  const zones = (options: Partial<GkeOptions>): readonly string[] => only('zones-are-of-the-region', gkeWith(options));

  test.each<[string, Partial<GkeOptions>, readonly string[]]>([
    ['none', { zones: [] }, ['cluster.zones']],
    ['twice', { zones: ['europe-west3-a', 'europe-west3-a'] }, ['cluster.zones[1]']],
    ['a region', { zones: ['europe-west3'] }, ['cluster.zones[0]']],
    ['of a pool', { nodePools: [{ ...SYSTEM, zones: ['europe-west4-a'] }] }, ['cluster.nodePools[0].zones[0]']],
    [
      'of pools that GKE makes',
      { autoProvisioning: { limits: { cpu: 8, memory: 32 }, zones: ['us-east1-b'] } },
      ['cluster.autoProvisioning.zones[0]'],
    ],
    ["without the cluster's own", { location: 'europe-west3-a', zones: ['europe-west3-b'] }, ['cluster.zones']],
    ["with the cluster's own", { location: 'europe-west3-a', zones: ['europe-west3-a', 'europe-west3-b'] }, []],
  ])('%s', (_, options, places) => {
    expect(zones(options)).toEqual(places);
  });

  test('of spot pools are three, wherever they are said', () => {
    const spot = { spot: true } as const;
    const found = (options: Partial<GkeOptions>): readonly string[] =>
      only('spot-has-three-zones', withPool(spot, options));
    expect(found({ location: 'europe-west3-a' })).toEqual(['cluster.zones']);
    expect(found({ zones: ['europe-west3-a', 'europe-west3-b'] })).toEqual(['cluster.zones']);
    expect(found({})).toEqual([]);
  });
});

describe('further ranges', () => {
  test('share no address with anything', () => {
    const found = (vpc: GkeVpc, options: Partial<GkeOptions> = {}): readonly string[] =>
      only('further-ranges-are-apart', gkeWith({ vpc, ...options }));
    expect(found({ kind: 'new', additionalPodRanges: ['10.1.0.0/16', '10.1.0.0/17'] })).toEqual([
      'cluster.vpc.additionalPodRanges[1]',
    ]);
    expect(found({ kind: 'new', additionalPodRanges: ['10.1.0.0/16'], proxyOnlyRange: '10.1.0.0/23' })).toEqual([
      'cluster.vpc.proxyOnlyRange',
    ]);
    expect(found({ kind: 'new', proxyOnlyRange: '172.20.2.0/23' })).toEqual(['cluster.vpc.proxyOnlyRange']);
    expect(
      found(existing({ additionalPodRanges: [{ name: 'more', cidr: '10.50.0.0/16' }] }), {
        connectedNetworks: [{ name: 'shop', cidrs: ['10.50.3.0/24'] }],
      }),
    ).toEqual(['cluster.vpc.additionalPodRanges[0].cidr']);
    expect(found({ kind: 'new', additionalPodRanges: ['10.1.0.1/16'] })).toEqual([
      'cluster.vpc.additionalPodRanges[0]',
    ]);
  });
});

test('Windows nodes are welcome where nothing is asked that they cannot do', () => {
  for (const networking of [
    { mode: 'dataplane-v2' },
    { mode: 'dataplane-v2', clusterwideNetworkPolicy: true },
  ] as const) {
    expect(withPool({ image: 'windows' }, { networking })).toEqual([]);
  }
});

describe('upgrades', () => {
  test.each([
    [0, 0, 1],
    [20, 0, 0],
    [15, 6, 1],
  ])('%i more and %i fewer at a time: %i findings', (maxSurge, maxUnavailable, count) => {
    const upgrade = { strategy: 'surge', maxSurge, maxUnavailable } as const;
    expect(only('upgrade-moves-nodes', withPool({ upgrade }))).toHaveLength(count);
  });
});

describe('system pods', () => {
  const taint = { key: 'example.com/team', effect: 'NoSchedule' } as const;

  test('run on Arm nodes and past start-up taints, and not on those of others', () => {
    const found = (pool: Partial<GkeNodePoolOptions>): readonly string[] =>
      only('system-pods-can-be-scheduled', gkeWith({ nodePools: [{ ...SYSTEM, ...pool }] }));
    expect(found({ machineType: 't2a-standard-4' })).toEqual([]);
    expect(
      found({
        taints: [{ key: 'startup-taint.cluster-autoscaler.kubernetes.io/cilium-agent-not-ready', effect: 'NoExecute' }],
      }),
    ).toEqual([]);
    expect(found({ taints: [{ ...taint, effect: 'PreferNoSchedule' }] })).toEqual([]);
    expect(found({ taints: [taint] })).toEqual(['cluster.nodePools']);
  });

  test('are told once that every pool is spot', () => {
    const found = gkeWith({ nodePools: [{ ...SYSTEM, spot: true }] }).map(brief);
    expect(found).toEqual(['gke/system-pods-keep-their-nodes@cluster.nodePools']);
  });

  test('have a pool of their own beside others', () => {
    expect(only('system-pods-can-be-scheduled', withPool({ taints: [taint] }))).toEqual([]);
    expect(
      only(
        'system-pods-can-be-scheduled',
        gkeWith({
          nodePools: [
            { ...SYSTEM, taints: [taint] },
            { ...SYSTEM, name: 'spot', spot: true },
          ],
        }),
      ),
    ).toEqual(['cluster.nodePools']);
  });
});
