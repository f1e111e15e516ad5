import { joinName, suggestDnsLabel } from '../../../core/names';
import { ciliumNameRule } from '../../cilium-name-rule';
import { parseGkeVersion } from '../gke-version';
import { CLUSTER_RESOURCE, GUIDES } from './evidence';
import type { GkeRule } from './gke-rule';

const LONGEST_NAME = 40;

/** What GKE settles when a cluster is made: its name, its version, its mode. */
export const CLUSTER_RULES: readonly GkeRule[] = [
  {
    id: 'gke/name-is-short',
    title: `The name of a cluster begins with a letter and has at most ${LONGEST_NAME} characters`,
    severity: 'error',
    evidence: CLUSTER_RESOURCE,
    check: ({ name }, report) => {
      if (name.length <= LONGEST_NAME && !/^\d/.test(name)) return;
      const label = suggestDnsLabel(name).replace(/^[\d-]+/, '');
      report({
        path: ['cluster', 'name'],
        message: `'${name.slice(0, 100)}' ${name.length > LONGEST_NAME ? `has ${name.length} characters` : 'begins with a digit'}`,
        fix: `write '${joinName([label === '' ? 'my-cluster' : label], LONGEST_NAME)}'`,
      });
    },
  },
  ciliumNameRule('gke', ({ gke: { networking } }) => networking.mode === 'cilium'),
  {
    id: 'gke/version-has-a-build',
    title: "GKE's own version is that of Kubernetes with a build: 1.36.2-gke.2064000",
    severity: 'error',
    evidence: `${GUIDES}/release-notes`,
    check: ({ kubernetes, gke: { gkeVersion } }, report) => {
      if (gkeVersion === undefined) return;
      const path = ['cluster', 'gkeVersion'];
      const parsed = parseGkeVersion(gkeVersion);
      if (parsed === undefined) {
        report({
          path,
          message: `'${gkeVersion.slice(0, 100)}' is not a version of GKE`,
          fix: "write it as '1.36.2-gke.2064000'; where the build does not matter, set kubernetes instead",
        });
      } else if (parsed.kubernetes !== kubernetes && !parsed.kubernetes.startsWith(`${kubernetes}.`)) {
        report({
          path,
          message: `'${gkeVersion}' is not Kubernetes ${kubernetes}`,
          fix: `remove kubernetes, or set it to '${parsed.kubernetes}'`,
        });
      }
    },
  },
  {
    id: 'gke/is-vpc-native',
    title: 'A cluster is VPC-native: one that is based on routes has no way to anything that came since',
    severity: 'error',
    evidence: `${GUIDES}/concepts/alias-ips`,
    check: ({ gke: { networking } }, report) => {
      if (networking.mode !== 'routes') return;
      report({
        path: ['cluster', 'networking', 'mode'],
        message:
          "every node takes one of the VPC's static routes, load balancers do not reach pods, there is no Gateway API and no number of pods by pool, and the cluster can never be converted",
        fix: "use 'dataplane-v2'; for a cluster that exists, make a second one and move workloads",
      });
    },
  },
  {
    id: 'gke/autopilot-has-no-node-options',
    title: 'On Autopilot, Google runs the nodes, and nothing is said of them',
    severity: 'error',
    evidence: CLUSTER_RESOURCE,
    check: ({ gke: { unused } }, report) => {
      for (const key of unused) {
        report({
          path: ['cluster', key],
          message: 'on Autopilot, the provider refuses it',
          fix: "remove it, or use networking mode 'dataplane-v2' for nodes of your own",
        });
      }
    },
  },
  {
    id: 'gke/cilium-has-own-pools',
    title: 'With your own Cilium, node pools are made by you: GKE gives those that it makes no start-up taint',
    severity: 'error',
    evidence: 'https://docs.cilium.io/en/stable/installation/taints/',
    check: ({ gke: { networking, autoProvisioning } }, report) => {
      if (networking.mode !== 'cilium' || autoProvisioning === undefined) return;
      report({
        path: ['cluster', 'autoProvisioning'],
        message: "pods would start on new nodes before Cilium does, and get addresses of GKE's own CNI",
        fix: 'remove it, and let node pools of your own scale',
      });
    },
  },
];
