import type { AksNodePool } from '../aks-cluster';
import { MOST_WINDOWS_PODS } from '../node-pools';
import { type AksRule, eachPool } from './aks-rule';
import { DOCS } from './evidence';

/** What Windows nodes need, and what they take no part in. */
export const WINDOWS_RULES: readonly AksRule[] = [
  {
    id: 'aks/windows-has-azure-cni',
    title: "Windows nodes get their network from Azure CNI with Azure's dataplane",
    severity: 'error',
    evidence: `${DOCS}/azure-cni-powered-by-cilium`,
    check: (cluster, report) => {
      const { mode } = cluster.aks;
      if (mode.networkPlugin === 'azure' && !mode.isCilium) return;
      eachWindowsPool(cluster, ({ name }, path) =>
        report({
          path: [...path, 'osSku'],
          message: `${mode.title}${mode.isCilium && mode.networkPluginMode === undefined ? " with Cilium's dataplane" : ''} does not serve Windows, the system of pool '${name}'`,
          fix: "use a Linux image, or the mode 'overlay'",
        }),
      );
    },
  },
  {
    id: 'aks/windows-nodes-have-few-pods',
    title: 'A Windows node has at most 110 pods, as Microsoft recommends',
    severity: 'warning',
    evidence: `${DOCS}/concepts-network-azure-cni-overlay`,
    check: (cluster, report) =>
      eachWindowsPool(cluster, ({ name, maxPods }, path) => {
        if (maxPods <= MOST_WINDOWS_PODS) return;
        report({
          path: [...path, 'maxPods'],
          message: `nodes of pool '${name}' may have ${maxPods} pods`,
          fix: `set it to ${MOST_WINDOWS_PODS} or less`,
        });
      }),
  },
  {
    id: 'aks/windows-2019-has-no-pod-subnet',
    title: 'Windows Server 2019 takes no addresses of a pod subnet',
    severity: 'error',
    evidence: `${DOCS}/concepts-network-azure-cni-pod-subnet`,
    check: (cluster, report) => {
      if (cluster.aks.mode.pods !== 'pod-subnet') return;
      eachWindowsPool(cluster, ({ name, osSku }, path) => {
        if (osSku !== 'Windows2019') return;
        report({
          path: [...path, 'osSku'],
          message: `pods on pool '${name}' would get no address`,
          fix: "use 'Windows2022' or 'Windows2025'",
        });
      });
    },
  },
  {
    id: 'aks/windows-is-not-arm',
    title: 'Windows nodes have processors of the x86 architecture',
    severity: 'error',
    evidence: `${DOCS}/use-arm64-vms`,
    check: (cluster, report) =>
      eachWindowsPool(cluster, ({ name, architecture, vmSize }, path) => {
        if (architecture === 'amd64') return;
        report({
          path: [...path, 'vmSize'],
          message: `${vmSize}, of pool '${name}', has Arm processors`,
          fix: "use a size without the letter 'p', such as Standard_D4ads_v5, or a Linux image",
        });
      }),
  },
  {
    id: 'aks/windows-is-left-out',
    title: 'Windows nodes take no part in the Istio add-on',
    severity: 'warning',
    evidence: `${DOCS}/istio-about`,
    check: (cluster, report) => {
      if (cluster.aks.istioAddon === undefined) return;
      eachWindowsPool(cluster, ({ name }, path) =>
        report({
          path: [...path, 'osSku'],
          message: `the Istio add-on has no effect on pool '${name}', which runs Windows`,
          fix: 'keep pods that rely on it off this pool, with a taint or a node selector',
        }),
      );
    },
  },
];

function eachWindowsPool(...[cluster, visit]: Parameters<typeof eachPool>): void {
  eachPool(cluster, (pool: AksNodePool, path) => {
    if (pool.os === 'windows') visit(pool, path);
  });
}
