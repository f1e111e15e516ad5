import type { BgpAdvertisement, BgpPeerAtAddress, LoadBalancerPool } from '../../lib/cni/cilium-objects/announcements';
import { planCiliumAnnouncements } from '../../lib/cni/cilium-objects/announcements';
import { planCiliumEgressGateways } from '../../lib/cni/cilium-objects/egress-gateways';
import { planCiliumLocalRedirects } from '../../lib/cni/cilium-objects/local-redirects';
import { type CiliumPodPool, planCiliumPodPools } from '../../lib/cni/cilium-objects/pod-pools';
import type { InstallPlan } from '../../lib/core/plan';
import { inRange } from '../../lib/core/version';
import { DUAL_STACK, kubeadm } from './clusters';

const DUAL = kubeadm(DUAL_STACK);
const POOLS: readonly LoadBalancerPool[] = [
  { name: 'edge', blocks: [{ cidr: '192.0.2.0/27' }, { cidr: '2001:db8:1::/112' }], allowFirstLastIPs: false },
  {
    name: 'inner',
    blocks: [{ start: '198.51.100.10', stop: '198.51.100.20' }, { start: '198.51.100.40' }],
    services: { namespaces: ['shop'], matchLabels: { exposed: 'inner' } },
    disabled: true,
  },
];
const POD_POOL: CiliumPodPool = {
  name: 'blue',
  ipv4: { cidrs: ['10.50.0.0/16', '10.52.0.0/16'], maskSize: 27 },
  ipv6: { cidrs: ['fd00:50::/112'], maskSize: 122 },
  labels: { tier: 'front' },
};
const NODES = {
  matchLabels: { rack: 'a' },
  matchExpressions: [
    { key: 'kubernetes.io/hostname', operator: 'NotIn', values: ['spare'] },
    { key: 'node-role.kubernetes.io/control-plane', operator: 'DoesNotExist' },
    { key: 'bgp', operator: 'Exists' },
  ],
} as const;

/** A plan with every field of every kind that a minor of Cilium reads. */
export function everyNetworkObject(minor: string): readonly InstallPlan[] {
  return [announcements(minor), egress(minor), redirects(), podPools(minor)];
}

function announcements(minor: string): InstallPlan {
  const advertisements: readonly BgpAdvertisement[] = [
    { type: 'PodCIDR', name: 'pods', families: ['ipv4'] },
    { type: 'CiliumPodIPPool', name: 'pod-pools', pools: [POD_POOL, 'default'] },
    { type: 'CiliumPodIPPool', name: 'all-pod-pools' },
    {
      type: 'Service',
      name: 'edge',
      services: { pools: ['edge', 'inner'] },
      addresses: ['LoadBalancerIP', 'ExternalIP', 'ClusterIP'],
      aggregationLengthIPv4: 27,
      aggregationLengthIPv6: 112,
      localPreference: 150,
      communities: {
        standard: ['64512:100', '4226809957'],
        large: ['4200000000:1:2'],
        wellKnown: ['no-export', 'planned-shut'],
      },
    },
    { type: 'Service', name: 'every' },
    ...(inRange(`${minor}.0`, '>=1.19') ? ([{ type: 'Interface', name: 'loopback', interface: 'lo' }] as const) : []),
  ];
  const tor: BgpPeerAtAddress = {
    name: 'tor',
    address: '10.0.0.1',
    peerASN: 64512,
    advertises: advertisements,
    timers: { holdTimeSeconds: 9, keepAliveTimeSeconds: 3, connectRetryTimeSeconds: 5 },
    gracefulRestart: { restartTimeSeconds: 4095 },
    authSecretRef: 'bgp-password',
    peerPort: 1790,
    ...(inRange(`${minor}.0`, '>=1.19') && { sourceInterface: 'lo' }),
  };
  return planCiliumAnnouncements(DUAL, {
    pools: POOLS,
    l2: [
      { name: 'lan', services: { pools: ['edge', 'inner'] }, nodes: NODES, interfaces: ['^eth[0-9]+$'] },
      { name: 'external', services: { names: ['web'] }, loadBalancerIPs: false, externalIPs: true },
      { name: 'all' },
    ],
    bgp: [
      {
        name: 'racks',
        nodes: NODES,
        instances: [
          {
            name: 'main',
            localASN: 64512,
            localPort: 1179,
            peers: [
              tor,
              {
                name: 'tor-b',
                address: 'fd00::1',
                peerASN: 0,
                advertises: ['edge'],
                gracefulRestart: false,
                ebgpMultihop: 4,
              },
              {
                name: 'gateway',
                autoDiscovery: { mode: 'DefaultGateway', addressFamily: 'ipv6' },
                peerASN: 4200000001,
                advertises: ['pods'],
                families: ['ipv4'],
              },
            ],
          },
          { name: 'second', localASN: 4200000000, peers: [{ ...tor, advertises: ['every'] }] },
        ],
        overrides: [
          {
            node: 'worker-1.example',
            instances: [
              {
                name: 'main',
                routerID: '10.0.0.5',
                localASN: 64513,
                localPort: 1180,
                peers: [{ name: 'tor', localAddress: '10.0.0.5' }],
              },
              { name: 'second' },
            ],
          },
        ],
      },
    ],
  });
}

function egress(minor: string): InstallPlan {
  const [a, b] = ['a', 'b'].map((name) => ({ matchLabels: { 'kubernetes.io/hostname': name } }));
  return planCiliumEgressGateways(DUAL, {
    policies: [
      {
        name: 'payments',
        selectors: [
          { pods: { matchLabels: { app: 'payments' } }, namespaces: { matchLabels: { team: 'shop' } } },
          { namespaces: { matchExpressions: [{ key: 'team', operator: 'In', values: ['billing'] }] } },
          {},
        ],
        onNodes: [NODES, { matchLabels: { rack: 'b' } }],
        destinationCIDRs: ['0.0.0.0/0', '::/0'],
        excludedCIDRs: ['198.51.100.0/24'],
        gateways: [
          { nodes: a ?? {}, egressIP: '192.0.2.10' },
          { nodes: b ?? {}, interface: 'eth1' },
          { nodes: { matchLabels: { role: 'gateway' } } },
        ],
      },
      {
        name: 'one-way',
        selectors: [{ pods: { matchLabels: { app: 'mail' } } }],
        destinationCIDRs: ['2001:db8::/32'],
        gateways: [{ nodes: a ?? {}, ...(inRange(`${minor}.0`, '>=1.20') && { egressIP: '2001:db8:1::9' }) }],
      },
    ],
  });
}

function redirects(): InstallPlan {
  return planCiliumLocalRedirects(DUAL, {
    nodeLocalDns: true,
    policies: [
      {
        name: 'metadata',
        namespace: 'kube-system',
        description: 'metadata of the cloud, by a proxy',
        from: { ip: '169.254.169.254', ports: [{ port: 80, protocol: 'TCP' }] },
        to: { pods: { matchLabels: { app: 'metadata-proxy' } }, ports: [{ port: 8181, protocol: 'TCP' }] },
        skipRedirectFromBackend: true,
      },
      {
        name: 'web',
        namespace: 'shop',
        from: {
          service: 'web',
          ports: [
            { port: 80, protocol: 'TCP', name: 'http' },
            { port: 443, protocol: 'TCP', name: 'https' },
          ],
        },
        to: {
          pods: { matchExpressions: [{ key: 'app', operator: 'In', values: ['proxy'] }] },
          ports: [
            { port: 8080, protocol: 'TCP', name: 'http' },
            { port: 64999, protocol: 'TCP', name: 'https' },
          ],
        },
      },
    ],
  });
}

function podPools(minor: string): InstallPlan {
  return planCiliumPodPools(DUAL, {
    pools: [
      POD_POOL,
      {
        name: 'chosen',
        ipv4: { cidrs: ['10.54.0.0/16'], maskSize: 24 },
        ...(inRange(`${minor}.0`, '>=1.19') && {
          pods: { matchLabels: { pool: 'chosen' } },
          namespaces: { matchLabels: { team: 'shop' } },
        }),
        ...(inRange(`${minor}.0`, '>=1.20') && { allowFirstIP: true, allowLastIP: true }),
      },
    ],
  });
}
