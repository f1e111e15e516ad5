import type { GkeNetworking } from '../../lib/clusters/gke';
import type { RuleCases } from './cases';
import { gkeWith, SYSTEM, withPool } from './gke-found';

const ENCRYPTED: GkeNetworking = { mode: 'dataplane-v2', interNodeEncryption: true };
const BY_NAME: GkeNetworking = { mode: 'dataplane-v2', fqdnNetworkPolicy: true };
const MULTI: GkeNetworking = { mode: 'dataplane-v2', multiNetworking: true };
const LARGE = { vpc: { kind: 'new', podRange: '10.64.0.0/11' } } as const;
const NETWORK = { network: 'storage', subnetwork: 'storage-nodes' };

/** Rules about node pools of GKE. */
export const GKE_NODE_POOL_CASES: RuleCases = {
  'gke/encrypted-nodes-are-few': {
    fails: () => withPool({ nodes: { min: 0, max: 166 } }, { ...LARGE, networking: ENCRYPTED }),
    at: 'cluster.networking.interNodeEncryption',
    passes: () => withPool({ nodes: { min: 0, max: 165 } }, { ...LARGE, networking: ENCRYPTED }),
  },
  'gke/encrypted-nodes-run-linux': {
    fails: () => withPool({ image: 'windows' }, { networking: ENCRYPTED }),
    at: 'cluster.nodePools[1].image',
    passes: () => withPool({ image: 'ubuntu' }, { networking: ENCRYPTED }),
  },
  'gke/policies-by-name-are-for-linux': {
    fails: () => withPool({ image: 'windows' }, { networking: BY_NAME }),
    at: 'cluster.nodePools[1].image',
    passes: () => withPool({ image: 'ubuntu' }, { networking: BY_NAME }),
  },
  'gke/additional-networks-are-possible': {
    fails: () => withPool({ additionalNetworks: [NETWORK] }),
    at: 'cluster.nodePools[1].additionalNetworks',
    passes: () => withPool({ additionalNetworks: [NETWORK] }, { networking: MULTI }),
  },
  'gke/node-has-8-interfaces': {
    fails: () => withPool({ additionalNetworks: Array.from({ length: 8 }, () => NETWORK) }, { networking: MULTI }),
    at: 'cluster.nodePools[1].additionalNetworks',
    passes: () => withPool({ additionalNetworks: Array.from({ length: 7 }, () => NETWORK) }, { networking: MULTI }),
  },
  'gke/pool-name-is-short': {
    fails: () => withPool({ name: '2nd' }),
    at: 'cluster.nodePools[1].name',
    passes: () => withPool({ name: 'a'.repeat(40) }),
  },
  'gke/pool-may-have-a-node': {
    fails: () => withPool({ nodes: { min: 0, max: 0 } }),
    at: 'cluster.nodePools[1].nodes',
    passes: () => withPool({ nodes: 0 }),
  },
  'gke/upgrade-moves-nodes': {
    fails: () => withPool({ upgrade: { strategy: 'surge', maxSurge: 0 } }),
    at: 'cluster.nodePools[1].upgrade',
    passes: () => withPool({ upgrade: { strategy: 'surge', maxSurge: 0, maxUnavailable: 1 } }),
  },
  'gke/pool-labels-are-free': {
    fails: () => withPool({ labels: { 'kubernetes.io/role': 'apps' } }),
    at: 'cluster.nodePools[1].labels["kubernetes.io/role"]',
    passes: () => withPool({ labels: { 'cloud.google.com/compute-class': 'apps' } }),
  },
  'gke/pool-disk-fits-machines': {
    fails: () => withPool({ machineType: 'c4-standard-4', diskType: 'pd-ssd' }),
    at: 'cluster.nodePools[1].diskType',
    passes: () => withPool({ machineType: 'c4-standard-4', diskType: 'hyperdisk-balanced' }),
  },
  'gke/pool-range-has-a-name': {
    fails: () => withPool({ podRange: 'more-pods' }),
    at: 'cluster.nodePools[1].podRange',
    passes: () => withPool({}),
  },
  'gke/spot-has-three-zones': {
    fails: () => withPool({ spot: true, zones: ['europe-west3-a', 'europe-west3-b'] }),
    at: 'cluster.nodePools[1].zones',
    passes: () => withPool({ spot: true }),
  },
  'gke/shutdown-grace-is-of-spot': {
    fails: () => withPool({ shutdownGrace: { total: 60, critical: 15 } }),
    at: 'cluster.nodePools[1].shutdownGrace',
    passes: () => withPool({ spot: true, shutdownGrace: { total: 60, critical: 15 } }),
  },
  'gke/shutdown-grace-covers-critical-pods': {
    fails: () => withPool({ spot: true, shutdownGrace: { total: 60, critical: 61 } }),
    at: 'cluster.nodePools[1].shutdownGrace.critical',
    passes: () => withPool({ spot: true, shutdownGrace: { total: 60, critical: 60 } }),
  },
  'gke/spot-upgrades-without-surge': {
    fails: () => withPool({ spot: true, upgrade: { strategy: 'surge', maxSurge: 1, maxUnavailable: 0 } }),
    at: 'cluster.nodePools[1].upgrade',
    passes: () => withPool({ spot: true }),
  },
  'gke/has-linux-nodes': {
    fails: () => gkeWith({ nodePools: [{ ...SYSTEM, image: 'windows' }] }),
    at: 'cluster.nodePools',
    passes: () => gkeWith({ networking: { mode: 'autopilot' } }),
  },
  'gke/system-pods-keep-their-nodes': {
    fails: () => gkeWith({ nodePools: [{ ...SYSTEM, spot: true }] }),
    at: 'cluster.nodePools',
    passes: () => withPool({ spot: true }),
  },
  'gke/system-pods-can-be-scheduled': {
    fails: () => gkeWith({ nodePools: [{ ...SYSTEM, taints: [{ key: 'example.com/team', effect: 'NoSchedule' }] }] }),
    at: 'cluster.nodePools',
    passes: () =>
      gkeWith({
        nodePools: [
          {
            ...SYSTEM,
            taints: [{ key: 'components.gke.io/gke-managed-components', value: 'true', effect: 'NoSchedule' }],
          },
        ],
      }),
  },
  'gke/system-pods-have-two-nodes': {
    fails: () => gkeWith({ location: 'europe-west3-a', nodePools: [SYSTEM] }),
    at: 'cluster.nodePools',
    passes: () => gkeWith({ location: 'europe-west3-a' }),
  },
};
