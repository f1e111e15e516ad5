import type { EksCluster, EksNodePool } from '../eks-cluster';
import type { EksRule } from './eks-rule';
import { USER_GUIDE } from './evidence';

const GUIDE = `${USER_GUIDE}/windows-support.html`;

/** What Windows nodes need, and what they take no part in. */
export const WINDOWS_RULES: readonly EksRule[] = [
  {
    id: 'eks/windows-has-amazons-cni',
    title: "Windows nodes get their network from Amazon's CNI: no other mode serves them, nor does Auto Mode",
    severity: 'error',
    evidence: GUIDE,
    check: (cluster, report) => {
      const { mode } = cluster.eks;
      if (mode.vpcCni !== undefined) return;
      for (const [index, pool] of windowsPools(cluster)) {
        report({
          path: ['cluster', 'nodePools', index, 'image'],
          message: `${mode.title} does not serve Windows, the system of pool '${pool.name}'`,
          fix: "use a Linux image, or a networking mode with Amazon's CNI, such as 'vpc-cni'",
        });
      }
    },
  },
  {
    id: 'eks/windows-is-ipv4',
    title: 'A cluster with Windows nodes is IPv4',
    severity: 'error',
    evidence: GUIDE,
    check: (cluster, report) => {
      if (cluster.eks.ipFamily === 'ipv4') return;
      for (const [index, pool] of windowsPools(cluster)) {
        report({
          path: ['cluster', 'nodePools', index, 'image'],
          message: `pool '${pool.name}' runs Windows, and Windows has no IPv6 on EKS`,
          fix: "use a Linux image, or set ipFamily to 'ipv4'",
        });
      }
    },
  },
  {
    id: 'eks/windows-is-left-out',
    title: 'Windows nodes take no part in subnets for pods, security groups for pods and policies of the CNI',
    severity: 'warning',
    evidence: GUIDE,
    check: (cluster, report) => {
      const { vpcCni } = cluster.eks.mode;
      const missed = [
        ...(vpcCni?.podSubnets === undefined ? [] : ['podSubnets']),
        ...(vpcCni?.securityGroupsForPods === undefined ? [] : ['securityGroupsForPods']),
        ...(vpcCni?.networkPolicy === undefined ? [] : ['networkPolicy']),
      ];
      if (missed.length === 0) return;
      for (const [index, pool] of windowsPools(cluster)) {
        report({
          path: ['cluster', 'nodePools', index, 'image'],
          message: `${missed.join(', ')} ${missed.length === 1 ? 'has' : 'have'} no effect on pool '${pool.name}', which runs Windows`,
          fix: 'keep pods that rely on it off this pool, with a taint or a node selector',
        });
      }
    },
  },
];

function windowsPools({ eks: { nodePools } }: EksCluster<unknown>): readonly (readonly [number, EksNodePool])[] {
  return [...nodePools.entries()].filter(([, pool]) => pool.os === 'windows');
}
