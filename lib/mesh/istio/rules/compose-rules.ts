import { isAksCluster } from '../../../clusters/aks';
import { isGkeCluster } from '../../../clusters/gke';
import type { InstallPlan, RedirectionObstacle } from '../../../core/plan';
import { stepsWithChart } from '../../../core/plan-contents';
import type { Rule, RuleSummary } from '../../../core/rule';
import { isTree } from '../../../core/values';
import type { Whole } from '../../../core/whole';
import { PROBE_POLICY } from '../host-probes';
import { DOCS, ISSUES, PREREQUISITES } from './evidence';

/** What a CNI may do to a mesh that redirects traffic inside pods, and how we know. */
const OBSTACLES: Readonly<
  Record<RedirectionObstacle['kind'], Omit<RuleSummary, 'versions'> & { readonly effect: string }>
> = {
  'removes-configurations': {
    id: 'istio/cni-leaves-room',
    title: 'The CNI leaves room for the plugin of the mesh in its configuration',
    severity: 'error',
    evidence: PREREQUISITES,
    effect: 'the plugin of the mesh disappears from nodes, and new pods start outside of it',
  },
  'hides-services': {
    id: 'istio/services-are-seen',
    title:
      'Addresses of Services reach ztunnel: where the CNI turns them into those of pods before, waypoints are left out',
    severity: 'error',
    evidence: `${ISSUES}/49149`,
    effect:
      'ztunnel sees no Service, so that waypoints are left out with all their policies, and everything looks healthy',
  },
  'loses-probes': {
    id: 'istio/probes-are-answered',
    title: 'Answers of pods to probes of kubelet pass the network stack of the host',
    severity: 'error',
    evidence: `${ISSUES}/52208`,
    effect: 'probes of enrolled pods time out, and kubelet restarts them for ever',
  },
  'denies-probes': {
    id: 'istio/probes-are-let-in',
    title: 'Where pods are closed to everybody by default, probes of kubelet are let in',
    severity: 'warning',
    evidence: PREREQUISITES,
    effect: 'probes of enrolled pods come from an address that no policy knows',
  },
  'enrols-pods': {
    id: 'istio/one-ztunnel',
    title: 'The CNI has no mesh of its own that enrols the same pods',
    severity: 'warning',
    evidence: 'https://docs.cilium.io/en/stable/security/network/encryption-ztunnel/',
    effect: 'each node has two, with certificates of two authorities',
  },
};

/** What must hold for Istio together with everything else in a cluster. */
export const ISTIO_COMPOSE_RULES: readonly Rule<Whole>[] = [
  ...Object.entries(OBSTACLES).map(
    ([kind, { effect, ...summary }]): Rule<Whole> => ({
      ...summary,
      check: ({ plans }, report) => {
        if (kind === 'denies-probes' && plans.some(letsProbesIn)) return;
        for (const plan of plans) {
          for (const obstacle of plan.network?.redirectionObstacles ?? []) {
            if (obstacle.kind !== kind) continue;
            report({
              path: [plan.name, ...obstacle.path],
              message: `${obstacle.because}: ${effect}`,
              fix: obstacle.fix,
            });
          }
        }
      },
    }),
  ),
  {
    id: 'istio/probe-policies-are-known',
    title: 'A policy of Cilium lets probes in only where Cilium brings its definition: on Dataplane V2 if switched on',
    severity: 'error',
    evidence: 'https://docs.cloud.google.com/kubernetes-engine/docs/how-to/configure-cilium-network-policy',
    check: ({ cluster, plans }, report) => {
      const path = ['istio', 'networkPolicies', 'hostProbes'];
      if (!plans.some(letsProbesIn) || plans.some(bringsProbePolicies)) return;
      if (isAksCluster(cluster) && cluster.aks.mode.isCilium) return;
      const dataplaneV2 = isGkeCluster(cluster) ? cluster.gke.mode.dataplaneV2 : undefined;
      if (dataplaneV2?.clusterwideNetworkPolicy === true) return;
      report({
        path,
        message: `the cluster has no definition of ${PROBE_POLICY_KIND}`,
        fix:
          dataplaneV2 === undefined
            ? 'remove it, and give each namespace that denies by default a NetworkPolicy with ambientIngress()'
            : 'set clusterwideNetworkPolicy of networking to true',
      });
    },
  },
  {
    id: 'istio/folders-are-those-of-the-cni',
    title: 'With a CNI of its own K3s looks for plugins in the usual folders, and with Flannel in its own',
    severity: 'error',
    evidence: 'https://github.com/k3s-io/k3s/blob/master/pkg/agent/config/config.go',
    check: ({ cluster, needs, plans }, report) => {
      const agent = plans.flatMap(agentOf).at(0);
      if (cluster.distribution !== 'k3s' || agent === undefined) return;
      const isBundled = needs.distribution.cni !== 'none';
      const { folders, platform } = agent;
      if (folders || isBundled === (platform !== undefined)) return;
      report({
        path: ['istio', 'platform'],
        message: isBundled
          ? "K3s' own Flannel is the CNI, whose folders are not the usual ones: pods start outside of the mesh"
          : "a plan brings the CNI, and Flannel's folders are not looked at: pods start outside of the mesh",
        fix: isBundled ? "write 'k3s'" : "write 'none'",
      });
    },
  },
  {
    id: 'istio/kiali-is-answered',
    title: 'istiod answers questions about its state to its own namespace, and to those that it is told of',
    severity: 'warning',
    evidence: `${DOCS}/ops/integrations/integration-guide/debug-endpoints/`,
    check: ({ plans }, report) => {
      const kiali = stepsWithChart(plans, 'kiali-server')[0]?.namespace;
      const [istiod] = stepsWithChart(plans, 'istiod');
      if (kiali === undefined || istiod === undefined || kiali === istiod.namespace) return;
      const { pilot } = istiod.values;
      const env = isTree(pilot) && isTree(pilot['env']) ? pilot['env'] : {};
      const told = env['DEBUG_ENDPOINT_AUTH_ALLOWED_NAMESPACES'];
      if (env['ENABLE_DEBUG_ENDPOINT_AUTH'] === 'false') return;
      if (typeof told === 'string' ? told.split(',').includes(kiali) : told !== undefined) return;
      report({
        path: ['istio', 'istiod', 'env'],
        message: `istiod refuses Kiali in '${kiali}' the state of proxies, which it then does not show`,
        fix: `add DEBUG_ENDPOINT_AUTH_ALLOWED_NAMESPACES: '${kiali}'`,
      });
    },
  },
  {
    id: 'istio/traffic-is-encrypted-once',
    title: 'What the mesh encrypts is not encrypted again between nodes',
    severity: 'warning',
    evidence: 'https://docs.cilium.io/en/stable/network/servicemesh/istio/',
    check: ({ cluster, plans }, report) => {
      const others = [
        ...(cluster.platform.provides.includes('encryption') ? ['the cluster'] : []),
        ...plans.filter(({ provides }) => provides.includes('encryption')).map(({ title }) => title),
      ];
      if (others.length === 0) return;
      report({
        path: ['istio'],
        message: `${others.join(' and ')} also encrypts between nodes: traffic of the mesh is encrypted twice, at some MTU and throughput`,
        fix: 'switch one of them off; if traffic outside of the mesh must be encrypted too, waive this',
      });
    },
  },
];

/** What must hold for nodes that Karpenter makes, as long as nobody has decided whether new nodes wait. */
export const ISTIO_POOL_RULES: readonly Rule<Whole>[] = [
  {
    id: 'istio/karpenter-nodes-wait-for-the-agent',
    title: 'Nodes that Karpenter makes take pods only once the agent runs there',
    severity: 'warning',
    evidence: `${ISSUES}/48286`,
    check: ({ cluster, plans }, report) => {
      if (cluster.platform.startupTaints.kind === 'none') return;
      for (const plan of plans.filter(makesNodes)) {
        report({
          path: [plan.name, 'nodePools'],
          message: 'a pod that comes to a new node before the agent speaks plaintext, and strict peers refuse it',
          fix: 'set nodeReadinessTaint of Istio to true and pass needs.startupTaints of its plan; or to false, to live with it',
        });
      }
    },
  },
];

function makesNodes({ steps }: InstallPlan<unknown>): boolean {
  return steps.some(
    (step) =>
      step.kind === 'manifest' &&
      step.objects.some(({ apiVersion, kind }) => kind === 'NodePool' && apiVersion.startsWith('karpenter.sh/')),
  );
}

const PROBE_POLICY_KIND = 'CiliumClusterwideNetworkPolicy';

/** Whether a CNI brings the kind of that policy. */
function bringsProbePolicies({ network }: InstallPlan<unknown>): boolean {
  return network?.policyKinds?.includes(PROBE_POLICY_KIND) === true;
}

/** Whether a plan brings the policy for the whole cluster that lets probes in. */
function letsProbesIn({ steps }: InstallPlan<unknown>): boolean {
  return steps.some(
    (step) => step.kind === 'manifest' && step.objects.some(({ metadata }) => metadata.name === PROBE_POLICY),
  );
}

/** What the agent of Istio in a plan was told of nodes. */
function agentOf(plan: InstallPlan<unknown>): readonly { readonly platform: unknown; readonly folders: boolean }[] {
  return stepsWithChart([plan], 'cni').map(({ values: { cni, global } }) => ({
    platform: isTree(global) ? global['platform'] : undefined,
    folders: isTree(cni) && cni['cniConfDir'] !== undefined,
  }));
}
