import type { Capability } from './capability';
import { type Cluster, DISTRIBUTION_NAMES, fewestNodes, isManaged } from './cluster';
import { COMPOSE_NETWORK_RULES } from './compose-network-rules';
import type { Needs } from './needs';
import type { InstallPlan } from './plan';
import type { Report, Rule } from './rule';
import { compareVersions, isVersion } from './version';
import type { Whole } from './whole';

/** What only one may provide. */
const EXCLUSIVE: readonly Capability[] = ['cni', 'service-routing', 'gateway-api'];

/** Of these, what a cluster may have by itself and no plan may bring again. Whether a CNI fits in, other rules say. */
const KEPT_BY_CLUSTER: readonly Capability[] = ['gateway-api'];

/** What must hold for everything in a cluster together. */
export const COMPOSE_RULES: readonly Rule<Whole>[] = [
  ...COMPOSE_NETWORK_RULES,
  {
    id: 'compose/one-provider',
    title: 'Only one plan may be the CNI, only one may route Services, and the Gateway API has one owner',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/network-plugins/',
    check: ({ cluster, plans }, report) => {
      for (const capability of EXCLUSIVE) {
        const isKept = KEPT_BY_CLUSTER.includes(capability) && cluster.platform.provides.includes(capability);
        const providers = [
          ...(isKept ? [DISTRIBUTION_NAMES[cluster.distribution]] : []),
          ...plans.filter((plan) => plan.provides.includes(capability)).map((plan) => plan.name),
        ];
        if (providers.length < 2) continue;
        report({
          path: ['plans'],
          message: `${providers.join(' and ')} each provide ${capability}`,
          fix: `keep one of them: ${providers.join(' or ')}`,
        });
      }
    },
  },
  {
    id: 'compose/requirements-are-met',
    title: 'What a plan requires, another plan or the distribution provides',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/cluster-administration/networking/',
    check: ({ cluster, plans }, report) => {
      const present = new Set<Capability>([...cluster.platform.provides, ...plans.flatMap((plan) => plan.provides)]);
      if (cluster.platform.bundledCnis.length > 0) present.add('cni');
      if (cluster.kubeProxy !== 'none') present.add('service-routing');
      for (const plan of plans) {
        for (const capability of plan.requires.filter((one) => !present.has(one))) {
          report({
            path: [plan.name],
            message: `${plan.name} requires ${capability}, which nothing in this cluster provides`,
            fix: `add a plan that provides ${capability}`,
          });
        }
      }
    },
  },
  {
    id: 'compose/unique-names',
    title: 'Plans, steps and Helm releases have names of their own',
    severity: 'error',
    evidence: 'https://helm.sh/docs/intro/using_helm/#three-big-concepts',
    check: ({ plans }, report) => {
      const releases = plans.flatMap((plan) =>
        plan.steps.filter((step) => step.kind === 'helm').map((step) => `release ${step.namespace}/${step.release}`),
      );
      for (const name of duplicates([...plans.map((plan) => `plan ${plan.name}`), ...releases])) {
        report({ path: ['plans'], message: `there is more than one ${name}`, fix: 'plan it once' });
      }
    },
  },
  {
    id: 'compose/services-are-routed',
    title: 'Without kube-proxy, a plan must route Services',
    severity: 'error',
    evidence: 'https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/',
    check: ({ cluster, plans }, report) => {
      const provided = [cluster.platform, ...plans].flatMap(({ provides }) => provides);
      if (cluster.kubeProxy !== 'none' || provided.includes('service-routing')) return;
      report({
        path: ['cluster', 'kubeProxy'],
        message: 'kube-proxy is off and nothing replaces it: no Service would have a backend',
        fix: "use Cilium with kubeProxyReplacement or Calico with linuxDataplane 'BPF', or set kubeProxy to 'iptables'",
      });
    },
  },
  {
    id: 'compose/kube-proxy-mode',
    title: 'kube-proxy runs in a mode that every plan works with',
    severity: 'error',
    evidence: 'https://docs.tigera.io/calico/latest/getting-started/kubernetes/nftables',
    check: ({ cluster, plans }, report) => {
      for (const plan of plans) {
        const modes = plan.needs.kubeProxy;
        if (modes === undefined || modes.includes(cluster.kubeProxy)) continue;
        report({
          path: ['cluster', 'kubeProxy'],
          message: `${plan.name} does not work with kube-proxy in mode '${cluster.kubeProxy}'`,
          fix: `set kubeProxy to ${modes.map((mode) => `'${mode}'`).join(' or ')}`,
        });
      }
    },
  },
  {
    id: 'compose/kernel-is-new-enough',
    title: 'Every Linux node has the kernel that the features in use need',
    severity: 'error',
    evidence: 'https://docs.cilium.io/en/stable/operations/system_requirements/',
    check: ({ cluster, needs }, report) => {
      for (const [index, pool] of cluster.nodePools.entries()) {
        if (pool.os !== 'linux' || pool.kernel === undefined || !isVersion(pool.kernel)) continue;
        for (const need of needs.kernel) {
          if (compareVersions(pool.kernel, need.atLeast) >= 0) continue;
          report({
            path: ['cluster', 'nodePools', index, 'kernel'],
            message: `kernel ${pool.kernel} of pool '${pool.name}' is too old for ${need.feature}, which needs ${need.atLeast} (${need.evidence})`,
            fix: `use an image with kernel ${need.atLeast} or newer, or do without ${need.feature}`,
          });
        }
      }
    },
  },
  {
    id: 'compose/nodes-are-served',
    title: 'The CNI runs on every operating system that the cluster has',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/windows/intro/#compatibility-networking',
    check: ({ cluster, plans }, report) => {
      for (const plan of plans) {
        const served = plan.network?.operatingSystems;
        if (served === undefined) continue;
        for (const [index, pool] of cluster.nodePools.entries()) {
          if (served.includes(pool.os)) continue;
          report({
            path: ['cluster', 'nodePools', index, 'os'],
            message: `${plan.title} does not run on ${pool.os}, the system of pool '${pool.name}'`,
            fix: `use a pool with ${served.join(' or ')}, or another CNI`,
          });
        }
      }
    },
  },
  {
    id: 'compose/node-access-is-granted',
    title: 'Pods have no rights over their nodes where somebody else runs them',
    severity: 'error',
    evidence: 'https://docs.cloud.google.com/kubernetes-engine/docs/concepts/autopilot-security',
    check: ({ cluster, plans }, report) => {
      const { refusesNodeAccess: refuser } = cluster.platform;
      if (refuser === undefined) return;
      for (const { name, needs } of plans) {
        if (needs.nodeAccess === undefined) continue;
        report({
          path: [name],
          message: `${refuser} admits no pods with rights over their node, such as ${needs.nodeAccess}`,
          fix: 'leave it out, or choose a networking mode of the cluster with nodes of your own',
        });
      }
    },
  },
  {
    id: 'compose/node-ports-are-free',
    title: 'No two plans listen on the same port of a node',
    severity: 'error',
    evidence: 'https://docs.cilium.io/en/stable/installation/k8s-install-migration/',
    check: ({ plans }, report) => {
      const taken = new Map<string, string>();
      for (const plan of plans) {
        for (const place of new Set(listensOn(plan.needs))) {
          const owner = taken.get(place);
          if (owner !== undefined) {
            report({
              path: [plan.name],
              message: `${plan.name} and ${owner} both listen on ${place} of a node`,
              fix: `give one of them another port`,
            });
          }
          taken.set(place, plan.name);
        }
      }
    },
  },
  {
    id: 'compose/nodes-start-tainted',
    title: 'Nodes that come and go start with the taints that keep pods off until the CNI runs',
    severity: 'warning',
    evidence: 'https://docs.cilium.io/en/stable/installation/taints/',
    check: ({ cluster, needs }, report) => {
      // There, whoever makes the nodes adds the taints, and the page that is written says so to everybody else.
      if (isManaged(cluster)) return;
      for (const [index, pool] of cluster.nodePools.entries()) {
        if (pool.nodes.min === pool.nodes.max && !pool.spot) continue;
        for (const taint of needs.startupTaints) {
          if (pool.taints.some((one) => one.key === taint.key)) continue;
          report({
            path: ['cluster', 'nodePools', index, 'taints'],
            message: `pool '${pool.name}' scales, and its new nodes take pods before ${taint.removedBy} is ready there`,
            fix: `add the taint ${taint.key}=${taint.value ?? ''}:${taint.effect}`,
          });
        }
      }
    },
  },
  {
    id: 'compose/has-nodes',
    title: 'A cluster whose plans run pods has at least one node at all times',
    severity: 'warning',
    evidence: 'https://kubernetes.io/docs/concepts/architecture/nodes/',
    check: ({ cluster, plans }, report) => reportEmpty(cluster, plans, report),
  },
];

function reportEmpty(cluster: Cluster<unknown>, plans: readonly InstallPlan<unknown>[], report: Report): void {
  // Where a cloud is told of no pool, it makes nodes by itself.
  const isLeftToCloud = isManaged(cluster) && cluster.nodePools.length === 0;
  if (plans.length === 0 || isLeftToCloud || fewestNodes(cluster, 'linux') > 0) return;
  report({
    path: ['cluster', 'nodePools'],
    message: 'no pool keeps a Linux node, so nothing that is installed could run',
    fix: 'let one Linux pool have a minimum of at least 1',
  });
}

/** Every port of a node that a plan takes, one by one. */
function listensOn(needs: Needs): readonly string[] {
  const open = needs.ports.flatMap(({ protocol, port, endPort }) =>
    port === undefined
      ? []
      : Array.from({ length: (endPort ?? port) - port + 1 }, (_, index) => `${protocol} ${port + index}`),
  );
  return [...open, ...needs.hostPorts.map(({ protocol, port }) => `${protocol} ${port}`)];
}

function duplicates(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
