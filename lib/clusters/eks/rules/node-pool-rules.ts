import type { Path } from '../../../core/path';
import type { Report } from '../../../core/rule';
import { isReservedLabel } from '../../reserved-labels';
import type { EksCluster, EksNodePool } from '../eks-cluster';
import type { EksRule } from './eks-rule';
import { API } from './evidence';

const MOST_INSTANCE_TYPES = 20;
const MOST_TAINTS = 50;
const LONGEST_KEY = 63;

/** What the API of managed node groups takes. Whether labels and taints are well-formed is looked at for every cluster. */
export const NODE_POOL_RULES: readonly EksRule[] = [
  {
    id: 'eks/pool-has-at-most-20-types',
    title: 'A managed node group has at most 20 instance types',
    severity: 'error',
    evidence: `${API}/API_CreateNodegroup.html`,
    check: (cluster, report) =>
      eachPool(cluster, ({ name, instanceTypes }, path) => {
        if (instanceTypes.length <= MOST_INSTANCE_TYPES) return;
        report({
          path: [...path, 'instanceTypes'],
          message: `pool '${name}' has ${instanceTypes.length} instance types, and AWS takes ${MOST_INSTANCE_TYPES}`,
          fix: 'keep the best, or make two pools of it',
        });
      }),
  },
  {
    id: 'eks/pool-names-instance-types',
    title: 'A managed node group names its instance types: AWS takes t3.medium otherwise',
    severity: 'warning',
    evidence: `${API}/API_CreateNodegroup.html`,
    check: (cluster, report) =>
      eachPool(cluster, ({ name, instanceTypes }, path) => {
        if (instanceTypes.length > 0) return;
        report({
          path: [...path, 'instanceTypes'],
          message: `pool '${name}' names none, and would be of t3.medium`,
          fix: "name one at least, such as 'm7g.large'",
        });
      }),
  },
  {
    id: 'eks/pool-may-have-a-node',
    title: 'A managed node group may grow to one node at least',
    severity: 'error',
    evidence: `${API}/API_NodegroupScalingConfig.html`,
    check: (cluster, report) =>
      eachPool(cluster, ({ name, nodes }, path) => {
        if (nodes.max >= 1) return;
        report({
          path: [...path, 'nodes'],
          message: `pool '${name}' has no node, and may get none`,
          fix: 'remove the pool, or let it grow: { min: 0, max: 1 }',
        });
      }),
  },
  {
    id: 'eks/pool-taints-fit',
    title: 'A managed node group has at most 50 taints, with keys of at most 63 characters',
    severity: 'error',
    evidence: `${API}/API_Taint.html`,
    check: (cluster, report) =>
      eachPool(cluster, ({ name, taints }, path) => {
        if (taints.length > MOST_TAINTS) {
          report({
            path: [...path, 'taints'],
            message: `pool '${name}' has ${taints.length} taints, and AWS takes ${MOST_TAINTS}`,
            fix: 'remove some',
          });
        }
        for (const [number, { key }] of taints.entries()) {
          reportLongKey(key, [...path, 'taints', number, 'key'], report);
        }
      }),
  },
  {
    id: 'eks/pool-labels-fit',
    title: 'Labels of a managed node group have keys of at most 63 characters, prefix included, and a value',
    severity: 'error',
    evidence: `${API}/API_CreateNodegroup.html`,
    check: (cluster, report) =>
      eachPool(cluster, ({ labels }, path) => {
        for (const [key, value] of Object.entries(labels)) {
          reportLongKey(key, [...path, 'labels', key], report);
          if (value !== '') continue;
          report({
            path: [...path, 'labels', key],
            message: `the label ${key.slice(0, 100)} is empty, which Kubernetes allows and AWS refuses`,
            fix: "give it a value, such as 'true'",
          });
        }
      }),
  },
  {
    id: 'eks/pool-labels-are-free',
    title: 'Nodes do not give themselves labels that are reserved for Kubernetes and EKS: they would not join',
    severity: 'error',
    evidence: 'https://github.com/terraform-aws-modules/terraform-aws-eks/issues/3346',
    check: (cluster, report) =>
      eachPool(cluster, ({ name, labels }, path) => {
        for (const key of Object.keys(labels).filter((key) => isReservedLabel(key, ['eks.amazonaws.com']))) {
          report({
            path: [...path, 'labels', key],
            message: `nodes of pool '${name}' may not label themselves with ${key.slice(0, 100)}`,
            fix: 'use a prefix of your own, such as example.com/role, or node.kubernetes.io/',
          });
        }
      }),
  },
];

/** Calls `visit` with each managed node group and its place. */
export function eachPool(cluster: EksCluster<unknown>, visit: (pool: EksNodePool, path: Path) => void): void {
  for (const [index, pool] of cluster.eks.nodePools.entries()) visit(pool, ['cluster', 'nodePools', index]);
}

function reportLongKey(key: string, path: Path, report: Report): void {
  if (key.length <= LONGEST_KEY) return;
  report({
    path,
    message: `the key has ${key.length} characters, which Kubernetes allows and AWS refuses`,
    fix: `use at most ${LONGEST_KEY}, prefix included`,
  });
}
