import type { BgpAdvertisement, BgpPeer, LoadBalancerPool } from '../../lib/cni/cilium-objects/announcements';
import { planCiliumAnnouncements } from '../../lib/cni/cilium-objects/announcements';
import type { CiliumAnnouncementsOptions } from '../../lib/cni/cilium-objects/announcements/options';
import { inspectCiliumAnnouncements } from '../../lib/cni/cilium-objects/announcements/plan';
import type { KubernetesObject } from '../../lib/core/plan';
import { objectsOf, objectsOfKind } from '../../lib/core/plan-contents';
import { DUAL_STACK, kubeadm } from '../support/clusters';

const EDGE: LoadBalancerPool = { name: 'edge', blocks: [{ cidr: '192.0.2.0/27' }] };
const SERVICES: BgpAdvertisement = { type: 'Service', name: 'services', services: { pools: [EDGE] } };
const TOR: BgpPeer = { name: 'tor', address: '10.0.0.1', peerASN: 64500, advertises: [SERVICES] };

const plan = (options: CiliumAnnouncementsOptions) => planCiliumAnnouncements(kubeadm(), options);
const peering = (...peers: readonly BgpPeer[]): CiliumAnnouncementsOptions => ({
  bgp: [{ name: 'racks', instances: [{ name: 'main', localASN: 64512, peers }] }],
});

/** The specification of the one object of a kind. */
function spec(options: CiliumAnnouncementsOptions, kind: string): unknown {
  const objects = objectsOfKind(plan(options), kind);
  expect(objects).toHaveLength(1);
  return objects[0]?.['spec'];
}

function names(objects: readonly KubernetesObject<unknown>[]): readonly string[] {
  return objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
}

test('what is referred to comes before what refers to it', () => {
  const { provides, requires, steps } = plan(peering(TOR));
  expect(steps.map(({ id }) => id)).toEqual(['pools', 'advertisements', 'peers', 'bgp']);
  expect(steps.map(({ after }) => after.map(({ id }) => id))).toEqual([[], ['pools'], ['advertisements'], ['peers']]);
  expect([provides, requires]).toEqual([['bgp'], ['cilium-kinds']]);
});

test('one description in several places is made once, and tied to whoever refers to it', () => {
  const objects = objectsOf(plan(peering(TOR, { ...TOR, name: 'tor-b', address: '10.0.0.2' })));
  expect(names(objects)).toEqual([
    'CiliumLoadBalancerIPPool edge',
    'CiliumBGPAdvertisement services',
    'CiliumBGPPeerConfig racks.main.tor',
    'CiliumBGPPeerConfig racks.main.tor-b',
    'CiliumBGPClusterConfig racks',
  ]);
  const label = 'cluster-blueprints/bgp-advertisement';
  expect(objects[1]?.metadata.labels).toEqual({ [label]: 'services' });
  expect(objects[2]?.['spec']).toMatchObject({
    families: [
      {
        afi: 'ipv4',
        safi: 'unicast',
        advertisements: { matchExpressions: [{ key: label, operator: 'In', values: ['services'] }] },
      },
    ],
  });
});

test('names refer as well as descriptions: a file and a program give the same objects', () => {
  const byName = plan({
    pools: [EDGE],
    advertisements: [{ ...SERVICES, services: { pools: ['edge'] } }],
    ...peering({ ...TOR, advertises: ['services'] }),
  });
  expect(objectsOf(byName)).toEqual(objectsOf(plan(peering(TOR))));
});

test('the order in which references are written changes nothing', () => {
  const pods: BgpAdvertisement = { type: 'PodCIDR', name: 'pods' };
  const [one, other] = [
    [pods, SERVICES],
    [SERVICES, pods],
  ].map((advertises) => spec(peering({ ...TOR, advertises }), 'CiliumBGPPeerConfig'));
  expect(one).toEqual(other);
});

test('sessions end within half a minute, and survive a restart of the agent', () => {
  expect(spec(peering(TOR), 'CiliumBGPPeerConfig')).toMatchObject({
    timers: { holdTimeSeconds: 30, keepAliveTimeSeconds: 10, connectRetryTimeSeconds: 120 },
    gracefulRestart: { enabled: true, restartTimeSeconds: 120 },
  });
  const other = { timers: { holdTimeSeconds: 9 }, gracefulRestart: false, ebgpMultihop: 3 } as const;
  expect(spec(peering({ ...TOR, ...other }), 'CiliumBGPPeerConfig')).toMatchObject({
    timers: { holdTimeSeconds: 9, keepAliveTimeSeconds: 3 },
    gracefulRestart: { enabled: false },
    ebgpMultihop: 3,
  });
});

test('a peer has an address, or is the gateway of the node', () => {
  const { address: _, ...rest } = TOR;
  const found: BgpPeer = { ...rest, autoDiscovery: { mode: 'DefaultGateway', addressFamily: 'ipv6' } };
  const peerConfigRef = { name: 'racks.main.tor' };
  expect(spec(peering(TOR), 'CiliumBGPClusterConfig')).toEqual({
    bgpInstances: [
      {
        name: 'main',
        localASN: 64512,
        peers: [{ name: 'tor', peerASN: 64500, peerAddress: '10.0.0.1', peerConfigRef }],
      },
    ],
  });
  expect(spec(peering(found), 'CiliumBGPClusterConfig')).toMatchObject({
    bgpInstances: [
      {
        peers: [
          { autoDiscovery: { mode: 'DefaultGateway', defaultGateway: { addressFamily: 'ipv6' } }, peerConfigRef },
        ],
      },
    ],
  });
});

test('families of routes are those of the cluster, and of the advertisement', () => {
  const only: BgpAdvertisement = { type: 'PodCIDR', name: 'pods', families: ['ipv6'] };
  const made = planCiliumAnnouncements(kubeadm(DUAL_STACK), peering({ ...TOR, advertises: [SERVICES, only] }));
  const values = objectsOfKind(made, 'CiliumBGPPeerConfig')[0]?.['spec'];
  expect(values).toMatchObject({
    families: [
      { afi: 'ipv4', advertisements: { matchExpressions: [{ values: ['services'] }] } },
      { afi: 'ipv6', advertisements: { matchExpressions: [{ values: ['pods', 'services'] }] } },
    ],
  });
});

test('every Service is advertised by a label that each has: without a selector there would be none', () => {
  const all: BgpAdvertisement = { type: 'Service', name: 'all', addresses: ['LoadBalancerIP', 'ClusterIP'] };
  expect(spec(peering({ ...TOR, advertises: [all] }), 'CiliumBGPAdvertisement')).toEqual({
    advertisements: [
      {
        advertisementType: 'Service',
        service: { addresses: ['LoadBalancerIP', 'ClusterIP'] },
        selector: { matchExpressions: [{ key: 'io.kubernetes.service.name', operator: 'Exists' }] },
      },
    ],
  });
});

test('Services of pools are those that the pools serve, one entry for each pool', () => {
  const pools: readonly LoadBalancerPool[] = [
    { ...EDGE, services: { matchLabels: { exposed: 'edge' } } },
    { name: 'inner', blocks: [{ start: '198.51.100.7' }], services: { namespaces: ['shop'], names: ['web', 'api'] } },
  ];
  const services: BgpAdvertisement = { type: 'Service', name: 'services', services: { pools } };
  expect(spec(peering({ ...TOR, advertises: [services] }), 'CiliumBGPAdvertisement')).toMatchObject({
    advertisements: [
      { selector: { matchLabels: { exposed: 'edge' } } },
      {
        selector: {
          matchExpressions: [
            { key: 'io.kubernetes.service.namespace', operator: 'In', values: ['shop'] },
            { key: 'io.kubernetes.service.name', operator: 'In', values: ['web', 'api'] },
          ],
        },
      },
    ],
  });
});

test('pools of pods are advertised as they are described, by name, or by labels', () => {
  const advertised = (pools: unknown): unknown =>
    spec(
      peering({
        ...TOR,
        advertises: [{ type: 'CiliumPodIPPool', name: 'pods', ...(pools ? { pools } : {}) }],
      }),
      'CiliumBGPAdvertisement',
    );
  const key = 'io.cilium.podippool.name';
  const blue = { name: 'blue', ipv4: { cidrs: ['10.50.0.0/16'], maskSize: 27 } };
  const entry = (selector: object) => ({ advertisements: [{ advertisementType: 'CiliumPodIPPool', selector }] });
  expect(advertised([blue, 'amber'])).toEqual(
    entry({ matchExpressions: [{ key, operator: 'In', values: ['amber', 'blue'] }] }),
  );
  expect(advertised({ matchLabels: { tier: 'front' } })).toEqual(entry({ matchLabels: { tier: 'front' } }));
  expect(advertised(undefined)).toEqual(entry({ matchExpressions: [{ key, operator: 'Exists' }] }));
});

test('attributes go with every entry', () => {
  const pods: BgpAdvertisement = {
    type: 'PodCIDR',
    name: 'pods',
    communities: { standard: ['64512:100'], large: ['64512:1:2'], wellKnown: ['no-export'] },
    localPreference: 150,
  };
  expect(spec(peering({ ...TOR, peerASN: 64512, advertises: [pods] }), 'CiliumBGPAdvertisement')).toEqual({
    advertisements: [
      {
        advertisementType: 'PodCIDR',
        attributes: {
          communities: { standard: ['64512:100'], wellKnown: ['no-export'], large: ['64512:1:2'] },
          localPreference: 150,
        },
      },
    ],
  });
});

test('what differs on a node is an object with its name, and a port is asked for', () => {
  const { bgp = [] } = peering(TOR);
  const made = plan({
    bgp: bgp.map((one) => ({
      ...one,
      overrides: [
        {
          node: 'worker-1.example',
          instances: [
            { name: 'main', routerID: '10.0.0.5', localPort: 1179, peers: [{ name: 'tor', localAddress: '10.0.0.5' }] },
          ],
        },
      ],
    })),
  });
  expect(objectsOfKind(made, 'CiliumBGPNodeConfigOverride')).toMatchObject([
    {
      metadata: { name: 'worker-1.example' },
      spec: {
        bgpInstances: [
          { name: 'main', routerID: '10.0.0.5', localPort: 1179, peers: [{ name: 'tor', localAddress: '10.0.0.5' }] },
        ],
      },
    },
  ]);
  expect(made.needs.ports).toMatchObject([{ protocol: 'TCP', port: 1179, from: 'bgp-peer', to: 'node' }]);
});

test('pools say only what differs from the usual', () => {
  expect(spec({ pools: [EDGE] }, 'CiliumLoadBalancerIPPool')).toEqual({ blocks: [{ cidr: '192.0.2.0/27' }] });
  const other: LoadBalancerPool = {
    name: 'other',
    blocks: [{ start: '192.0.2.40' }, { start: '192.0.2.50', stop: '192.0.2.60' }],
    services: { names: ['web'] },
    allowFirstLastIPs: false,
    disabled: true,
  };
  expect(spec({ pools: [other] }, 'CiliumLoadBalancerIPPool')).toEqual({
    blocks: [
      { start: '192.0.2.40', stop: '192.0.2.40' },
      { start: '192.0.2.50', stop: '192.0.2.60' },
    ],
    serviceSelector: { matchExpressions: [{ key: 'io.kubernetes.service.name', operator: 'In', values: ['web'] }] },
    allowFirstLastIPs: 'No',
    disabled: true,
  });
});

test('nodes answer for addresses of load balancers, of every pool by a policy of its own', () => {
  expect(spec({ l2: [{ name: 'lan' }] }, 'CiliumL2AnnouncementPolicy')).toEqual({
    externalIPs: false,
    loadBalancerIPs: true,
  });
  const made = plan({
    pools: [
      { ...EDGE, services: { matchLabels: { exposed: 'edge' } } },
      { name: 'inner', blocks: [{ start: '10.9.0.1' }] },
    ],
    l2: [
      {
        name: 'lan',
        services: { pools: ['edge', 'inner', 'edge'] },
        nodes: { matchExpressions: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'DoesNotExist' }] },
        interfaces: ['^eth[0-9]+'],
      },
    ],
  });
  expect(objectsOfKind(made, 'CiliumL2AnnouncementPolicy')).toMatchObject([
    {
      metadata: { name: 'lan.edge' },
      spec: { serviceSelector: { matchLabels: { exposed: 'edge' } }, interfaces: ['^eth[0-9]+'] },
    },
    { metadata: { name: 'lan.inner' }, spec: { nodeSelector: { matchExpressions: [{ operator: 'DoesNotExist' }] } } },
  ]);
});

test('addresses that are known later pass through, and are checked when they are there', () => {
  class Late {
    constructor(readonly id: string) {}
  }
  const block = new Late('block');
  const { draft, findings } = inspectCiliumAnnouncements<string | Late>(kubeadm(), {
    pools: [EDGE, { name: 'late', blocks: [{ cidr: block }] }],
  });
  expect(findings).toEqual([]);
  expect(objectsOf(draft as never)[1]?.['spec']).toEqual({ blocks: [{ cidr: block }] });
  const said = (draft?.deferred ?? []).flatMap(({ check, values }) =>
    check(values.map((value) => (value instanceof Late ? '192.0.2.16/28' : value))),
  );
  expect(said.map(({ path, rule }) => [rule, path])).toEqual([
    ['cilium-announcements/pools-do-not-overlap', 'pools[1].blocks[0]'],
  ]);
});

test('a name that nothing has is answered with the one that is meant', () => {
  const { findings } = inspectCiliumAnnouncements(kubeadm(), {
    advertisements: [SERVICES],
    ...peering({ ...TOR, advertises: ['service'] }),
  });
  expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
    { path: 'bgp[0].instances[0].peers[0].advertises[0]', fix: "write 'services'" },
  ]);
});
