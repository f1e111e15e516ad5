import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { inspectSpotStateful, type SpotStatefulOptions } from '../../lib/workloads/stateful';
import { k3s } from '../support/clusters';
import { SPOT_CLUSTER } from '../support/spot-safe';
import { STORE } from '../support/store';
import { TWO_CAPACITIES } from '../support/two-capacities';
import type { RuleCases } from './cases';

const store = (options: Partial<SpotStatefulOptions>, cluster: Cluster = TWO_CAPACITIES): readonly Finding[] =>
  inspectSpotStateful(cluster, { ...STORE, ...options }).findings;

const [DATA] = STORE.volumeClaims;
const NO_CLASS = [{ name: 'data', mountPath: '/data' }];

/** The same, without what only several members can have said of them. */
const { zones: _zones, ...ONE } = STORE;

/** Rules about members with volumes. */
export const STATEFUL_CASES: RuleCases = {
  'stateful/majority-survives': {
    fails: () => store({ zones: 2 }),
    at: 'zones',
    passes: () => store({ zones: 3, replicas: 5 }),
  },
  'stateful/members-are-odd': {
    fails: () => store({ replicas: 4, survive: 'node' }),
    at: 'replicas',
    passes: () => store({ replicas: 4, survive: 'node', need: 2 }),
  },
  'stateful/one-member-survives-nothing': {
    fails: () => store({ replicas: 1, need: 1 }),
    at: 'need',
    passes: () => inspectSpotStateful(TWO_CAPACITIES, { ...ONE, replicas: 1 }).findings,
  },
  'stateful/volumes-outlive-nodes': {
    fails: () => store({ volumeClaims: NO_CLASS }, k3s()),
    at: 'volumeClaims[0].storageClass',
    passes: () =>
      store({ nodes: { capacity: 'any' } }, k3s({ nodePools: [{ name: 'servers', role: 'control-plane', nodes: 3 }] })),
  },
  'stateful/volumes-have-a-class': {
    fails: () => store({ volumeClaims: NO_CLASS }),
    at: 'volumeClaims[0].storageClass',
    passes: () => store({}),
  },
  'stateful/volumes-are-told-apart': {
    fails: () => store({ volumeClaims: [...STORE.volumeClaims, { ...DATA, name: 'log', mountPath: '/data' }] }),
    at: 'volumeClaims[1].mountPath',
    passes: () => store({ volumeClaims: [...STORE.volumeClaims, { ...DATA, name: 'log', mountPath: '/log' }] }),
  },
  'stateful/losses-are-announced': {
    fails: () => store({}, SPOT_CLUSTER),
    at: 'termination.handler',
    passes: () => store({ termination: { handler: 'node-termination-handler' } }, SPOT_CLUSTER),
  },
  'stateful/ownership-is-not-walked': {
    fails: () => store({ pod: { ...STORE.pod, securityContext: { fsGroup: 1000, fsGroupChangePolicy: 'Always' } } }),
    at: 'pod.securityContext.fsGroupChangePolicy',
    passes: () => store({}),
  },
  'stateful/members-start-in-parallel': {
    fails: () => store({ podManagementPolicy: 'OrderedReady' }),
    at: 'podManagementPolicy',
    passes: () => store({ podManagementPolicy: 'Parallel' }),
  },
  'stateful/zones-have-a-fallback': {
    fails: () => store({ nodes: { capacity: 'spot' } }),
    at: 'nodes.capacity',
    passes: () =>
      store({
        nodes: { capacity: 'spot' },
        volumeClaims: [{ name: 'data', mountPath: '/data', storageClass: 'regional', reach: 'region' }],
      }),
  },
};
