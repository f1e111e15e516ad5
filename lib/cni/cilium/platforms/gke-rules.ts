import { hasReached } from '../../../clusters/gke/gke-version';
import type { Cluster } from '../../../core/cluster';
import { cloudOf } from '../../../core/pod-network';
import type { Rule } from '../../../core/rule';
import { inRange } from '../../../core/version';
import type { CiliumSettings } from '../settings';

/** The first GKE whose nodes the script of {@link AFFECTED_CHARTS} takes for somebody else's. */
export const UNKNOWN_GKE = '1.36.2-gke.2064000';

/** Charts whose script looks for what {@link UNKNOWN_GKE} no longer has. */
const AFFECTED_CHARTS = '<=1.18.12 || >=1.19.0 <=1.19.6 || 1.20.0';
const ISSUE = 'https://github.com/cilium/cilium/issues/47884';

/** Whether the chart prepares nodes of GKE, and does not know later ones. */
export function isBlindToLaterGke({ podNetwork, chart }: CiliumSettings): boolean {
  return cloudOf(podNetwork) === 'gcp' && inRange(chart.ref.version, AFFECTED_CHARTS);
}

/** What is known to go wrong with Cilium on GKE alone. */
export const CILIUM_GKE_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/node-init-knows-gke',
    title: `The script that prepares nodes knows those of GKE: from ${UNKNOWN_GKE} on it fails, and no agent starts`,
    severity: 'error',
    versions: AFFECTED_CHARTS,
    evidence: ISSUE,
    check: ({ chart, cluster, podNetwork }, report) => {
      if (cloudOf(podNetwork) !== 'gcp' || isUnknown(cluster) !== true) return;
      report({
        path: ['cluster', 'kubernetes'],
        message: `the script of Cilium ${chart.ref.version} does not recognise nodes of GKE ${versionOf(cluster)}`,
        fix: `keep control plane and nodes below GKE ${UNKNOWN_GKE}, or use GKE Dataplane V2`,
      });
    },
  },
  {
    id: 'cilium/gke-build-is-named',
    title: `Builds of GKE 1.36 from ${UNKNOWN_GKE} on break the script that prepares nodes, earlier ones do not`,
    severity: 'warning',
    versions: AFFECTED_CHARTS,
    evidence: ISSUE,
    check: ({ cluster, podNetwork }, report) => {
      if (cloudOf(podNetwork) !== 'gcp' || isUnknown(cluster) !== undefined) return;
      report({
        path: ['cluster', 'kubernetes'],
        message: `'${cluster.kubernetes}' does not say whether nodes are older than ${UNKNOWN_GKE}`,
        fix: "name the exact version of GKE, or use Kubernetes '1.35'",
      });
    },
  },
  {
    id: 'cilium/node-init-clears-configurations',
    title: 'The script that prepares nodes of GKE removes other CNI configurations with every start of a node',
    severity: 'warning',
    evidence: 'https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/files/nodeinit/startup.bash',
    check: ({ podNetwork, options }, report) => {
      const hasMultus = options.coexistence?.includes('multus') === true;
      if (cloudOf(podNetwork) !== 'gcp' || (options.exclusive !== false && !hasMultus)) return;
      report({
        path: [hasMultus ? 'coexistence' : 'exclusive'],
        message: 'a plugin with a file of its own, such as Multus, is gone after the next restart of its node',
        fix: "chain the plugin into Cilium's own configuration, as Istio's does by itself, and waive this; or remove exclusive",
      });
    },
  },
  {
    id: 'cilium/gke-keeps-the-agent',
    title:
      'GKE deletes agents in kube-system that carry the label of its own add-ons: the chart does not render with it',
    severity: 'error',
    evidence:
      'https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/templates/cilium-agent/daemonset.yaml',
    check: ({ podNetwork, options }, report) => {
      if (cloudOf(podNetwork) !== 'gcp' || options.values?.['keepDeprecatedLabels'] !== true) return;
      report({
        path: ['values', 'keepDeprecatedLabels'],
        message: 'GKE takes what is labelled so for an add-on of its own that should not be there',
        fix: 'remove it',
      });
    },
  },
];

function versionOf({ kubernetes, platform }: Cluster<unknown>): string {
  return platform.build ?? kubernetes;
}

/** Whether a cluster has come to {@link UNKNOWN_GKE}; `undefined` if its version does not say. */
function isUnknown({ kubernetes, platform }: Cluster<unknown>): boolean | undefined {
  return hasReached([UNKNOWN_GKE], {
    kubernetes,
    ...(platform.build !== undefined && { gkeVersion: platform.build }),
  });
}
