import { mostNodes } from '../../../core/cluster';
import type { AksCluster } from '../aks-cluster';
import { AKS_RETIREMENTS, endOf } from '../retirements';
import { type AksRule, eachPool } from './aks-rule';
import { DOCS } from './evidence';

const POLICIES = `${DOCS}/use-network-policies`;
const PATH = ['cluster', 'networking', 'networkPolicy'];

/** Sizes up to which Azure's Network Policy Manager works. */
const NPM_NODES = 250;
const NPM_PODS = 20_000;

/** What enforces NetworkPolicy objects. */
export const POLICY_RULES: readonly AksRule[] = [
  {
    id: 'aks/cilium-enforces-policies-itself',
    title: "Cilium's dataplane enforces policies by itself: AKS refuses another engine beside it",
    severity: 'error',
    evidence: 'https://github.com/Azure/AKS-Construction/issues/535',
    check: (cluster, report) => {
      const engine = engineOf(cluster);
      if (!cluster.aks.mode.isCilium || engine === undefined) return;
      report({
        path: PATH,
        message: `'${engine}' does not go with Cilium's dataplane`,
        fix: "remove it, or set dataplane to 'azure'",
      });
    },
  },
  {
    id: 'aks/network-policy-manager-ends',
    title: "Azure's Network Policy Manager is on its way out",
    severity: 'warning',
    evidence: POLICIES,
    check: (cluster, report) => {
      if (engineOf(cluster) !== 'azure') return;
      report({
        path: PATH,
        message: endOf('its Network Policy Manager on Linux', AKS_RETIREMENTS['network policy manager on Linux']),
        fix: "use the mode 'overlay-cilium', the dataplane 'cilium', or 'calico'",
      });
    },
  },
  {
    id: 'aks/network-policy-manager-leaves-windows',
    title: "Azure's Network Policy Manager does not serve Windows nodes of new clusters",
    severity: 'error',
    evidence: POLICIES,
    check: (cluster, report) => {
      if (engineOf(cluster) !== 'azure') return;
      const pool = cluster.nodePools.find(({ os }) => os === 'windows');
      if (pool === undefined) return;
      report({
        path: PATH,
        message: `pool '${pool.name}' runs Windows, and ${endOf('its Network Policy Manager there', AKS_RETIREMENTS['network policy manager on Windows'])}`,
        fix: "use 'calico'",
      });
    },
  },
  {
    id: 'aks/network-policy-manager-is-small',
    title: "Azure's Network Policy Manager runs out of memory beyond 250 nodes or 20000 pods",
    severity: 'warning',
    evidence: POLICIES,
    check: (cluster, report) => {
      if (engineOf(cluster) !== 'azure') return;
      const nodes = mostNodes(cluster);
      const pods = cluster.aks.nodePools.reduce((sum, pool) => sum + pool.nodes.max * pool.maxPods, 0);
      if (nodes <= NPM_NODES && pods <= NPM_PODS) return;
      report({
        path: PATH,
        message: `the pools may grow to ${nodes} nodes with ${pods} pods`,
        fix: "use Cilium's dataplane, 'calico', or smaller pools",
      });
    },
  },
  {
    id: 'aks/calico-serves-windows',
    title: "AKS's Calico serves Windows Server 2022, and no later one",
    severity: 'warning',
    evidence: POLICIES,
    check: (cluster, report) => {
      if (engineOf(cluster) !== 'calico') return;
      eachPool(cluster, ({ name, osSku }, path) => {
        if (osSku !== 'Windows2025') return;
        report({
          path: [...path, 'osSku'],
          message: `policies are not known to be enforced on pool '${name}'`,
          fix: "use 'Windows2022' as long as it lasts, or keep pods that rely on policies off this pool",
        });
      });
    },
  },
  {
    id: 'aks/dual-stack-has-no-engine',
    title: 'Neither Calico nor the Network Policy Manager works with dual stack',
    severity: 'error',
    evidence: `${DOCS}/configure-dual-stack`,
    check: (cluster, report) => {
      const engine = engineOf(cluster);
      if (cluster.ipFamilies.length === 1 || engine === undefined) return;
      report({
        path: PATH,
        message: `'${engine}' does not serve IPv6`,
        fix: "use the mode 'overlay-cilium', remove it, or remove networking.ipv6",
      });
    },
  },
];

/** The engine that is asked for, where the mode has a choice. */
function engineOf({ aks: { networking } }: AksCluster<unknown>): 'azure' | 'calico' | undefined {
  return 'networkPolicy' in networking ? networking.networkPolicy : undefined;
}
