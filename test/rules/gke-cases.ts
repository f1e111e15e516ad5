import type { RuleCases } from './cases';
import { existing, gkeWith, shared, withPool } from './gke-found';
import { GKE_NODE_POOL_CASES } from './gke-node-pool-cases';

const LONG = 'a-name-that-is-longer-than-thirty-two';
const DUAL = 'ipv4-ipv6';

/** Rules about GKE clusters: first what Google itself settles, then networks, then node pools. */
export const GKE_CASES: RuleCases = {
  'gke/name-is-short': {
    fails: () => gkeWith({ name: `${LONG}-even-so` }),
    at: 'cluster.name',
    passes: () => gkeWith({ name: LONG }),
  },
  'gke/name-fits-cilium': {
    fails: () => gkeWith({ name: LONG, networking: { mode: 'cilium' } }),
    at: 'cluster.name',
    passes: () => gkeWith({ name: 'short', networking: { mode: 'cilium' } }),
  },
  'gke/version-has-a-build': {
    fails: () => gkeWith({ gkeVersion: '1.36.2' }),
    at: 'cluster.gkeVersion',
    passes: () => gkeWith({ gkeVersion: '1.36.2-gke.2064000', kubernetes: '1.36' }),
  },
  'gke/is-vpc-native': {
    fails: () => gkeWith({ networking: { mode: 'routes' } }),
    at: 'cluster.networking.mode',
    passes: () => gkeWith({ networking: { mode: 'legacy' } }),
  },
  'gke/autopilot-has-no-node-options': {
    fails: () => gkeWith({ networking: { mode: 'autopilot' }, maxPodsPerNode: 32 }),
    at: 'cluster.maxPodsPerNode',
    passes: () => gkeWith({ networking: { mode: 'autopilot' } }),
  },
  'gke/cilium-has-own-pools': {
    fails: () => gkeWith({ networking: { mode: 'cilium' }, autoProvisioning: { limits: { cpu: 64, memory: 256 } } }),
    at: 'cluster.autoProvisioning',
    passes: () => gkeWith({ networking: { mode: 'legacy' }, autoProvisioning: { limits: { cpu: 64, memory: 256 } } }),
  },
  'gke/version-has-the-feature': {
    fails: () =>
      gkeWith({ kubernetes: '1.27.5', networking: { mode: 'dataplane-v2', clusterwideNetworkPolicy: true } }),
    at: 'cluster.networking.clusterwideNetworkPolicy',
    passes: () =>
      gkeWith({
        gkeVersion: '1.28.6-gke.1095000',
        networking: { mode: 'dataplane-v2', clusterwideNetworkPolicy: true },
      }),
  },
  'gke/location-is-a-place': {
    fails: () => gkeWith({ location: 'Frankfurt' }),
    at: 'cluster.location',
    passes: () => gkeWith({ location: 'northamerica-northeast1-a' }),
  },
  'gke/zones-are-of-the-region': {
    fails: () => gkeWith({ zones: ['europe-west3-a', 'europe-west4-b'] }),
    at: 'cluster.zones[1]',
    passes: () => gkeWith({ zones: ['europe-west3-a', 'europe-west3-b'] }),
  },
  'gke/host-project-is-an-id': {
    fails: () => gkeWith({ vpc: shared({ hostProject: '1234567890' }) }),
    at: 'cluster.vpc.hostProject',
    passes: () => gkeWith({ vpc: shared() }),
  },
  'gke/shared-subnet-names-its-project': {
    fails: () => gkeWith({ vpc: shared({ subnetwork: 'nodes' }) }),
    at: 'cluster.vpc.subnetwork',
    passes: () => gkeWith({ vpc: existing({ subnetwork: 'nodes' }) }),
  },
  'gke/subnet-is-in-the-region': {
    fails: () => gkeWith({ vpc: existing({ subnetwork: 'projects/p/regions/europe-west4/subnetworks/nodes' }) }),
    at: 'cluster.vpc.subnetwork',
    passes: () => gkeWith({ vpc: existing({ subnetwork: 'projects/p/regions/europe-west3/subnetworks/nodes' }) }),
  },
  'gke/ranges-are-ipv4': {
    fails: () => gkeWith({ vpc: { kind: 'new', proxyOnlyRange: 'fd00::/64' } }),
    at: 'cluster.vpc.proxyOnlyRange',
    passes: () => gkeWith({ vpc: { kind: 'new', proxyOnlyRange: '10.1.0.0/23' } }),
  },
  'gke/further-ranges-are-apart': {
    fails: () => gkeWith({ vpc: { kind: 'new', additionalPodRanges: ['10.244.128.0/17'] } }),
    at: 'cluster.vpc.additionalPodRanges[0]',
    passes: () => gkeWith({ vpc: { kind: 'new', additionalPodRanges: ['10.245.128.0/17'] } }),
  },
  'gke/range-names-are-distinct': {
    fails: () => gkeWith({ vpc: existing({ additionalPodRanges: [{ name: 'services' }] }) }),
    at: 'cluster.vpc.additionalPodRanges[0].name',
    passes: () => gkeWith({ vpc: existing({ additionalPodRanges: [{ name: 'more-pods' }] }) }),
  },
  'gke/service-range-size': {
    fails: () => gkeWith({ vpc: { kind: 'new', serviceRange: '172.16.0.0/15' } }),
    at: 'cluster.vpc.serviceRange',
    passes: () => gkeWith({ vpc: { kind: 'new', serviceRange: '172.16.0.0/16' } }),
  },
  'gke/proxy-only-range-size': {
    fails: () => gkeWith({ vpc: { kind: 'new', proxyOnlyRange: '10.1.0.0/27' } }),
    at: 'cluster.vpc.proxyOnlyRange',
    passes: () => gkeWith({ vpc: { kind: 'new', proxyOnlyRange: '10.1.0.0/26' } }),
  },
  'gke/pod-ranges-hold-nodes': {
    // 256 blocks: 252 nodes of one pool, 3 of the other, one more of each during upgrades.
    fails: () => withPool({ nodes: { min: 0, max: 84 } }),
    at: 'cluster.vpc.podRange',
    passes: () => withPool({ nodes: { min: 0, max: 83 } }),
  },
  'gke/node-range-holds-nodes': {
    // 60 addresses for use: 60 nodes of one pool, 3 of the other, one more of each during upgrades.
    fails: () => withPool({ nodes: { min: 0, max: 19 } }, { vpc: { kind: 'new', nodeRange: '10.0.0.0/26' } }),
    at: 'cluster.vpc.nodeRange',
    passes: () => withPool({ nodes: { min: 0, max: 18 } }, { vpc: { kind: 'new', nodeRange: '10.0.0.0/26' } }),
  },
  'gke/pools-keep-to-the-limit': {
    fails: () =>
      withPool({ nodes: 1000 }, { location: 'europe-west3-a', vpc: { kind: 'new', podRange: '10.64.0.0/11' } }),
    at: 'cluster.nodePools',
    passes: () =>
      withPool({ nodes: 999 }, { location: 'europe-west3-a', vpc: { kind: 'new', podRange: '10.64.0.0/11' } }),
  },
  'gke/has-ipv4': {
    fails: () => gkeWith({ stackType: 'ipv6' }),
    at: 'cluster.stackType',
    passes: () => gkeWith({ stackType: DUAL }),
  },
  'gke/dual-stack-subnet-has-ipv6': {
    fails: () => gkeWith({ stackType: DUAL, vpc: existing() }),
    at: 'cluster.vpc.ipv6Access',
    passes: () => gkeWith({ stackType: DUAL, vpc: existing({ ipv6Access: 'internal' }) }),
  },
  'gke/ipv6-access-is-used': {
    fails: () => gkeWith({ vpc: { kind: 'new', ipv6Access: 'internal' } }),
    at: 'cluster.vpc.ipv6Access',
    passes: () => gkeWith({ stackType: DUAL, vpc: { kind: 'new', ipv6Access: 'internal' } }),
  },
  'gke/multi-networking-is-ipv4': {
    fails: () => gkeWith({ stackType: DUAL, networking: { mode: 'dataplane-v2', multiNetworking: true } }),
    at: 'cluster.networking.multiNetworking',
    passes: () => gkeWith({ networking: { mode: 'dataplane-v2', multiNetworking: true } }),
  },
  ...GKE_NODE_POOL_CASES,
};
