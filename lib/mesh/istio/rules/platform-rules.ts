import { DISTRIBUTION_NAMES, type Distribution } from '../../../core/cluster';
import { cloudOf } from '../../../core/pod-network';
import { compareVersions, isExact } from '../../../core/version';
import type { IstioPlatform } from '../options';
import { isChained } from '../platform';
import { ISSUES, NOTES, PREREQUISITES, SOURCE } from './evidence';
import type { IstioRule } from './rule-type';

/** The images of k3d for this K3s, and all later ones, have programs where K3s has them. */
const K3D_LIKE_K3S = '1.31.7';

/** Whose file layouts nodes of a distribution may have. One that is not listed here is described as kubeadm's. */
const PLATFORMS: Readonly<Record<Distribution, readonly IstioPlatform[]>> = {
  k3s: ['k3s', 'k3d', 'none'],
  rke2: ['none'],
  kubeadm: ['none', 'microk8s', 'minikube', 'openshift'],
  kind: ['none'],
  talos: ['none'],
  eks: ['none'],
  gke: ['gke'],
  aks: ['none'],
};

/** What must hold for nodes, and for those that come and go. */
export const PLATFORM_RULES: readonly IstioRule[] = [
  {
    id: 'istio/platform-is-that-of-nodes',
    title: 'The platform is the one whose folders nodes have: elsewhere kubelet does not find the plugin',
    severity: 'error',
    evidence: PREREQUISITES,
    check: ({ cluster, platform }, report) => {
      const right = PLATFORMS[cluster.distribution];
      if (right.includes(platform)) return;
      report({
        path: ['platform'],
        message: `'${platform}' has its folders elsewhere than ${DISTRIBUTION_NAMES[cluster.distribution]}: the plugin is written where nobody looks, and pods do not start or start outside of the mesh`,
        fix: `write ${right.map((one) => `'${one}'`).join(' or ')}, or remove it`,
      });
    },
  },
  {
    id: 'istio/k3d-is-like-k3s',
    title: `Images of k3d have the folders of K3s since ${K3D_LIKE_K3S}`,
    severity: 'error',
    evidence: 'https://github.com/k3d-io/k3d/issues/1572',
    check: ({ kubernetes, platform }, report) => {
      if (platform !== 'k3d' || compareVersions(kubernetes, isExact(kubernetes) ? K3D_LIKE_K3S : '1.32') < 0) return;
      report({
        path: ['platform'],
        message: `with Kubernetes ${kubernetes} the plugin is looked for in another folder than /bin`,
        fix: "write 'k3s'",
      });
    },
  },
  {
    id: 'istio/own-config-is-chained',
    title: 'The agent writes a CNI configuration of its own only where plugins are chained',
    severity: 'warning',
    evidence: `${SOURCE}/manifests/charts/istio-cni/values.yaml`,
    check: ({ ownConfig, platform }, report) => {
      if (!ownConfig || isChained(platform)) return;
      report({
        path: ['nodeAgent', 'ownConfig'],
        message: 'Multus calls the plugin here, and there is no chain to put it into',
        fix: 'remove it',
      });
    },
  },
  {
    id: 'istio/own-config-outlives-the-node',
    title: 'The script by which Cilium prepares nodes of GKE leaves only its own CNI configuration',
    severity: 'warning',
    evidence: 'https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/files/nodeinit/startup.bash',
    check: ({ cluster, ownConfig }, report) => {
      if (!ownConfig || cloudOf(cluster.platform.podNetwork) !== 'gcp') return;
      report({
        path: ['nodeAgent', 'ownConfig'],
        message: 'a file of its own is gone after the next restart of the node, and pods start outside of the mesh',
        fix: "remove it: the plugin then stands in Cilium's own file",
      });
    },
  },
  {
    id: 'istio/pods-wait-for-the-mesh-after-a-reboot',
    title: 'On machines that are rebooted the agent has a CNI configuration of its own',
    severity: 'warning',
    evidence: `${ISSUES}/60882`,
    check: ({ options, ownConfig, platform }, report) => {
      if (ownConfig || options.nodeAgent?.ownConfig === undefined || !isChained(platform)) return;
      report({
        path: ['nodeAgent', 'ownConfig'],
        message: 'after a reboot, pods start before the agent runs, outside of the mesh and without encryption',
        fix: 'remove it where nodes are rebooted; where they are only replaced, waive this',
      });
    },
  },
  {
    id: 'istio/taint-is-taken-off',
    title: 'Nodes start with the taint of the mesh only where istiod can take it off',
    severity: 'error',
    evidence: `${ISSUES}/57844`,
    check: ({ chart, cluster, options, taintKey }, report) => {
      const { startupTaints } = cluster.platform;
      if (options.nodeReadinessTaint !== true || startupTaints.kind === 'any') return;
      if (startupTaints.kind === 'none') {
        report({ path: ['nodeReadinessTaint'], message: startupTaints.because, fix: 'remove it' });
      } else if (compareVersions(chart.ref.version, '1.30.3') < 0) {
        report({
          path: ['nodeReadinessTaint'],
          message: `istiod ${chart.ref.version} knows its own key only, and nodes may start with ${taintKey} only`,
          fix: "use version '1.30', whose patch 1.30.3 takes a key, or remove it",
        });
      }
    },
  },
  {
    id: 'istio/first-nodes-take-pods',
    title: 'A pool of EKS stays without the taint of the mesh, for CoreDNS: it comes first, and is waited for',
    severity: 'warning',
    evidence: 'https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html',
    check: ({ cluster, taintKey }, report) => {
      const pools = cluster.nodePools.filter(({ os }) => os === 'linux');
      if (taintKey === undefined || cluster.distribution !== 'eks' || pools.length === 0) return;
      if (pools.some((pool) => !pool.spot && pool.nodes.min === pool.nodes.max)) return;
      report({
        path: ['cluster', 'nodePools'],
        message: `every pool scales or is spot, so that all nodes start with ${taintKey}: CoreDNS, which comes before the mesh, finds none`,
        fix: 'have one pool with a fixed number of nodes on demand',
      });
    },
  },
  {
    id: 'istio/new-nodes-wait-for-the-agent',
    title: 'Nodes that come and go take pods only once the agent runs there',
    severity: 'warning',
    evidence: `${ISSUES}/48286`,
    check: ({ cluster, options, taintKey }, report) => {
      if (taintKey !== undefined || options.nodeReadinessTaint === false) return;
      if (cluster.platform.startupTaints.kind === 'none') return;
      for (const [index, pool] of cluster.nodePools.entries()) {
        if (pool.os !== 'linux' || (!pool.spot && pool.nodes.min === pool.nodes.max)) continue;
        report({
          path: ['cluster', 'nodePools', index],
          message: `a pod that comes to a new node of pool '${pool.name}' before the agent speaks plaintext, and strict peers refuse it`,
          fix: 'set nodeReadinessTaint to true, so that new nodes wait; or to false, to live with it',
        });
      }
    },
  },
  {
    id: 'istio/fail-needs-a-webhook',
    title: "The API server reaches istiod's webhooks where they refuse what they cannot check",
    severity: 'error',
    evidence:
      'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#failure-policy',
    check: ({ cluster, options }, report) => {
      if (options.validationFailurePolicy !== 'Fail' || cluster.platform.apiServerReachesPods) return;
      report({
        path: ['validationFailurePolicy'],
        message: 'the API server reaches no pod here, so that every object of Istio would be refused',
        fix: 'remove it, or use a networking mode that gives pods addresses of the cloud',
      });
    },
  },
  {
    id: 'istio/objects-are-checked',
    title: "istiod's webhooks check objects of Istio before they are stored",
    severity: 'warning',
    evidence: `${SOURCE}/manifests/charts/base/templates/defaultrevision-validatingwebhookconfiguration.yaml`,
    check: ({ cluster, validationFailurePolicy }, report) => {
      if (cluster.platform.apiServerReachesPods || validationFailurePolicy === 'Fail') return;
      report({
        path: ['cluster', 'networking'],
        message:
          'the API server reaches no pod here: each object of Istio is stored unchecked, after it has waited for the webhook in vain',
        fix: 'run istioctl validate where objects are made and waive this, or use a networking mode that gives pods addresses of the cloud',
      });
    },
  },
  {
    id: 'istio/failure-policy-is-read',
    title:
      'The charts read the failure policy of webhooks since 1.29.2: before, it is ignored and istiod changes it again and again',
    severity: 'warning',
    versions: '<1.29.2',
    evidence: `${NOTES}/58302.yaml`,
    check: ({ chart, validationFailurePolicy }, report) => {
      if (validationFailurePolicy !== 'Fail') return;
      report({
        path: ['validationFailurePolicy'],
        message: `charts of ${chart.ref.version} write Ignore, istiod writes Fail, and server-side apply finds a conflict`,
        fix: "use version '1.29'",
      });
    },
  },
];
