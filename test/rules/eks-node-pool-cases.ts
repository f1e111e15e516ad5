import type { EksNodePoolOptions } from '../../lib';
import type { RuleCases } from './cases';
import { eksWith, given, inMode, SYSTEM, subnets, withPool } from './eks-found';

const types = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `m${index + 5}i.large`);
const taints = (count: number): NonNullable<EksNodePoolOptions['taints']> =>
  Array.from({ length: count }, (_, index) => ({ key: `example.com/${index}`, effect: 'NoSchedule' }));
const SPOT = { spot: true, instanceTypes: types(3) } as const;
const WINDOWS = { name: 'windows', image: 'windows-2022', instanceTypes: ['m7i.large'] } as const;

/** Rules about node pools of EKS. */
export const EKS_NODE_POOL_CASES: RuleCases = {
  'eks/auto-mode-has-no-node-groups': {
    fails: () => inMode({ mode: 'auto' }, { nodePools: [SYSTEM] }),
    at: 'cluster.nodePools[0]',
    passes: () => inMode({ mode: 'auto' }),
  },
  'eks/pool-has-at-most-20-types': {
    fails: () => withPool({ instanceTypes: types(21) }),
    at: 'cluster.nodePools[1].instanceTypes',
    passes: () => withPool({ instanceTypes: types(20) }),
  },
  'eks/pool-names-instance-types': {
    fails: () => withPool({ instanceTypes: [] }),
    at: 'cluster.nodePools[1].instanceTypes',
    passes: () => withPool({ instanceTypes: types(1) }),
  },
  'eks/pool-may-have-a-node': {
    fails: () => withPool({ nodes: 0 }),
    at: 'cluster.nodePools[1].nodes',
    passes: () => withPool({ nodes: { min: 0, max: 1 } }),
  },
  'eks/pool-taints-fit': {
    fails: () => withPool({ taints: taints(51) }),
    at: 'cluster.nodePools[1].taints',
    passes: () => withPool({ taints: taints(50) }),
  },
  'eks/pool-labels-fit': {
    fails: () => withPool({ labels: { plain: '' } }),
    at: 'cluster.nodePools[1].labels.plain',
    passes: () => withPool({ labels: { plain: 'true' } }),
  },
  'eks/pool-labels-are-free': {
    fails: () => withPool({ labels: { 'node-role.kubernetes.io/apps': 'true' } }),
    at: 'cluster.nodePools[1].labels["node-role.kubernetes.io/apps"]',
    passes: () => withPool({ labels: { 'node.kubernetes.io/apps': 'true', 'not-k8s.io/apps': 'true' } }),
  },
  'eks/spot-has-several-types': {
    fails: () => withPool({ ...SPOT, instanceTypes: types(2) }),
    at: 'cluster.nodePools[1].instanceTypes',
    passes: () => withPool(SPOT),
  },
  'eks/spot-has-three-zones': {
    fails: () => withPool(SPOT, { vpc: given({ subnets: subnets().slice(1) }) }),
    at: 'cluster.vpc.subnets',
    passes: () => withPool(SPOT, { vpc: given() }),
  },
  'eks/has-linux-nodes': {
    fails: () => eksWith({ nodePools: [WINDOWS] }),
    at: 'cluster.nodePools',
    passes: () => eksWith({ nodePools: [WINDOWS, SYSTEM] }),
  },
  'eks/system-pods-keep-their-nodes': {
    fails: () => eksWith({ nodePools: [{ ...SYSTEM, ...SPOT }] }),
    at: 'cluster.nodePools',
    passes: () => withPool(SPOT),
  },
  'eks/system-pods-have-two-nodes': {
    fails: () => eksWith({ nodePools: [{ ...SYSTEM, nodes: { min: 1, max: 3 } }] }),
    at: 'cluster.nodePools',
    passes: () =>
      eksWith({
        nodePools: [
          { ...SYSTEM, nodes: 1 },
          { ...SYSTEM, name: 'b', nodes: 1 },
        ],
      }),
  },
  'eks/windows-has-amazons-cni': {
    fails: () => inMode({ mode: 'calico-overlay' }, { nodePools: [SYSTEM, WINDOWS] }),
    at: 'cluster.nodePools[1].image',
    passes: () => inMode({ mode: 'calico-policy' }, { nodePools: [SYSTEM, WINDOWS] }),
  },
  'eks/windows-is-ipv4': {
    fails: () => eksWith({ ipFamily: 'ipv6', nodePools: [SYSTEM, WINDOWS] }),
    at: 'cluster.nodePools[1].image',
    passes: () => eksWith({ nodePools: [SYSTEM, WINDOWS] }),
  },
  'eks/windows-is-left-out': {
    fails: () => inMode({ mode: 'vpc-cni', networkPolicy: 'standard' }, { nodePools: [SYSTEM, WINDOWS] }),
    at: 'cluster.nodePools[1].image',
    passes: () => inMode({ mode: 'vpc-cni', prefixDelegation: true }, { nodePools: [SYSTEM, WINDOWS] }),
  },
};
