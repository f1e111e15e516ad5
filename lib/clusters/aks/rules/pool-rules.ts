import { isReservedLabel } from '../../reserved-labels';
import type { AksNodePool } from '../aks-cluster';
import { SPOT_KEY, SPOT_TAINT } from '../node-pools';
import { vmSize } from '../vm-size';
import { type AksRule, eachPool } from './aks-rule';
import { DOCS } from './evidence';

/** Characters of a pool's name, by the operating system of its nodes. */
const LONGEST_NAME = { linux: 12, windows: 6 } as const;

/** What AKS keeps for itself as a prefix of labels and taints. */
const AKS_DOMAIN = 'kubernetes.azure.com';

/** Pods that a pool must have room for. */
const LEAST_PODS = 30;

const LABELS = `${DOCS}/use-labels`;

/** What AKS takes of any node pool. Whether labels and taints are well-formed is looked at for every cluster. */
export const POOL_RULES: readonly AksRule[] = [
  {
    id: 'aks/pool-name',
    title: 'A pool is named with lower case letters and digits, a letter first: at most 12, and 6 for Windows',
    severity: 'error',
    evidence: `${DOCS}/use-system-pools`,
    check: (cluster, report) =>
      eachPool(cluster, ({ name, os }, path) => {
        const most = LONGEST_NAME[os];
        if (/^[a-z][a-z0-9]*$/.test(name) && name.length <= most) return;
        report({
          path: [...path, 'name'],
          message: `'${name.slice(0, 100)}' is not the name of a ${os === 'windows' ? 'Windows' : 'Linux'} pool`,
          fix: `write '${suggestName(name, most)}'`,
        });
      }),
  },
  {
    id: 'aks/pool-vm-size',
    title: 'Sizes of machines are named as Azure names them',
    severity: 'error',
    evidence: 'https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions',
    check: (cluster, report) =>
      eachPool(cluster, ({ vmSize: name }, path) => {
        if (vmSize(name) !== undefined) return;
        report({
          path: [...path, 'vmSize'],
          message: `'${name.slice(0, 100)}' is not the name of a size`,
          fix: "write it as 'Standard_D4ads_v5'",
        });
      }),
  },
  {
    id: 'aks/overlay-has-no-dcsv2',
    title: 'In an overlay, no machines are of the DCsv2 series',
    severity: 'error',
    evidence: `${DOCS}/concepts-network-azure-cni-overlay`,
    check: (cluster, report) => {
      if (cluster.aks.mode.networkPluginMode !== 'overlay') return;
      eachPool(cluster, ({ name, vmSize: size }, path) => {
        const { family, features, generation } = vmSize(size) ?? {};
        if (family !== 'DC' || features !== 's' || generation !== 2) return;
        report({
          path: [...path, 'vmSize'],
          message: `${size}, of pool '${name}', is of the DCsv2 series`,
          fix: 'use a size of the DCasv5 or DCadsv5 series',
        });
      });
    },
  },
  {
    id: 'aks/pool-has-room-for-30-pods',
    title: 'The nodes of a pool have room for 30 pods together',
    severity: 'error',
    evidence: `${DOCS}/concepts-network-ip-address-planning`,
    check: (cluster, report) =>
      eachPool(cluster, ({ name, nodes, maxPods }, path) => {
        if (nodes.max === 0 || nodes.max * maxPods >= LEAST_PODS) return;
        report({
          path: [...path, 'maxPods'],
          message: `pool '${name}' has room for ${nodes.max * maxPods} pods, and AKS wants ${LEAST_PODS}`,
          fix: `set it to ${Math.ceil(LEAST_PODS / nodes.max)} or more, or have ${Math.ceil(LEAST_PODS / maxPods)} nodes`,
        });
      }),
  },
  {
    id: 'aks/pool-labels-are-free',
    title: 'Labels of pools keep clear of prefixes that Kubernetes and AKS reserve',
    severity: 'error',
    evidence: LABELS,
    check: (cluster, report) =>
      eachPool(cluster, (pool, path) => {
        for (const [key, value] of Object.entries(pool.labels)) {
          if (!isReservedLabel(key, [AKS_DOMAIN]) || isOwnLabel(pool, key, value)) continue;
          report({
            path: [...path, 'labels', key],
            message: `nodes of pool '${pool.name}' may not be labelled with ${key.slice(0, 100)}`,
            fix:
              key === SPOT_KEY
                ? 'remove it: AKS sets it on spot pools'
                : 'use a prefix of your own, such as example.com/role',
          });
        }
      }),
  },
  {
    id: 'aks/pool-taints-are-free',
    title: 'Taints of pools keep clear of the prefix that AKS reserves',
    severity: 'error',
    evidence: LABELS,
    check: (cluster, report) =>
      eachPool(cluster, (pool, path) => {
        for (const [index, { key, value, effect }] of pool.taints.entries()) {
          if (!key.startsWith(`${AKS_DOMAIN}/`)) continue;
          if (pool.spot && key === SPOT_TAINT.key && value === SPOT_TAINT.value && effect === SPOT_TAINT.effect)
            continue;
          report({
            path: [...path, 'taints', index],
            message: `AKS refuses the taint ${key.slice(0, 100)} on pool '${pool.name}'`,
            fix: key === SPOT_KEY ? 'remove it: AKS sets it on spot pools' : 'use a key of your own',
          });
        }
      }),
  },
  {
    id: 'aks/startup-taints-stay',
    title: 'Pools have no taint that something is to take off a node: AKS puts it back',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/issues/19788',
    check: (cluster, report) =>
      eachPool(cluster, ({ name, taints }, path) => {
        for (const [index, { key }] of taints.entries()) {
          if (!/^node\.cilium\.io\/|(^|\/)(startup|ignore)-taint\b/.test(key)) continue;
          report({
            path: [...path, 'taints', index],
            message: `nodes of pool '${name}' would keep ${key.slice(0, 100)} for good`,
            fix: 'remove it: without a CNI nodes of AKS are not Ready, so that no pod lands on them too early',
          });
        }
      }),
  },
];

function isOwnLabel({ spot }: AksNodePool, key: string, value: string): boolean {
  return spot && key === SPOT_KEY && value === 'spot';
}

function suggestName(name: string, most: number): string {
  const bare = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return (/^[a-z]/.test(bare) ? bare : `np${bare}`).slice(0, most);
}
