import type { BgpAdvertisement, BgpNodes, BgpPeer, LoadBalancerPool } from '../../lib/cni/cilium-objects/announcements';
import { planCiliumAnnouncements } from '../../lib/cni/cilium-objects/announcements';
import type { CiliumAnnouncementsOptions } from '../../lib/cni/cilium-objects/announcements/options';
import { inspectCiliumAnnouncements } from '../../lib/cni/cilium-objects/announcements/plan';
import { planCiliumPodPools } from '../../lib/cni/cilium-objects/pod-pools';
import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import type { InstallPlan } from '../../lib/core/plan';
import { ciliumWith, together } from '../support/cilium-release';
import { eks, k3s, kubeadm, sized } from '../support/clusters';
import type { RuleCases } from './cases';

const found = (options: CiliumAnnouncementsOptions, cluster: Cluster = sized(3)): readonly Finding[] =>
  inspectCiliumAnnouncements(cluster, options).findings;

const EDGE: LoadBalancerPool = { name: 'edge', blocks: [{ cidr: '192.0.2.0/27' }] };
const SERVICES: BgpAdvertisement = { type: 'Service', name: 'services', services: { pools: [EDGE] } };
const TOR: BgpPeer = { name: 'tor', address: '10.0.0.1', peerASN: 64500, advertises: [SERVICES] };

const group = (peer: object = {}, more: Partial<BgpNodes> = {}): BgpNodes => ({
  name: 'racks',
  instances: [{ name: 'main', localASN: 64512, peers: [{ ...TOR, ...peer }] }],
  ...more,
});
const bgp = (peer: object = {}, more: Partial<BgpNodes> = {}): CiliumAnnouncementsOptions => ({
  bgp: [group(peer, more)],
});
const override = (instance: string, routerID?: string): Partial<BgpNodes> => ({
  overrides: [{ node: 'worker-1', instances: [{ name: instance, ...(routerID !== undefined && { routerID }) }] }],
});
const pools = (...blocks: LoadBalancerPool['blocks']): CiliumAnnouncementsOptions => ({
  pools: [{ name: 'edge', blocks }],
});
const advertised = (advertisement: object): CiliumAnnouncementsOptions =>
  bgp({ advertises: [{ ...SERVICES, ...advertisement }] });
/** A cluster whose nodes are in a network that is known. */
const ON_LAN = kubeadm({ ranges: { nodes: ['10.0.0.0/24'] } });

const plan = (options: CiliumAnnouncementsOptions, cluster: Cluster = sized(3)): InstallPlan =>
  planCiliumAnnouncements(cluster, options);
const LAN = plan({ l2: [{ name: 'lan', interfaces: ['^bond0$'] }] });
const SPEAKER = { bgpControlPlane: { enabled: true } };
const ANSWERING = { l2announcements: { enabled: true }, kubeProxyReplacement: true };
const ADVERTISED = plan(advertised({ type: 'CiliumPodIPPool', name: 'pods', services: undefined, pools: ['blue'] }));
const BLUE = planCiliumPodPools(sized(3), {
  pools: [{ name: 'blue', ipv4: { cidrs: ['10.50.0.0/16'], maskSize: 27 } }],
});
const MULTI_POOL = { ...SPEAKER, ipam: { mode: 'multi-pool' } };
const listening = (localPort: number): InstallPlan =>
  plan({ bgp: [{ name: 'racks', instances: [{ name: 'main', localASN: 64512, localPort, peers: [TOR] }] }] });
const withService = (externalTrafficPolicy: string): InstallPlan => ({
  ...LAN,
  name: 'shop',
  rules: [],
  steps: [
    {
      kind: 'manifest',
      id: 'shop',
      after: [],
      objects: [
        {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'web', namespace: 'shop' },
          spec: { type: 'LoadBalancer', externalTrafficPolicy },
        },
      ],
    },
  ],
});

/** Rules about announcements of addresses. */
export const CILIUM_ANNOUNCEMENT_CASES: RuleCases = {
  'cilium-announcements/names-are-dns-labels': {
    fails: () => found({ pools: [{ ...EDGE, name: 'the.edge' }] }),
    at: 'pools[0].name',
    passes: () => found({ pools: [EDGE] }),
  },
  'cilium-announcements/names-differ': {
    fails: () => found({ bgp: [{ ...group(), instances: [{ name: 'main', localASN: 64512, peers: [TOR, TOR] }] }] }),
    at: 'bgp[0].instances[0].peers[1].name',
    passes: () =>
      found({
        bgp: [{ ...group(), instances: [{ name: 'main', localASN: 64512, peers: [TOR, { ...TOR, name: 'tor-b' }] }] }],
      }),
  },
  'cilium-announcements/names-mean-one-thing': {
    fails: () => found({ ...bgp(), pools: [{ ...EDGE, disabled: true }] }),
    at: 'bgp[0].instances[0].peers[0].advertises[0].services.pools[0]',
    passes: () => found({ ...bgp(), pools: [{ ...EDGE, blocks: [{ cidr: '192.0.2.0/27' }] }] }),
  },
  'cilium-announcements/selectors-can-be-read': {
    fails: () => found(bgp({}, { nodes: { matchExpressions: [{ key: 'rack', operator: 'In' }] } })),
    at: 'bgp[0].nodes.matchExpressions[0].values',
    passes: () => found(bgp({}, { nodes: { matchExpressions: [{ key: 'rack', operator: 'Exists' }] } })),
  },
  'cilium-announcements/references-lead-somewhere': {
    fails: () => found({ ...bgp(), l2: [{ name: 'lan', services: { pools: ['egde'] } }] }),
    at: 'l2[0].services.pools[0]',
    passes: () => found({ ...bgp({}, override('main')), l2: [{ name: 'lan', services: { pools: ['edge'] } }] }),
  },
  'cilium-announcements/advertisement-is-told': {
    fails: () => found({ ...bgp(), advertisements: [{ type: 'PodCIDR', name: 'pods' }] }),
    at: 'advertisements[0]',
    passes: () => found({ ...bgp({ advertises: ['pods'] }), advertisements: [{ type: 'PodCIDR', name: 'pods' }] }),
  },
  'cilium-announcements/pool-is-announced': {
    fails: () => found({ ...bgp(), pools: [{ name: 'inner', blocks: [{ cidr: '198.51.100.0/28' }] }] }),
    at: 'pools[0]',
    passes: () =>
      found({
        ...bgp(),
        pools: [{ name: 'inner', blocks: [{ cidr: '198.51.100.0/28' }] }],
        l2: [{ name: 'lan', services: { pools: ['inner'] } }],
      }),
  },
  'cilium-announcements/pool-blocks-can-be-read': {
    fails: () => found(pools({ start: '192.0.2.9', stop: '192.0.2.1' })),
    at: 'pools[0].blocks[0].stop',
    passes: () => found(pools({ start: '192.0.2.1', stop: '192.0.2.9' })),
  },
  'cilium-announcements/pools-do-not-overlap': {
    fails: () => found(pools({ cidr: '192.0.2.0/27' }, { start: '192.0.2.31' })),
    at: 'pools[0].blocks[1]',
    passes: () => found(pools({ cidr: '192.0.2.0/27' }, { start: '192.0.2.32' })),
  },
  'cilium-announcements/pools-keep-out-of-the-cluster': {
    fails: () => found(pools({ cidr: '10.96.1.0/24' })),
    at: 'pools[0].blocks[0]',
    passes: () => found(pools({ cidr: '10.112.1.0/24' })),
  },
  'cilium-announcements/pool-has-a-family-of-the-cluster': {
    fails: () => found(pools({ cidr: '2001:db8::/112' })),
    at: 'pools[0].blocks[0]',
    passes: () => found(pools({ cidr: '192.0.2.0/24' })),
  },
  'cilium-announcements/l2-addresses-are-in-the-segment': {
    fails: () => found({ ...pools({ cidr: '192.0.2.0/27' }), l2: [{ name: 'lan' }] }, ON_LAN),
    at: 'pools[0].blocks[0]',
    passes: () => found({ ...pools({ cidr: '10.0.0.192/27' }), l2: [{ name: 'lan' }] }, ON_LAN),
  },
  'cilium-announcements/bgp-addresses-are-not-in-the-segment': {
    fails: () =>
      found(
        {
          ...bgp({ advertises: ['services'] }),
          ...pools({ cidr: '10.0.0.192/27' }),
          advertisements: [{ type: 'Service', name: 'services' }],
        },
        ON_LAN,
      ),
    at: 'pools[0].blocks[0]',
    passes: () => found(bgp(), ON_LAN),
  },
  'cilium-announcements/l2-announces-something': {
    fails: () => found({ l2: [{ name: 'lan', loadBalancerIPs: false }] }),
    at: 'l2[0].loadBalancerIPs',
    passes: () => found({ l2: [{ name: 'lan', loadBalancerIPs: false, externalIPs: true }] }),
  },
  'cilium-announcements/l2-interfaces-can-be-read': {
    fails: () => found({ l2: [{ name: 'lan', interfaces: ['^eth(?!1)'] }] }),
    at: 'l2[0].interfaces[0]',
    passes: () => found({ l2: [{ name: 'lan', interfaces: ['^eth[02-9]$'] }] }),
  },
  'cilium-announcements/nodes-are-configured-once': {
    fails: () => found({ bgp: [group(), group({}, { name: 'more', nodes: { matchLabels: { rack: 'a' } } })] }),
    at: 'bgp[1].nodes',
    passes: () =>
      found({
        bgp: [
          group({}, { nodes: { matchLabels: { rack: 'a' } } }),
          group({}, { name: 'more', nodes: { matchLabels: { rack: 'b' } } }),
        ],
      }),
  },
  'cilium-announcements/keepalive-fits-the-hold-time': {
    fails: () => found(bgp({ timers: { holdTimeSeconds: 9, keepAliveTimeSeconds: 10 } })),
    at: 'bgp[0].instances[0].peers[0].timers.keepAliveTimeSeconds',
    passes: () => found(bgp({ timers: { holdTimeSeconds: 3 } })),
  },
  'cilium-announcements/addresses-can-be-read': {
    fails: () => found(bgp({}, override('main', 'fd00::1'))),
    at: 'bgp[0].overrides[0].instances[0].routerID',
    passes: () => found(bgp({ address: 'fd00::1' }, override('main', '10.0.0.1'))),
  },
  'cilium-announcements/as-numbers-are-usable': {
    fails: () => found(bgp({ peerASN: 23456 })),
    at: 'bgp[0].instances[0].peers[0].peerASN',
    passes: () => found(bgp({ peerASN: 4200000000 })),
  },
  'cilium-announcements/multihop-is-between-systems': {
    fails: () => found(bgp({ peerASN: 64512, ebgpMultihop: 2 })),
    at: 'bgp[0].instances[0].peers[0].ebgpMultihop',
    passes: () => found(bgp({ ebgpMultihop: 2 })),
  },
  'cilium-announcements/peer-is-near-enough': {
    fails: () => found(bgp({ address: '10.9.0.1' }), ON_LAN),
    at: 'bgp[0].instances[0].peers[0].address',
    passes: () => found(bgp({ address: '10.9.0.1', ebgpMultihop: 2 }), ON_LAN),
  },
  'cilium-announcements/local-preference-is-told-inside': {
    fails: () => found(advertised({ localPreference: 150 })),
    at: 'bgp[0].instances[0].peers[0].advertises[0].localPreference',
    passes: () => found(bgp({ peerASN: 64512, advertises: [{ ...SERVICES, localPreference: 150 }] })),
  },
  'cilium-announcements/aggregate-is-of-the-pool': {
    fails: () => found(advertised({ aggregationLengthIPv4: 24 })),
    at: 'bgp[0].instances[0].peers[0].advertises[0].aggregationLengthIPv4',
    passes: () => found(advertised({ aggregationLengthIPv4: 27 })),
  },
  'cilium-announcements/bgp-is-switched-on': {
    fails: () => together([ciliumWith({}), plan(bgp())]),
    at: 'cilium-announcements',
    passes: () => together([ciliumWith(SPEAKER), plan(bgp())]),
  },
  'cilium-announcements/pod-routes-fit-the-ipam': {
    fails: () => together([ciliumWith(SPEAKER), ADVERTISED]),
    at: 'cilium-announcements',
    passes: () => together([ciliumWith(MULTI_POOL), BLUE, ADVERTISED]),
  },
  'cilium-announcements/pod-pools-are-there': {
    fails: () => together([ciliumWith(MULTI_POOL), ADVERTISED]),
    at: 'cilium-announcements',
    passes: () => together([ciliumWith(MULTI_POOL), BLUE, ADVERTISED]),
  },
  'cilium-announcements/agent-may-listen': {
    fails: () => together([ciliumWith(SPEAKER), listening(179)]),
    at: 'cilium-announcements',
    passes: () => together([ciliumWith(SPEAKER), listening(1179)]),
  },
  'cilium-announcements/l2-is-switched-on': {
    fails: () => together([ciliumWith({ kubeProxyReplacement: true }), LAN]),
    at: 'cilium-announcements',
    passes: () => together([ciliumWith(ANSWERING), LAN]),
  },
  'cilium-announcements/addresses-are-given': {
    fails: () => together([ciliumWith({ enableLBIPAM: false }), plan({ pools: [EDGE] })]),
    at: 'cilium-announcements',
    passes: () => together([ciliumWith({}), plan({ pools: [EDGE] })]),
  },
  'cilium-announcements/cloud-gives-no-addresses-too': {
    fails: () =>
      together([ciliumWith({ defaultLBServiceIPAM: 'lbipam' }), plan({ pools: [EDGE] })], eks('cilium-overlay')),
    at: 'cilium-announcements',
    passes: () =>
      together([ciliumWith({ defaultLBServiceIPAM: 'none' }), plan({ pools: [EDGE] })], eks('cilium-overlay')),
  },
  'cilium-announcements/one-load-balancer-serves': {
    fails: () => together([ciliumWith(ANSWERING), LAN], k3s()),
    at: 'cilium-announcements',
    passes: () => together([ciliumWith(ANSWERING), LAN], k3s({ disable: ['servicelb'] })),
  },
  'cilium-announcements/l2-answers-on-its-devices': {
    fails: () => together([ciliumWith({ ...ANSWERING, devices: ['eth0'] }), LAN]),
    at: 'cilium-announcements',
    passes: () => together([ciliumWith({ ...ANSWERING, devices: 'eth0 bond0' }), LAN]),
  },
  'cilium-announcements/l2-speaks-ipv6': {
    fails: () =>
      together([ciliumWith(ANSWERING, '1.18'), plan({ ...pools({ cidr: '2001:db8::/112' }), l2: [{ name: 'lan' }] })]),
    at: 'cilium-announcements',
    passes: () =>
      together([ciliumWith(ANSWERING, '1.19'), plan({ ...pools({ cidr: '2001:db8::/112' }), l2: [{ name: 'lan' }] })]),
  },
  'cilium-announcements/l2-traffic-goes-to-any-node': {
    fails: () => together([ciliumWith(ANSWERING), LAN, withService('Local')]),
    at: 'cilium-announcements',
    passes: () => together([ciliumWith(ANSWERING), LAN, withService('Cluster')]),
  },
  'cilium-announcements/plans-keep-apart': {
    fails: () => together([plan({ l2: [{ name: 'lan' }] }), plan({ name: 'more', l2: [{ name: 'lan' }] })]),
    at: 'more',
    passes: () => together([plan({ l2: [{ name: 'lan' }] }), plan({ name: 'more', l2: [{ name: 'wan' }] })]),
  },
  'cilium-announcements/plans-share-no-addresses': {
    fails: () => together([plan({ pools: [EDGE] }), plan({ name: 'more', pools: [{ ...EDGE, name: 'other' }] })]),
    at: 'more',
    passes: () =>
      together([
        plan({ pools: [EDGE] }),
        plan({ name: 'more', pools: [{ name: 'other', blocks: [{ cidr: '192.0.2.32/27' }] }] }),
      ]),
  },
  'cilium-announcements/fields-are-read': {
    fails: () => together([ciliumWith(SPEAKER, '1.18'), plan(bgp({ sourceInterface: 'lo' }))]),
    at: 'cilium-announcements',
    passes: () => together([ciliumWith(SPEAKER, '1.19'), plan(bgp({ sourceInterface: 'lo' }))]),
  },
};
