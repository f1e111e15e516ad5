import { mostNodes } from '../../../core/cluster';
import { compareVersions, isVersion } from '../../../core/version';
import { AKS_FEATURE_VERSIONS } from '../feature-versions';
import type { AksRule } from './aks-rule';
import { DOCS } from './evidence';

/** Beyond it, observability of the network refuses the name of a cluster. */
const LONGEST_OBSERVED_NAME = 32;

/** The most nodes of a cluster, and of one with kubenet, whose routes are limited. */
const MOST_NODES = 5000;
const MOST_KUBENET_NODES = 400;

/** What AKS settles of a cluster as a whole. */
export const CLUSTER_RULES: readonly AksRule[] = [
  {
    id: 'aks/name-fits-observability',
    title: 'With Container Network Observability, a cluster has a name of at most 32 characters',
    severity: 'warning',
    evidence: `${DOCS}/container-network-observability-how-to`,
    check: ({ name, aks: { advancedNetworking } }, report) => {
      if (advancedNetworking?.observability !== true || name.length <= LONGEST_OBSERVED_NAME) return;
      report({
        path: ['cluster', 'name'],
        message: `'${name.slice(0, 100)}' has ${name.length} characters`,
        fix: `use at most ${LONGEST_OBSERVED_NAME}, or set advancedNetworking.observability to false`,
      });
    },
  },
  {
    id: 'aks/features-suit-kubernetes',
    title: 'What the cluster asks for is there in its version of Kubernetes',
    severity: 'error',
    evidence: `${DOCS}/supported-kubernetes-versions`,
    check: (cluster, report) => {
      if (!isVersion(cluster.kubernetes)) return;
      for (const { feature, atLeast, places } of AKS_FEATURE_VERSIONS) {
        if (compareVersions(cluster.kubernetes, atLeast) >= 0) continue;
        for (const path of places(cluster)) {
          report({
            path,
            message: `${feature} is there from Kubernetes ${atLeast} on, and the cluster has ${cluster.kubernetes}`,
            fix: `use Kubernetes ${atLeast} or newer, or remove it`,
          });
        }
      }
    },
  },
  {
    id: 'aks/nodes-are-few-enough',
    title: 'A cluster has at most 5000 nodes, and 400 with kubenet',
    severity: 'error',
    evidence: `${DOCS}/quotas-skus-regions`,
    check: (cluster, report) => {
      const nodes = mostNodes(cluster);
      const most = cluster.aks.mode.networkPlugin === 'kubenet' ? MOST_KUBENET_NODES : MOST_NODES;
      if (nodes <= most) return;
      report({
        path: ['cluster', 'nodePools'],
        message: `the pools may grow to ${nodes} nodes, and ${most} is the most`,
        fix: 'lower the most nodes of some pools, or make two clusters of it',
      });
    },
  },
];
