import { planCalico, planCilium } from '../../lib';
import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { joinNeeds, NO_NEEDS } from '../../lib/core/needs';
import type { InstallPlan, RedirectionObstacle } from '../../lib/core/plan';
import { evaluate } from '../../lib/core/rule';
import type { Whole } from '../../lib/core/whole';
import { type IstioAmbientOptions, planIstioAmbient } from '../../lib/mesh/istio';
import { eks, k3s, kubeadm } from '../support/clusters';
import type { RuleCases } from './cases';

/** What the mesh says of the plans beside it. */
function beside(plan: Partial<InstallPlan>, cluster: Cluster = kubeadm()): readonly Finding[] {
  return besidePlan({ ...CNI, ...plan }, cluster, {});
}

function besidePlan(cni: InstallPlan, cluster: Cluster, options: IstioAmbientOptions): readonly Finding[] {
  const plans = [cni, planIstioAmbient(cluster, options)];
  const whole = { cluster, plans, needs: joinNeeds(plans.map(({ needs }) => needs)) };
  return evaluate<Whole, string>(plans[1]?.rules ?? [], whole).findings;
}

const CNI: InstallPlan = {
  name: 'cni',
  title: 'a CNI',
  when: 'before-nodes',
  provides: ['cni'],
  requires: [],
  needs: NO_NEEDS,
  steps: [],
  findings: [],
  waived: [],
  deferred: [],
};

/** A CNI that does something to the mesh. */
function hindering(kind: RedirectionObstacle['kind']): InstallPlan {
  return {
    ...CNI,
    network: {
      wrappings: [],
      podMtu: 1500,
      operatingSystems: ['linux'],
      chainable: true,
      podNetworks: ['own'],
      policyKinds: ['CiliumClusterwideNetworkPolicy'],
      redirectionObstacles: [{ kind, path: ['mode'], because: 'it does', fix: 'set mode' }],
    },
  };
}

/** A plan with nodes of Karpenter. */
const MAKES_NODES: InstallPlan = {
  ...CNI,
  name: 'karpenter',
  provides: [],
  steps: [
    {
      kind: 'manifest',
      id: 'pools',
      after: [],
      objects: [{ apiVersion: 'karpenter.sh/v1', kind: 'NodePool', metadata: { name: 'spot' } }],
    },
  ],
};

const KIALI = { repository: 'https://kiali.org/helm-charts', name: 'kiali-server', version: '2.29.0' } as const;

/** A plan with Kiali in a namespace of its own. */
const SHOWS_PROXIES: InstallPlan = {
  ...CNI,
  name: 'kiali',
  provides: [],
  steps: [
    {
      kind: 'helm',
      id: 'kiali',
      after: [],
      chart: KIALI,
      release: 'kiali',
      namespace: 'kiali',
      values: {},
      install: 'release',
    },
  ],
};

const PROBES: IstioAmbientOptions = { networkPolicies: { hostProbes: 'CiliumClusterwideNetworkPolicy' } };

/** Rules about Istio in ambient mode together with everything else. */
export const ISTIO_COMPOSE_CASES: RuleCases = {
  'istio/cni-leaves-room': {
    fails: () => besidePlan(hindering('removes-configurations'), kubeadm(), {}),
    at: 'cni.mode',
    passes: () => beside({}),
  },
  'istio/services-are-seen': {
    fails: () => besidePlan(hindering('hides-services'), kubeadm(), {}),
    at: 'cni.mode',
    passes: () => beside({}),
  },
  'istio/probes-are-answered': {
    fails: () => besidePlan(hindering('loses-probes'), kubeadm(), {}),
    at: 'cni.mode',
    passes: () => beside({}),
  },
  'istio/probes-are-let-in': {
    fails: () => besidePlan(hindering('denies-probes'), kubeadm(), {}),
    at: 'cni.mode',
    passes: () => besidePlan(hindering('denies-probes'), kubeadm(), PROBES),
  },
  'istio/one-ztunnel': {
    fails: () => besidePlan(hindering('enrols-pods'), kubeadm(), {}),
    at: 'cni.mode',
    passes: () => beside({}),
  },
  'istio/probe-policies-are-known': {
    fails: () => besidePlan(planCalico(kubeadm()), kubeadm(), PROBES),
    at: 'istio.networkPolicies.hostProbes',
    passes: () => besidePlan(planCilium(kubeadm(), { istioAmbient: true }), kubeadm(), PROBES),
  },
  'istio/karpenter-nodes-wait-for-the-agent': {
    fails: () => besidePlan(MAKES_NODES, eks('vpc-cni'), {}),
    at: 'karpenter.nodePools',
    passes: () => besidePlan(MAKES_NODES, eks('vpc-cni'), { nodeReadinessTaint: false }),
  },
  'istio/kiali-is-answered': {
    fails: () => besidePlan(SHOWS_PROXIES, kubeadm(), {}),
    at: 'istio.istiod.env',
    passes: () =>
      besidePlan(SHOWS_PROXIES, kubeadm(), {
        istiod: { env: { DEBUG_ENDPOINT_AUTH_ALLOWED_NAMESPACES: 'tools,kiali' } },
      }),
  },
  'istio/folders-are-those-of-the-cni': {
    fails: () => besidePlan(planCalico(k3s()), k3s(), {}),
    at: 'istio.platform',
    passes: () => besidePlan(planCalico(k3s()), k3s(), { platform: 'none' }),
  },
  'istio/traffic-is-encrypted-once': {
    fails: () => beside({ provides: ['cni', 'encryption'] }),
    at: 'istio',
    passes: () => beside({}),
  },
};
