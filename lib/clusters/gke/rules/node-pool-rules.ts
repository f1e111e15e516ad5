import { joinName } from '../../../core/names';
import type { Path } from '../../../core/path';
import { isReservedLabel } from '../../reserved-labels';
import type { GkeCluster, GkeNodePool } from '../gke-cluster';
import { GUIDES, NODE_POOL_RESOURCE } from './evidence';
import type { GkeRule } from './gke-rule';

const LONGEST_NAME = 40;
const MOST_AT_A_TIME = 20;

/** Machine families that boot from Hyperdisk only, and those that cannot. */
const HYPERDISK_ONLY = /^(c4|c4a|c4d|n4|n4a|n4d|m4|x4|a4|a4x)-/;
const PERSISTENT_DISK_ONLY = /^(e2|n1|n2|n2d|t2a|t2d|c2|c2d)-/;

/** What GKE takes of a node pool. Whether labels and taints are well-formed is looked at for every cluster. */
export const NODE_POOL_RULES: readonly GkeRule[] = [
  {
    id: 'gke/pool-name-is-short',
    title: `The name of a node pool begins with a letter and has at most ${LONGEST_NAME} characters`,
    severity: 'error',
    evidence: `${GUIDES}/how-to/node-pools`,
    check: (cluster, report) =>
      eachPool(cluster, ({ name }, path) => {
        if (name.length <= LONGEST_NAME && !/^\d/.test(name)) return;
        report({
          path: [...path, 'name'],
          message: `'${name.slice(0, 100)}' ${name.length > LONGEST_NAME ? `has ${name.length} characters` : 'begins with a digit'}`,
          fix: `write a name such as '${joinName([/^\d/.test(name) ? `pool-${name}` : name], LONGEST_NAME)}'`,
        });
      }),
  },
  {
    id: 'gke/pool-may-have-a-node',
    title: 'A node pool may grow to one node at least',
    severity: 'error',
    evidence: `${GUIDES}/how-to/cluster-autoscaler`,
    check: (cluster, report) =>
      eachPool(cluster, ({ name, nodes, scaling }, path) => {
        // A pool of a fixed size may be empty for a while.
        if (nodes.max >= 1 || scaling.kind === 'fixed') return;
        report({
          path: [...path, 'nodes'],
          message: `the autoscaler may give pool '${name}' no node at all`,
          fix: 'let it grow: { min: 0, max: 1 }',
        });
      }),
  },
  {
    id: 'gke/upgrade-moves-nodes',
    title: `An upgrade takes 1 to ${MOST_AT_A_TIME} nodes at a time: those added, and those that may be missing`,
    severity: 'error',
    evidence: NODE_POOL_RESOURCE,
    check: (cluster, report) =>
      eachPool(cluster, ({ name, upgrade }, path) => {
        if (upgrade.strategy !== 'surge') return;
        const atATime = upgrade.maxSurge + upgrade.maxUnavailable;
        if (atATime >= 1 && atATime <= MOST_AT_A_TIME) return;
        report({
          path: [...path, 'upgrade'],
          message: `with maxSurge ${upgrade.maxSurge} and maxUnavailable ${upgrade.maxUnavailable}, ${atATime === 0 ? `no node of pool '${name}' is ever upgraded` : `${atATime} are upgraded at a time`}`,
          fix: `let both add up to 1 at least, and to ${MOST_AT_A_TIME} at most`,
        });
      }),
  },
  {
    id: 'gke/pool-labels-are-free',
    title: 'Nodes do not give themselves labels that are reserved for Kubernetes: they would not join',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction',
    check: (cluster, report) =>
      eachPool(cluster, ({ name, labels }, path) => {
        for (const key of Object.keys(labels).filter((one) => isReservedLabel(one))) {
          report({
            path: [...path, 'labels', key],
            message: `nodes of pool '${name}' may not label themselves with ${key.slice(0, 100)}`,
            fix: 'use a prefix of your own, such as example.com/role, or node.kubernetes.io/',
          });
        }
      }),
  },
  {
    id: 'gke/pool-disk-fits-machines',
    title:
      'The boot disk is of a type that the machines take: newer ones Hyperdisk only, older ones Persistent Disk only',
    severity: 'warning',
    evidence: 'https://docs.cloud.google.com/compute/docs/disks/hyperdisks',
    check: (cluster, report) =>
      eachPool(cluster, ({ name, machineType, diskType }, path) => {
        if (diskType === undefined) return;
        const isHyperdisk = diskType.startsWith('hyperdisk');
        if (!(isHyperdisk ? PERSISTENT_DISK_ONLY : HYPERDISK_ONLY).test(machineType)) return;
        report({
          path: [...path, 'diskType'],
          message: `machines of pool '${name}', ${machineType}, do not boot from ${diskType}`,
          fix: `remove it, or use '${isHyperdisk ? 'pd-balanced' : 'hyperdisk-balanced'}'`,
        });
      }),
  },
  {
    id: 'gke/pool-range-has-a-name',
    title: 'A pool names a range of pods only of a subnet that exists: those of a new one have no names yet',
    severity: 'error',
    evidence: `${GUIDES}/how-to/multi-pod-cidr`,
    check: (cluster, report) => {
      if (cluster.gke.vpc.kind !== 'new') return;
      eachPool(cluster, ({ name, podRange }, path) => {
        if (podRange === undefined) return;
        report({
          path: [...path, 'podRange'],
          message: `the subnet of pool '${name}' is made for the cluster, and its ranges are named then`,
          fix: 'remove it: nodes take additionalPodRanges once the first range is full',
        });
      });
    },
  },
];

/** Calls `visit` with each node pool and its place. */
export function eachPool(cluster: GkeCluster<unknown>, visit: (pool: GkeNodePool<unknown>, path: Path) => void): void {
  for (const [index, pool] of cluster.gke.nodePools.entries()) visit(pool, ['cluster', 'nodePools', index]);
}
