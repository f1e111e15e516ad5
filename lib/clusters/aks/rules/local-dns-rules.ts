import { compareVersions, isVersion } from '../../../core/version';
import type { AksCluster, AksNodePool } from '../aks-cluster';
import { vmSize } from '../vm-size';
import { type AksRule, eachPool } from './aks-rule';
import { DOCS } from './evidence';

const GUIDE = `${DOCS}/localdns-custom`;

/** Processors of a machine that it takes. */
const LEAST_VCPUS = 4;

/** From this version on, AKS switches it on by itself where nothing speaks against it. */
const AUTOMATIC_FROM = '1.36';

/** A cache on each node that answers DNS queries. */
export const LOCAL_DNS_RULES: readonly AksRule[] = [
  {
    id: 'aks/local-dns-suits-nodes',
    title: 'LocalDNS runs on Linux nodes with 4 processors at least',
    severity: 'error',
    evidence: GUIDE,
    check: (cluster, report) =>
      eachPool(cluster, ({ name, os, vmSize: size, localDns }, path) => {
        if (localDns !== 'Required') return;
        const { vcpus = LEAST_VCPUS } = vmSize(size) ?? {};
        if (os === 'linux' && vcpus >= LEAST_VCPUS) return;
        report({
          path: [...path, 'localDns'],
          message: `pool '${name}' ${os === 'windows' ? 'runs Windows' : `has machines with ${vcpus} processors`}`,
          fix: "use 'Preferred' or 'Disabled', or another pool",
        });
      }),
  },
  {
    id: 'aks/local-dns-is-let-through',
    title: 'Where policies deny what they do not allow, they allow DNS to 169.254.10.0/24, where LocalDNS answers',
    severity: 'warning',
    evidence: GUIDE,
    check: (cluster, report) => {
      const { networkPolicy = 'none' } = cluster.aks.mode;
      if (networkPolicy === 'none') return;
      eachPool(cluster, (pool, path) => {
        if (!answersLocally(pool, cluster)) return;
        report({
          path: [...path, 'localDns'],
          message: `pods on pool '${pool.name}' ask 169.254.10.10 and 169.254.10.11 for names, which policies for cluster DNS do not cover`,
          fix: "let every policy that denies egress allow port 53 of 169.254.10.0/24, over UDP and TCP, or set it to 'Disabled'",
        });
      });
    },
  },
];

/** Whether LocalDNS is on, as far as is known: AKS leaves it off by itself where Cilium or Calico enforces policies. */
function answersLocally({ os, localDns }: AksNodePool, { kubernetes, aks: { mode } }: AksCluster<unknown>): boolean {
  if (localDns !== undefined) return localDns === 'Required';
  const isAutomatic = isVersion(kubernetes) && compareVersions(kubernetes, AUTOMATIC_FROM) >= 0;
  return isAutomatic && os === 'linux' && mode.networkPolicy === 'azure';
}
