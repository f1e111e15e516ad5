import type { AksNodePool } from '../aks-cluster';
import { vmSize } from '../vm-size';
import { type AksRule, eachPool } from './aks-rule';
import { DOCS } from './evidence';

const GUIDE = `${DOCS}/use-system-pools`;

/** What a machine of a system pool has at least, and how many pods it takes. */
const LEAST_VCPUS = 4;
const LEAST_PODS = 30;

/** The one taint that AKS takes on a system pool. */
const SYSTEM_TAINT = 'CriticalAddonsOnly';

/** Pools for what the cluster itself needs. */
export const SYSTEM_POOL_RULES: readonly AksRule[] = [
  {
    id: 'aks/has-a-system-pool',
    title: 'One pool at least takes what the cluster itself needs',
    severity: 'error',
    evidence: GUIDE,
    check: ({ aks: { nodePools } }, report) => {
      if (nodePools.some(({ mode }) => mode === 'system')) return;
      report({
        path: ['cluster', 'nodePools'],
        message: 'no pool is in system mode',
        fix: "give one the mode 'system'",
      });
    },
  },
  {
    id: 'aks/system-pool-is-linux',
    title: 'A system pool runs Linux',
    severity: 'error',
    evidence: GUIDE,
    check: (cluster, report) =>
      eachSystemPool(cluster, ({ name, os }, path) => {
        if (os === 'linux') return;
        report({
          path: [...path, 'osSku'],
          message: `pool '${name}' runs Windows, which the cluster's own pods do not`,
          fix: "use 'Ubuntu2404' or 'AzureLinux3', or the mode 'user'",
        });
      }),
  },
  {
    id: 'aks/system-pool-has-two-nodes',
    title: 'A system pool has two nodes at least, and better three',
    severity: 'warning',
    evidence: GUIDE,
    check: (cluster, report) =>
      eachSystemPool(cluster, ({ name, nodes }, path) => {
        if (nodes.min >= 2) return;
        report({
          path: [...path, 'nodes'],
          message: `with ${nodes.min === 0 ? 'none' : 'one'} in pool '${name}', DNS and metrics are gone as often as a node is`,
          fix: 'have 2 or more, better 3',
        });
      }),
  },
  {
    id: 'aks/system-pool-is-large-enough',
    title: 'Machines of a system pool have 4 processors at least, and are not of the B series',
    severity: 'warning',
    evidence: GUIDE,
    check: (cluster, report) =>
      eachSystemPool(cluster, ({ name, vmSize: size }, path) => {
        const { family, vcpus } = vmSize(size) ?? {};
        const problem =
          family === 'B'
            ? 'is of the B series, which is throttled when its credits are used up'
            : vcpus !== undefined && vcpus < LEAST_VCPUS
              ? `has ${vcpus} processors, and Microsoft asks for ${LEAST_VCPUS}`
              : undefined;
        if (problem === undefined) return;
        report({
          path: [...path, 'vmSize'],
          message: `${size}, of system pool '${name}', ${problem}`,
          fix: "use a size such as 'Standard_D4ads_v5'",
        });
      }),
  },
  {
    id: 'aks/system-pool-takes-30-pods',
    title: 'A node of a system pool takes 30 pods at least',
    severity: 'error',
    evidence: GUIDE,
    check: (cluster, report) =>
      eachSystemPool(cluster, ({ name, maxPods }, path) => {
        if (maxPods >= LEAST_PODS) return;
        report({
          path: [...path, 'maxPods'],
          message: `nodes of system pool '${name}' take ${maxPods} pods`,
          fix: `set it to ${LEAST_PODS} or more`,
        });
      }),
  },
  {
    id: 'aks/system-pool-taints',
    title: `A system pool has the taint ${SYSTEM_TAINT} or none`,
    severity: 'error',
    evidence: 'https://github.com/Azure/AKS/issues/2578',
    check: (cluster, report) =>
      eachSystemPool(cluster, ({ name, taints, spot }, path) => {
        if (spot) return;
        for (const [index, { key, value, effect }] of taints.entries()) {
          if (key === SYSTEM_TAINT && value === 'true' && effect === 'NoSchedule') continue;
          report({
            path: [...path, 'taints', index],
            message: `AKS refuses the taint ${key.slice(0, 100)} on system pool '${name}'`,
            fix: `remove it, or write { key: '${SYSTEM_TAINT}', value: 'true', effect: 'NoSchedule' }`,
          });
        }
      }),
  },
];

function eachSystemPool(...[cluster, visit]: Parameters<typeof eachPool>): void {
  eachPool(cluster, (pool: AksNodePool, path) => {
    if (pool.mode === 'system') visit(pool, path);
  });
}
