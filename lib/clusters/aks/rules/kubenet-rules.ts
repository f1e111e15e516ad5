import { AKS_RETIREMENTS, endOf } from '../retirements';
import type { AksRule } from './aks-rule';
import { DOCS } from './evidence';

const { kubenet } = AKS_RETIREMENTS;

/** kubenet, as something to leave. */
export const KUBENET_RULES: readonly AksRule[] = [
  {
    id: 'aks/kubenet-is-for-migration',
    title: 'kubenet is where a cluster comes from, not what a new one is made with',
    severity: 'error',
    evidence: kubenet.evidence,
    check: ({ aks: { networking } }, report) => {
      if (networking.mode !== 'kubenet' || networking.migratingFrom === true) return;
      report({
        path: ['cluster', 'networking', 'mode'],
        message: endOf('kubenet', kubenet),
        fix: "use 'overlay-cilium' or 'overlay', or set migratingFrom to true if the cluster is there already",
      });
    },
  },
  {
    id: 'aks/kubenet-ends',
    title: 'A cluster with kubenet is migrated to an overlay in time',
    severity: 'warning',
    evidence: `${DOCS}/update-azure-cni`,
    check: ({ aks: { networking } }, report) => {
      if (networking.mode !== 'kubenet' || networking.migratingFrom !== true) return;
      report({
        path: ['cluster', 'networking', 'mode'],
        message: endOf('kubenet', kubenet),
        fix: "run 'az aks update --network-plugin azure --network-plugin-mode overlay', then use the mode 'overlay'",
      });
    },
  },
  {
    id: 'aks/migration-wants-no-engine',
    title: 'A cluster moves to an overlay without a policy engine: it is uninstalled first',
    severity: 'warning',
    evidence: `${DOCS}/update-azure-cni`,
    check: ({ aks: { networking } }, report) => {
      if (networking.mode !== 'kubenet' || networking.networkPolicy === undefined) return;
      report({
        path: ['cluster', 'networking', 'networkPolicy'],
        message: `as long as '${networking.networkPolicy}' is installed, AKS refuses to move the cluster to an overlay`,
        fix: "run 'az aks update --network-policy none' first, and remove it here",
      });
    },
  },
];
