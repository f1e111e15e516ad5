import type {
  CiliumCidrGroup,
  CiliumEgressPeer,
  CiliumEgressTraffic,
  CiliumIngressPeer,
  CiliumIngressTraffic,
  CiliumMinor,
  CiliumPoliciesOptions,
} from '../../lib/cni/cilium-objects/policies';
import { DUAL_STACK, kubeadm } from './clusters';

/** A cluster of both IP families. */
export const BOTH_FAMILIES = kubeadm({ ...DUAL_STACK });

const PARTNERS: CiliumCidrGroup = { name: 'partners', cidrs: ['203.0.113.0/24', '2001:db8::/32'] };
const CERTIFICATE = { name: 'shop-tls', namespace: 'shop' };
const TCP = [{ port: 8080 }] as const;

const INGRESS_PEERS: readonly CiliumIngressPeer[] = [
  {
    kind: 'endpoints',
    endpoints: [
      {},
      { matchLabels: { app: 'frontend', 'k8s:tier': 'web' } },
      {
        namespace: 'web',
        cluster: 'west',
        serviceAccount: 'frontend',
        matchExpressions: [{ key: 'app', operator: 'In', values: ['a', 'b'] }],
      },
      { namespace: '*', cluster: '*', matchExpressions: [{ key: 'legacy', operator: 'DoesNotExist' }] },
      { namespaceLabels: { team: 'shop' } },
    ],
  },
  {
    kind: 'entities',
    entities: [
      'all',
      'world',
      'cluster',
      'host',
      'remote-node',
      'kube-apiserver',
      'ingress',
      'health',
      'init',
      'unmanaged',
      'none',
    ],
  },
  { kind: 'cidrs', cidrs: [{ cidr: '198.51.100.0/24', except: ['198.51.100.128/25'] }, { cidr: '2001:db8:1::/48' }] },
  { kind: 'cidr-groups', groups: [PARTNERS, 'partners'] },
  { kind: 'nodes', nodes: [{ matchLabels: { 'node-role': 'edge' } }] },
];

const EGRESS_PEERS: readonly CiliumEgressPeer[] = [
  {
    kind: 'services',
    services: [{ name: 'orders', namespace: 'shop' }],
    selectors: [{ matchLabels: { env: 'staging' }, namespace: 'web' }, { matchLabels: { env: 'staging' } }],
  },
  {
    kind: 'fqdns',
    names: ['api.bank.example', '_dmarc.example.com.'],
    patterns: ['*.example.org', 'sub*.example.org'],
  },
];

const INGRESS_TRAFFIC: readonly CiliumIngressTraffic[] = [
  {
    kind: 'ports',
    ports: [
      { port: 80, protocol: 'TCP' },
      { port: 8000, endPort: 8100, protocol: 'UDP' },
      { port: 'http-metrics' },
      { protocol: 'SCTP' },
      { port: 53, protocol: 'ANY' },
    ],
  },
  {
    kind: 'icmp',
    types: [
      { family: 'IPv4', type: 'EchoRequest' },
      { family: 'IPv4', type: 0 },
      { family: 'IPv4', type: 255 },
      { family: 'IPv6', type: 'EchoRequest' },
      { family: 'IPv6', type: 'NeighborSolicitation' },
      { family: 'IPv6', type: 161 },
    ],
  },
  { kind: 'tls', ports: [{ port: 443 }], serverNames: ['shop.example.com', '*.example.com', '**.example.com'] },
  {
    kind: 'http',
    ports: [...TCP, { port: 'http' }, { port: 9000, endPort: 9010 }],
    http: [
      {},
      { method: 'GET|HEAD', path: '/shop/[^/]+', host: 'shop\\.example\\.com' },
      {
        method: 'POST',
        headers: [
          { name: 'x-team' },
          { name: 'x-team', value: 'shop', mismatch: 'REPLACE' },
          { name: 'authorization', secret: { name: 'token', namespace: 'shop' }, mismatch: 'LOG' },
        ],
      },
    ],
  },
  {
    kind: 'http',
    ports: [{ port: 8443 }],
    http: [{ path: '/' }],
    terminatingTLS: {
      secret: CERTIFICATE,
      certificate: 'tls.crt',
      privateKey: 'tls.key',
      serverNames: ['a.example.com'],
    },
    originatingTLS: { secret: CERTIFICATE, trustedCA: 'ca.crt' },
  },
  {
    kind: 'grpc',
    ports: TCP,
    calls: [{ service: 'shop.v1.Checkout', method: 'Pay' }, { service: 'grpc.health.v1.Health' }],
    contentType: 'application/grpc+proto',
  },
];

const KAFKA: CiliumIngressTraffic = {
  kind: 'kafka',
  ports: [{ port: 9092 }],
  kafka: [{ role: 'produce', topic: 'orders' }, { role: 'consume', clientID: 'shop' }, {}],
};

const EGRESS_TRAFFIC: readonly CiliumEgressTraffic[] = [
  ...INGRESS_TRAFFIC,
  { kind: 'dns', names: ['api.bank.example'], patterns: ['*', '*.svc.cluster.local'] },
];

/** Every word that there is for policies, as far as a minor of Cilium has it, with nothing wrong but warnings. */
export function everyPolicy(version: CiliumMinor): CiliumPoliciesOptions {
  const meshWide: readonly CiliumIngressPeer[] =
    version === '1.20' ? [{ kind: 'entities', entities: ['cluster-mesh'] }] : [];
  const kafka = version === '1.20' ? [] : [KAFKA];
  const denied = [INGRESS_TRAFFIC[0], INGRESS_TRAFFIC[1]] as readonly Extract<
    CiliumIngressTraffic,
    { readonly kind: 'ports' | 'icmp' }
  >[];
  const ingress = [
    ...[...INGRESS_PEERS, ...meshWide].map((from) => ({ from })),
    ...[...INGRESS_TRAFFIC, ...kafka].map((traffic) => ({ traffic })),
    { from: { kind: 'endpoints' as const, endpoints: [{}] }, authentication: 'required' as const },
    { from: { kind: 'entities' as const, entities: ['host' as const] }, authentication: 'disabled' as const },
  ];
  const egress = [
    ...[...INGRESS_PEERS, ...meshWide, ...EGRESS_PEERS].map((to) => ({ to })),
    ...[...EGRESS_TRAFFIC, ...kafka].map((traffic) => ({ traffic })),
  ];
  const services = EGRESS_PEERS.filter((peer) => peer.kind === 'services');
  return {
    ciliumVersion: version,
    dns: { onNode: true },
    cidrGroups: [PARTNERS],
    baseline: {
      namespaces: [
        { name: 'shop', within: true, apiServer: true, gateway: true, istioAmbient: true },
        { name: 'batch', directions: ['ingress'] },
      ],
      everywhere: { deny: ['ingress', 'egress'], gateway: true, istioAmbient: true, denyMetadata: true },
      nodes: {
        selector: { matchLabels: { 'host-policies': 'on' } },
        ssh: ['192.0.2.0/24'],
        apiServerClients: ['192.0.2.0/24'],
        nodeRanges: ['10.10.0.0/16'],
        ports: [
          { protocol: 'UDP', port: 8472, from: 'node', to: 'node', purpose: 'tunnel' },
          { protocol: 'UDP', port: 51_871, from: 'node', to: 'node', purpose: 'WireGuard' },
          { protocol: 'TCP', port: 30_000, endPort: 32_767, from: 'anyone', to: 'node', purpose: 'node ports' },
          { protocol: 'ICMP', from: 'node', to: 'node', purpose: 'health checks' },
        ],
      },
    },
    policies: [
      {
        name: 'every-word',
        namespace: 'shop',
        description: 'Every word that there is',
        log: 'every word',
        endpoints: {
          matchLabels: { app: 'shop' },
          matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['test'] }],
        },
        enableDefaultDeny: { ingress: true, egress: true },
        ingress,
        ingressDeny: [...INGRESS_PEERS.map((from) => ({ from })), ...denied.map((traffic) => ({ traffic }))],
        egress,
        egressDeny: [
          ...[...INGRESS_PEERS, ...services].map((to) => ({ to: to as CiliumIngressPeer })),
          ...denied.map((traffic) => ({ traffic })),
        ],
      },
      { name: 'nothing', namespace: 'attic', enableDefaultDeny: { ingress: true, egress: true } },
    ],
    clusterwide: [
      {
        name: 'some-pods',
        subject: { kind: 'endpoints', matchExpressions: [{ key: 'k8s:app', operator: 'Exists' }] },
        ingress: INGRESS_PEERS.map((from) => ({ from })),
      },
      {
        name: 'some-nodes',
        subject: { kind: 'nodes', matchLabels: { 'node-role': 'edge' } },
        ingress: [{ from: { kind: 'entities', entities: ['cluster'] } }, ...denied.map((traffic) => ({ traffic }))],
        egress: [
          { to: { kind: 'entities', entities: ['all'] } },
          { to: { kind: 'cidrs', cidrs: [{ cidr: '192.0.2.53/32' }] }, traffic: { kind: 'dns', patterns: ['*'] } },
          { to: { kind: 'fqdns', names: ['registry.example.com'], lookups: 'elsewhere' } },
        ],
      },
    ],
  };
}
