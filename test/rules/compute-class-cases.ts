import type { Finding } from '../../lib/core/finding';
import {
  type ComputeClassesOptions,
  type ComputeClassOptions,
  type ComputeClassPriority,
  computeClassPool,
  inspectComputeClasses,
} from '../../lib/nodes/compute-class';
import { gke, kubeadm } from '../support/clusters';
import type { RuleCases } from './cases';

const CLUSTER = gke('dataplane-v2');
const POOL = { name: 'own', machineType: 'n4-standard-4' } as const;
const WITH_POOLS = gke('dataplane-v2', {
  nodePools: [
    { name: 'system', machineType: 'e2-standard-4' },
    POOL,
    { ...POOL, name: 'joined', ...computeClassPool('batch') },
  ],
});
const CILIUM = gke('cilium', {
  nodePools: [
    { name: 'system', machineType: 'e2-standard-4' },
    { ...POOL, ...computeClassPool('batch') },
  ],
});
const N4 = { machineFamily: 'n4' } as const;

const classes = (options: ComputeClassesOptions, cluster = CLUSTER): readonly Finding[] =>
  inspectComputeClasses(cluster, options).findings;
const one = (options: Partial<ComputeClassOptions>, cluster = CLUSTER): readonly Finding[] =>
  classes({ classes: [{ name: 'batch', priorities: [N4], ...options }] }, cluster);
const rules = (priorities: readonly ComputeClassPriority[], cluster = CLUSTER): readonly Finding[] =>
  one({ priorities }, cluster);
const machines = (rule: ComputeClassPriority): readonly Finding[] => rules([rule, N4]);
const config = (nodePoolConfig: ComputeClassOptions['nodePoolConfig'] & object): readonly Finding[] =>
  one({ nodePoolConfig });
const scored = (...scores: readonly number[]): readonly ComputeClassPriority[] =>
  scores.map((priorityScore) => ({ ...N4, priorityScore }));

/** Rules about compute classes of GKE. */
export const COMPUTE_CLASS_CASES: RuleCases = {
  'compute-class/cluster-is-gke': {
    fails: () => one({}, kubeadm() as never),
    at: 'cluster.distribution',
    passes: () => one({}),
  },
  'compute-class/class-has-a-name': {
    fails: () => one({ name: 'autopilot-spot' }),
    at: 'classes[0].name',
    passes: () => one({ name: 'spot' }),
  },
  'compute-class/spot-has-a-fallback': {
    fails: () => rules([{ ...N4, spot: true }]),
    at: 'classes[0].priorities',
    passes: () => one({ priorities: [{ ...N4, spot: true }], onDemandFallback: true }),
  },
  'compute-class/few-rules': {
    fails: () => one({ priorities: Array.from({ length: 6 }, () => ({ ...N4, spot: true })), onDemandFallback: true }),
    at: 'classes[0].priorities',
    passes: () => one({ priorities: Array.from({ length: 5 }, () => ({ ...N4, spot: true })), onDemandFallback: true }),
  },
  'compute-class/scores-are-complete': {
    fails: () => rules([...scored(5, 5, 5, 5)]),
    at: 'classes[0].priorities[3].priorityScore',
    passes: () => rules(scored(5, 5, 5, 4)),
  },
  'compute-class/fallback-has-no-scores': {
    fails: () => one({ priorities: [{ ...N4, spot: true, priorityScore: 5 }], onDemandFallback: true }),
    at: 'classes[0].onDemandFallback',
    passes: () =>
      one({
        priorities: [
          { ...N4, spot: true, priorityScore: 5 },
          { ...N4, priorityScore: 4 },
        ],
      }),
  },
  'compute-class/autopilot-makes-its-nodes': {
    fails: () => one({ autopilot: true, nodePoolAutoCreation: false }),
    at: 'classes[0].nodePoolAutoCreation',
    passes: () => one({ autopilot: true }),
  },
  'compute-class/pools-stand-alone': {
    fails: () => rules([{ nodepools: ['joined'], spot: true }], WITH_POOLS),
    at: 'classes[0].priorities[0].spot',
    passes: () => rules([{ nodepools: ['joined'] }], WITH_POOLS),
  },
  'compute-class/machines-are-said-once': {
    fails: () => machines({ machineType: 'n4-standard-8', minCores: 8 }),
    at: 'classes[0].priorities[0].minCores',
    passes: () => machines({ machineFamily: 'n4', minCores: 8 }),
  },
  'compute-class/flex-start-is-on-demand': {
    fails: () => machines({ flexStart: true, spot: true }),
    at: 'classes[0].priorities[0].spot',
    passes: () => machines({ flexStart: true }),
  },
  'compute-class/reservations-are-named': {
    fails: () => machines({ reservations: { affinity: 'Specific' } }),
    at: 'classes[0].priorities[0].reservations.specific',
    passes: () => machines({ reservations: { affinity: 'Specific', specific: [{ name: 'mine' }] } }),
  },
  'compute-class/reservations-have-the-zones': {
    fails: () =>
      one({
        priorityDefaults: { location: { zones: ['europe-west3-a'] } },
        priorities: [{ reservations: { affinity: 'Specific', specific: [{ name: 'mine' }] } }],
      }),
    at: 'classes[0].priorityDefaults.location.zones',
    passes: () =>
      machines({
        location: { locationPolicy: 'BALANCED' },
        reservations: { affinity: 'Specific', specific: [{ name: 'mine', zones: ['europe-west3-a'] }] },
      }),
  },
  'compute-class/best-effort-comes-last': {
    fails: () => rules([{ reservations: { affinity: 'AnyBestEffort' } }, N4]),
    at: 'classes[0].priorities[0].reservations.affinity',
    passes: () => rules([N4, { reservations: { affinity: 'AnyBestEffort' } }]),
  },
  'compute-class/spot-goes-where-capacity-is': {
    fails: () =>
      one({
        priorityDefaults: { location: { locationPolicy: 'BALANCED' } },
        priorities: [{ ...N4, spot: true }, N4],
      }),
    at: 'classes[0].priorities[0].location.locationPolicy',
    passes: () =>
      one({
        priorityDefaults: { location: { locationPolicy: 'BALANCED' } },
        priorities: [{ ...N4, spot: true, location: { locationPolicy: 'ANY' } }, N4],
      }),
  },
  'compute-class/boot-disk-fits': {
    fails: () => machines({ machineType: 'n4-standard-8', storage: { bootDiskType: 'pd-ssd' } }),
    at: 'classes[0].priorities[0].storage.bootDiskType',
    passes: () => machines({ machineFamily: 'c3', storage: { bootDiskType: 'pd-ssd' } }),
  },
  'compute-class/volumes-can-follow': {
    fails: () => rules([N4, { machineFamily: 'n2' }]),
    at: 'classes[0].priorities',
    passes: () => rules([N4, { machineFamily: 'c4' }, { machineFamily: 'c3' }]),
  },
  'compute-class/taints-are-free': {
    fails: () => config({ taints: [{ key: 'startup-taint.cluster-autoscaler.kubernetes.io/x', effect: 'NoExecute' }] }),
    at: 'classes[0].nodePoolConfig.taints[0].key',
    passes: () => config({ taints: [{ key: 'dedicated', value: 'batch', effect: 'NoSchedule' }] }),
  },
  'compute-class/labels-are-well-formed': {
    fails: () => config({ taints: [{ key: 'dedicated', value: 'ml', effect: 'NoSchedule' }] }),
    at: 'classes[0].nodePoolConfig.taints[0].value',
    passes: () =>
      config({ nodeLabels: { tier: '' }, taints: [{ key: 'dedicated', value: 'mla', effect: 'NoSchedule' }] }),
  },
  'compute-class/service-account-is-an-address': {
    fails: () => config({ serviceAccount: 'nodes' }),
    at: 'classes[0].nodePoolConfig.serviceAccount',
    passes: () => config({ serviceAccount: 'nodes@shop.iam.gserviceaccount.com' }),
  },
  'compute-class/gke-is-new-enough': {
    fails: () => rules(scored(5), gke('dataplane-v2', { gkeVersion: '1.35.2-gke.1841999' })),
    at: 'classes[0].priorities[0].priorityScore',
    passes: () => rules(scored(5), gke('dataplane-v2', { gkeVersion: '1.35.2-gke.1842000' })),
  },
  'compute-class/own-cilium-has-own-pools': {
    fails: () => one({}, CILIUM),
    at: 'classes[0].nodePoolAutoCreation',
    passes: () => one({ nodePoolAutoCreation: false, priorities: [{ nodepools: ['own'] }] }, CILIUM),
  },
  'compute-class/autopilot-has-no-pools': {
    fails: () => rules([{ nodepools: ['own'] }], gke('autopilot')),
    at: 'classes[0].priorities[0].nodepools',
    passes: () => rules([N4], gke('autopilot')),
  },
  'compute-class/pod-family-is-of-autopilot': {
    fails: () => rules([{ podFamily: 'general-purpose' }]),
    at: 'classes[0].priorities[0].podFamily',
    passes: () => one({ priorities: [{ podFamily: 'general-purpose' }], autopilot: true }),
  },
  'compute-class/pools-have-joined': {
    fails: () => rules([{ nodepools: ['joined', 'own'] }], WITH_POOLS),
    at: 'classes[0].priorities[0].nodepools[1]',
    passes: () => rules([{ nodepools: ['joined'] }], WITH_POOLS),
  },
  'compute-class/pools-exist': {
    fails: () => rules([{ nodepools: ['missing'] }], WITH_POOLS),
    at: 'classes[0].priorities[0].nodepools[0]',
    passes: () => rules([{ nodepools: ['joined'] }], WITH_POOLS),
  },
  'compute-class/somebody-makes-nodes': {
    fails: () => one({ nodePoolAutoCreation: false }),
    at: 'classes[0].nodePoolAutoCreation',
    passes: () => one({ nodePoolAutoCreation: false }, WITH_POOLS),
  },
  'compute-class/default-is-switched-on': {
    fails: () => one({ name: 'default' }),
    at: 'classes[0].name',
    passes: () =>
      one(
        { name: 'default' },
        gke('dataplane-v2', { autoProvisioning: { limits: { cpu: 100, memory: 400 }, defaultComputeClass: true } }),
      ),
  },
};
