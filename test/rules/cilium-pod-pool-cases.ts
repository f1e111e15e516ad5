import { type CiliumPodPool, planCiliumPodPools } from '../../lib/cni/cilium-objects/pod-pools';
import { inspectCiliumPodPools } from '../../lib/cni/cilium-objects/pod-pools/plan';
import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import type { InstallPlan } from '../../lib/core/plan';
import { ciliumWith, together } from '../support/cilium-release';
import { DUAL_STACK, kubeadm, sized } from '../support/clusters';
import type { RuleCases } from './cases';

const BLUE: CiliumPodPool = { name: 'blue', ipv4: { cidrs: ['10.50.0.0/16'], maskSize: 27 } };
const GREEN: CiliumPodPool = { name: 'green', ipv4: { cidrs: ['10.51.0.0/16'], maskSize: 27 } };
const found = (pools: readonly CiliumPodPool[], cluster: Cluster = sized(3)): readonly Finding[] =>
  inspectCiliumPodPools(cluster, { pools }).findings;
const plan = (pool: Partial<CiliumPodPool> = {}): InstallPlan =>
  planCiliumPodPools(sized(3), { pools: [{ ...BLUE, ...pool }] });
const multiPool = (cidr: string) => ({
  ipam: {
    mode: 'multi-pool',
    operator: { autoCreateCiliumPodIPPools: { default: { ipv4: { cidrs: [cidr], maskSize: 24 } } } },
  },
});
const chosen = (name: string): Partial<CiliumPodPool> => ({ pods: { matchLabels: { pool: name } } });

/** Rules about pools of pods. */
export const CILIUM_POD_POOL_CASES: RuleCases = {
  'cilium-pod-pools/names-are-dns-labels': {
    fails: () => found([{ ...BLUE, name: 'default' }]),
    at: 'pools[0].name',
    passes: () => found([BLUE, GREEN]),
  },
  'cilium-pod-pools/pool-has-addresses': {
    fails: () => found([{ name: 'blue' }]),
    at: 'pools[0]',
    passes: () => found([BLUE]),
  },
  'cilium-pod-pools/ranges-can-be-read': {
    fails: () => found([{ name: 'blue', ipv6: { cidrs: ['fd00:50::/48'], maskSize: 80 } }], kubeadm(DUAL_STACK)),
    at: 'pools[0].ipv6.cidrs[0]',
    passes: () => found([{ name: 'blue', ipv6: { cidrs: ['fd00:50::/48'], maskSize: 64 } }], kubeadm(DUAL_STACK)),
  },
  'cilium-pod-pools/ranges-do-not-overlap': {
    fails: () => found([BLUE, { ...GREEN, ipv4: { cidrs: ['10.50.128.0/20'], maskSize: 27 } }]),
    at: 'pools[1].ipv4.cidrs[0]',
    passes: () => found([BLUE, GREEN]),
  },
  'cilium-pod-pools/every-node-finds-a-block': {
    fails: () => found([{ name: 'blue', ipv4: { cidrs: ['10.50.0.0/26'], maskSize: 27 } }]),
    at: 'pools[0].ipv4.maskSize',
    passes: () => found([BLUE]),
  },
  'cilium-pod-pools/selectors-can-be-read': {
    fails: () => found([{ ...BLUE, labels: { 'no label': 'x' } }]),
    at: 'pools[0].labels["no label"]',
    passes: () => found([{ ...BLUE, labels: { tier: 'front' } }]),
  },
  'cilium-pod-pools/pods-have-one-pool': {
    fails: () =>
      found([
        { ...BLUE, ...chosen('a') },
        { ...GREEN, ...chosen('a') },
      ]),
    at: 'pools[1].pods',
    passes: () =>
      found([
        { ...BLUE, ...chosen('a') },
        { ...GREEN, ...chosen('b') },
      ]),
  },
  'cilium-pod-pools/ipam-takes-pools': {
    fails: () => together([ciliumWith({}), plan()]),
    at: 'cilium-pod-pools',
    passes: () => together([ciliumWith(multiPool('10.40.0.0/16')), plan()]),
  },
  'cilium-pod-pools/own-pools-are-elsewhere': {
    fails: () => together([ciliumWith(multiPool('10.48.0.0/12')), plan()]),
    at: 'cilium-pod-pools',
    passes: () => together([ciliumWith(multiPool('10.40.0.0/16')), plan()]),
  },
  'cilium-pod-pools/plans-keep-apart': {
    fails: () => together([plan(), { ...plan(), name: 'more' }]),
    at: 'more',
    passes: () => together([plan(), { ...plan({ name: 'green' }), name: 'more' }]),
  },
  'cilium-pod-pools/fields-are-read': {
    fails: () => together([ciliumWith(multiPool('10.40.0.0/16'), '1.18'), plan(chosen('a'))]),
    at: 'cilium-pod-pools',
    passes: () => together([ciliumWith(multiPool('10.40.0.0/16'), '1.19'), plan(chosen('a'))]),
  },
};
