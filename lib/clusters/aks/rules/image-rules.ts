import { inRange, isVersion } from '../../../core/version';
import { AKS_IMAGES } from '../images';
import { endOf } from '../retirements';
import { type AksRule, eachPool } from './aks-rule';
import { DOCS } from './evidence';

const GUIDE = `${DOCS}/upgrade-os-version`;

/** Operating systems of nodes. */
export const IMAGE_RULES: readonly AksRule[] = [
  {
    id: 'aks/image-suits-kubernetes',
    title: "AKS has the operating system of a pool for the cluster's version of Kubernetes",
    severity: 'error',
    evidence: GUIDE,
    check: (cluster, report) => {
      if (!isVersion(cluster.kubernetes)) return;
      eachPool(cluster, ({ name, os, osSku }, path) => {
        const { title, kubernetes } = AKS_IMAGES[osSku];
        if (inRange(cluster.kubernetes, kubernetes)) return;
        const able = Object.entries(AKS_IMAGES).filter(
          ([sku, image]) =>
            sku.startsWith('Windows') === (os === 'windows') && inRange(cluster.kubernetes, image.kubernetes),
        );
        report({
          path: [...path, 'osSku'],
          message: `${title}, of pool '${name}', is for Kubernetes ${kubernetes}, and the cluster has ${cluster.kubernetes}`,
          fix:
            able.length === 0
              ? 'use a version of Kubernetes that AKS supports'
              : `use ${able.map(([sku]) => `'${sku}'`).join(' or ')}`,
        });
      });
    },
  },
  {
    id: 'aks/image-ends',
    title: 'The operating system of a pool is not on its way out',
    severity: 'warning',
    evidence: GUIDE,
    check: (cluster, report) =>
      eachPool(cluster, ({ name, os, osSku }, path) => {
        const { title, retirement } = AKS_IMAGES[osSku];
        if (retirement === undefined) return;
        report({
          path: [...path, 'osSku'],
          message: `pool '${name}': ${endOf(title, retirement)}`,
          fix: os === 'windows' ? "use 'Windows2025'" : "use 'Ubuntu2404' or 'AzureLinux3'",
        });
      }),
  },
  {
    id: 'aks/dual-stack-azure-linux',
    title: 'Azure Linux nodes of a dual-stack cluster serve Services with a local external traffic policy alone',
    severity: 'warning',
    evidence: `${DOCS}/configure-dual-stack`,
    check: (cluster, report) => {
      if (cluster.ipFamilies.length === 1) return;
      eachPool(cluster, ({ name, osSku }, path) => {
        if (osSku !== 'AzureLinux3') return;
        report({
          path: [...path, 'osSku'],
          message: `on pool '${name}', Services of type LoadBalancer and NodePort want externalTrafficPolicy: Local`,
          fix: "use 'Ubuntu2404', or set it on all such Services",
        });
      });
    },
  },
];
