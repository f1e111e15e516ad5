import { compose, k3sCluster, planCalico, planCilium, planFlannel } from '../../../lib';
import { type GkeNetworking, type GkeOptions, isGkeCluster } from '../../../lib/clusters/gke';
import { inspectClusterSpec } from '../../../lib/clusters/spec';
import type { Platform } from '../../../lib/core/cluster';
import { existing, shared } from '../../rules/gke-found';
import { gke } from '../../support/clusters';
import { brief, findingsOf } from '../../support/findings';

type Settled = Pick<Platform, 'podNetwork' | 'provides'> & {
  readonly datapath: string;
  readonly kubeProxy: string;
  readonly dns: string;
};
const GOOGLES = { podNetwork: { kind: 'fixed', by: 'GKE Dataplane V2' }, datapath: 'ADVANCED_DATAPATH' } as const;
const LEGACY = { datapath: 'LEGACY_DATAPATH', kubeProxy: 'iptables', dns: 'kube-dns' } as const;
const FIXED = { kind: 'fixed', by: "GKE's own CNI" } as const;

describe('what a networking mode settles', () => {
  test.each<[string, GkeNetworking, Settled]>([
    [
      'Dataplane V2',
      { mode: 'dataplane-v2' },
      {
        ...GOOGLES,
        kubeProxy: 'none',
        dns: 'kube-dns',
        provides: ['cni', 'service-routing', 'network-policy', 'gateway-api'],
      },
    ],
    [
      'Dataplane V2 with what it can do besides',
      { mode: 'dataplane-v2', dns: 'cloud-dns', interNodeEncryption: true, observability: {} },
      {
        ...GOOGLES,
        kubeProxy: 'none',
        dns: 'cloud-dns',
        provides: ['cni', 'service-routing', 'network-policy', 'encryption', 'flow-visibility', 'gateway-api'],
      },
    ],
    [
      'Autopilot',
      { mode: 'autopilot' },
      {
        ...GOOGLES,
        kubeProxy: 'none',
        dns: 'cloud-dns',
        provides: ['cni', 'service-routing', 'network-policy', 'gateway-api'],
      },
    ],
    ['the legacy dataplane', { mode: 'legacy' }, { ...LEGACY, podNetwork: FIXED, provides: ['cni', 'gateway-api'] }],
    [
      'the legacy dataplane with Calico',
      { mode: 'legacy', networkPolicy: 'calico' },
      { ...LEGACY, podNetwork: FIXED, provides: ['cni', 'network-policy', 'gateway-api'] },
    ],
    [
      'your own Cilium',
      { mode: 'cilium', dns: 'cloud-dns' },
      {
        ...LEGACY,
        dns: 'cloud-dns',
        podNetwork: { kind: 'cloud', cloud: 'gcp', routed: ['10.244.0.0/16'] },
        provides: [],
      },
    ],
  ])('%s', (_, networking, settled) => {
    const { platform, kubeProxy, gke: settings } = gke(networking);
    const { podNetwork, provides } = platform;
    const { datapath, dns } = settings.mode;
    expect({ podNetwork, provides, kubeProxy, datapath, dns }).toEqual(settled);
  });

  test('intranode visibility is on by itself on Autopilot alone', () => {
    const on = (networking: GkeNetworking): boolean => gke(networking).gke.mode.intranodeVisibility;
    expect([on({ mode: 'autopilot' }), on({ mode: 'dataplane-v2' }), on({ mode: 'legacy' })]).toEqual([
      true,
      false,
      false,
    ]);
    expect(on({ mode: 'legacy', intranodeVisibility: true })).toBe(true);
    expect(on({ mode: 'dataplane-v2', intranodeVisibility: true })).toBe(true);
  });
});

describe('ranges', () => {
  test('of a new VPC are known, and further ones are kept apart from the first', () => {
    const cluster = gke('dataplane-v2', {
      vpc: { kind: 'new', additionalPodRanges: ['10.245.0.0/16'] },
      connectedNetworks: [{ name: 'shop', cidrs: ['10.50.0.0/16'] }],
    });
    expect(cluster.ranges).toEqual({
      nodes: ['10.0.0.0/20', '10.50.0.0/16'],
      pods: ['10.244.0.0/16'],
      services: ['172.20.0.0/20'],
    });
    expect(cluster.gke.podRanges).toEqual([{ cidr: '10.244.0.0/16' }, { cidr: '10.245.0.0/16' }]);
  });

  test('of a subnet that exists are those that are said', () => {
    expect(gke('dataplane-v2', { vpc: existing() }).ranges).toEqual({
      nodes: ['10.0.0.0/20'],
      pods: ['10.4.0.0/16'],
      services: ['10.8.0.0/20'],
    });
    const blocks = { kind: 'blocks', pods: '10.12.0.0/16', services: '10.16.0.0/20' } as const;
    expect(gke('dataplane-v2', { vpc: existing({ ranges: blocks }) }).ranges).toMatchObject({
      pods: ['10.12.0.0/16'],
      services: ['10.16.0.0/20'],
    });
    expect(gke('dataplane-v2', { vpc: shared() }).ranges).toMatchObject({ pods: [], services: [] });
  });

  test('of pods that Cilium leaves as they are hold all of them', () => {
    const routed = (vpc: GkeOptions['vpc']): unknown => gke('cilium', { vpc }).platform.podNetwork;
    const ranges = (...routed: readonly string[]): unknown => ({ kind: 'cloud', cloud: 'gcp', routed });
    expect(routed({ kind: 'new', additionalPodRanges: ['10.246.0.0/16'] })).toEqual(ranges('10.244.0.0/14'));
    expect(routed(existing())).toEqual(ranges('10.4.0.0/16'));
    expect(routed(existing({ additionalPodRanges: [{ name: 'more' }] }))).toEqual(ranges());
    expect(routed({ kind: 'new', podRange: '10.0.128.0/17', additionalPodRanges: ['172.16.0.0/16'] })).toEqual(
      ranges(),
    );
  });

  test('that overlap are named as the caller has named them', () => {
    const found = (options: Partial<GkeOptions>): readonly string[] =>
      findingsOf(() => gke('dataplane-v2', options)).map(brief);
    const rule = 'cluster/address-ranges-do-not-overlap';
    expect(found({ vpc: { kind: 'new', serviceRange: '10.0.0.0/24' } })).toEqual([`${rule}@cluster.vpc.nodeRange`]);
    expect(found({ vpc: { kind: 'new', podRange: '10.0.0.0/16' } })).toEqual([`${rule}@cluster.vpc.nodeRange`]);
    const connectedNetworks = [
      { name: 'a', cidrs: ['10.60.0.0/16'] },
      { name: 'b', cidrs: ['10.61.0.0/16', '10.4.128.0/17'] },
    ];
    expect(found({ vpc: existing(), connectedNetworks })).toEqual([`${rule}@cluster.connectedNetworks[1].cidrs[1]`]);
    expect(
      found({ vpc: existing({ ranges: { kind: 'blocks', pods: '10.4.0.1/16', services: '10.8.0.0/20' } }) }),
    ).toEqual(['cluster/address-ranges-are-cidrs@cluster.vpc.ranges.pods']);
  });
});

test('the block of a node is that of the pool with the fewest pods', () => {
  const block = (...maxPods: readonly number[]): number =>
    gke('dataplane-v2', {
      nodePools: maxPods.map((most, index) => ({
        name: `pool-${index}`,
        machineType: 'e2-standard-4',
        nodes: 2,
        maxPods: most,
      })),
    }).nodeCidrPrefix.ipv4;
  expect([block(256), block(256, 32), block(110)]).toEqual([23, 26, 24]);
  expect(gke('autopilot').nodeCidrPrefix.ipv4).toBe(24);
});

describe('places', () => {
  test.each<[string, Partial<GkeOptions>, object]>([
    ['a region', {}, { region: 'europe-west3', isRegional: true, zoneCount: 3 }],
    [
      'zones of a region',
      { zones: ['europe-west3-a', 'europe-west3-c'] },
      { isRegional: true, zoneCount: 2, zones: ['europe-west3-a', 'europe-west3-c'] },
    ],
    [
      'a zone',
      { location: 'europe-west3-b' },
      { region: 'europe-west3', isRegional: false, zoneCount: 1, zones: ['europe-west3-b'] },
    ],
  ])('%s', (_, options, settled) => {
    expect(gke('dataplane-v2', options).gke).toMatchObject(settled);
  });
});

describe('versions', () => {
  test.each<[Partial<GkeOptions>, string, string | undefined]>([
    [{}, '1.35', undefined],
    [{ kubernetes: '1.34' }, '1.34', undefined],
    [{ gkeVersion: '1.36.2-gke.2064000' }, '1.36.2', '1.36.2-gke.2064000'],
    [{ gkeVersion: '1.36.2-gke.2064000', kubernetes: '1.36' }, '1.36', '1.36.2-gke.2064000'],
  ])('%j', (options, kubernetes, build) => {
    const cluster = gke('dataplane-v2', options);
    expect([cluster.kubernetes, cluster.platform.build]).toEqual([kubernetes, build]);
  });
});

describe('what is installed', () => {
  test.each(['dataplane-v2', 'autopilot', 'legacy'] as const)('nothing needs to be on %s', (mode) => {
    expect(compose(gke(mode)).cluster.remarks?.findings).toEqual([]);
  });

  test('Cilium goes with its mode alone', () => {
    const cluster = gke('cilium');
    expect(compose(cluster, planCilium(cluster)).plans).toHaveLength(1);
    for (const mode of ['dataplane-v2', 'autopilot', 'legacy'] as const) {
      const other = gke(mode);
      expect(findingsOf(() => compose(other, planCilium(other))).map(brief)).toContain(
        'compose/cni-fits-pod-network@cilium',
      );
    }
  });

  test.each([
    ['calico', planCalico],
    ['flannel', planFlannel],
  ] as const)('%s goes with none', (name, plan) => {
    for (const mode of ['dataplane-v2', 'legacy', 'cilium'] as const) {
      const cluster = gke(mode);
      expect(findingsOf(() => compose(cluster, plan(cluster))).map(brief)).toContain(
        `compose/cni-fits-pod-network@${name}`,
      );
    }
  });
});

test('a description in a file is the same cluster', () => {
  const apiServer = { host: '203.0.113.7' };
  const options = { name: 'test', apiServer, location: 'europe-west3', networking: { mode: 'dataplane-v2' } } as const;
  const inspection = inspectClusterSpec({ distribution: 'gke', vpc: { kind: 'new' }, ...options });
  expect(inspection.findings).toEqual([]);
  expect(inspection.cluster).toEqual(gke('dataplane-v2', options));
});

test('clusters of others are told apart', () => {
  expect([gke('legacy'), k3sCluster({ name: 'test' })].map((cluster) => isGkeCluster(cluster))).toEqual([true, false]);
});
