import type { Cluster } from '../../lib/core/cluster';
import { inspectComposition } from '../../lib/core/compose';
import type { Finding } from '../../lib/core/finding';
import {
  type ContainerOptions,
  type PreStopOptions,
  planSpotSafeWorkload,
  type SpotSafeWorkloadOptions,
} from '../../lib/workloads/spot-safe';
import { aks, eks, gke, kubeadm } from '../support/clusters';
import { CHECKOUT, checkoutFindings as checkout, podFindings as pod, SPOT_CLUSTER, WEB } from '../support/spot-safe';
import type { RuleCases } from './cases';

type Constraint = NonNullable<SpotSafeWorkloadOptions['pod']['topologySpreadConstraints']>[number];

const KARPENTER = eks('vpc-cni');
const GKE = gke('dataplane-v2');
const AKS_NAP = aks('overlay', { nodeProvisioning: {} });
const RACKS: Constraint = {
  maxSkew: 2,
  topologyKey: 'example.com/rack',
  whenUnsatisfiable: 'DoNotSchedule',
  labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'checkout' } },
};

const spread = (constraint: Constraint): ReturnType<typeof pod> => pod({ topologySpreadConstraints: [constraint] });

const withHook = (preStop: PreStopOptions): { readonly containers: readonly ContainerOptions[] } => ({
  containers: [{ ...WEB, lifecycle: { preStop } }],
});

/** The article's hook. */
const KILLS: PreStopOptions = { exec: { command: ['/bin/sh', '-c', 'sleep 5; kill -TERM 1; sleep 20'] } };

const fewNodes = (nodes: number): ReturnType<typeof kubeadm> =>
  kubeadm({ nodePools: [{ name: 'spot', role: 'control-plane', nodes, spot: true }] });

const zoned = (...nodes: readonly number[]): ReturnType<typeof kubeadm> =>
  kubeadm({
    nodePools: nodes.map((count, zone) => ({
      name: `zone-${zone}`,
      role: 'control-plane',
      nodes: count,
      labels: { 'topology.kubernetes.io/zone': `zone-${zone}` },
    })),
  });

/** What is found of it beside other plans. */
const beside = (cluster: Cluster): readonly Finding[] =>
  inspectComposition(cluster, [
    planSpotSafeWorkload(cluster, { ...CHECKOUT, onZoneLoss: 'hold', autoscale: { maxReplicas: 50 } }),
  ]).findings.filter(({ rule }) => rule !== 'compose/requirements-are-met');

/** Rules about how nodes are taken back. */
const TERMINATION_CASES: RuleCases = {
  'termination/handler-is-of-the-cluster': {
    fails: () => checkout({ termination: { handler: 'karpenter' } }, GKE),
    at: 'termination.handler',
    passes: () => checkout({ termination: { handler: 'karpenter' } }, KARPENTER),
  },
  'termination/nodes-grant-time': {
    fails: () => checkout({ termination: { handler: 'kubelet' } }),
    at: 'termination.podSeconds',
    passes: () => checkout({ termination: { handler: 'kubelet', podSeconds: 45 } }),
  },
  'termination/pods-end-within-the-notice': {
    fails: () => checkout({ termination: { podSeconds: 300 } }, KARPENTER),
    at: 'termination.podSeconds',
    passes: () => checkout({ termination: { podSeconds: 100 } }, KARPENTER),
  },
};

/** What must hold for names, places and how pods end. */
const POD_CASES: RuleCases = {
  'spot-safe/names': {
    fails: () => checkout({ name: 'Checkout' }),
    at: 'name',
    passes: () => checkout({ name: 'checkout-2' }),
  },
  'spot-safe/labels': {
    fails: () => pod({ labels: { 'app.kubernetes.io/name': 'other' } }),
    at: 'pod.labels["app.kubernetes.io/name"]',
    passes: () => pod({ labels: { 'app.kubernetes.io/part-of': 'shop' } }),
  },
  'spot-safe/service-has-ports': {
    fails: () => pod({ containers: [{ name: 'web', image: 'registry.example.com/web:1' }] }),
    at: 'service.ports',
    passes: () => pod({ containers: [{ name: 'web', image: 'registry.example.com/web:1' }] }, { service: false }),
  },
  'spot-safe/priority-is-ordinary': {
    fails: () => checkout({ priority: { className: 'system-checkout', value: 1000 } }),
    at: 'priority.className',
    passes: () => checkout({ priority: { className: 'critical', value: 0 } }),
  },
  // SP-03 and SP-04: a skew that is taken for a cap.
  'spot-safe/spread-is-made': {
    fails: () => spread({ ...RACKS, topologyKey: 'kubernetes.io/hostname' }),
    at: 'pod.topologySpreadConstraints[0]',
    passes: () => spread(RACKS),
  },
  // SP-01, SP-02 and SP-13.
  'spot-safe/own-constraints-bind': {
    fails: () => spread({ maxSkew: 1, topologyKey: 'example.com/rack' }),
    at: 'pod.topologySpreadConstraints[0].whenUnsatisfiable',
    passes: () => spread({ ...RACKS, matchLabelKeys: ['pod-template-hash'] }),
  },
  // SP-25.
  'spot-safe/tolerations-have-keys': {
    fails: () => pod({ tolerations: [{ operator: 'Exists' }] }),
    at: 'pod.tolerations[0].key',
    passes: () => pod({ tolerations: [{ key: 'team', value: 'shop', effect: 'NoSchedule' }] }),
  },
  'spot-safe/nodes-are-not-named': {
    fails: () => pod({ nodeSelector: { 'topology.kubernetes.io/zone': 'eu-central-1a' } }),
    at: 'pod.nodeSelector["topology.kubernetes.io/zone"]',
    passes: () => pod({ nodeSelector: { 'kubernetes.io/arch': 'arm64' } }),
  },
  'spot-safe/spot-nodes-are-told-apart': {
    fails: () => checkout({ nodes: { capacity: 'spot' } }, fewNodes(20)),
    at: 'nodes.spotLabel',
    passes: () => checkout({ nodes: { capacity: 'spot' } }),
  },
  // SP-16.
  'spot-safe/soft-rules-cost-nodes': {
    fails: () =>
      checkout(
        {
          pod: {
            containers: [WEB],
            affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [] } },
          },
        },
        KARPENTER,
      ),
    at: 'pod.affinity.podAntiAffinity',
    passes: () => pod({ affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [] } } }),
  },
  // SP-20: the article's thirty seconds on GKE.
  'spot-safe/pods-end-in-time': {
    fails: () => checkout({ drain: { preStopSeconds: 10, drainSeconds: 20 } }, GKE),
    at: 'drain.drainSeconds',
    passes: () => checkout({ drain: { preStopSeconds: 10, drainSeconds: 5 } }, GKE),
  },
  'spot-safe/deletion-leaves-a-second': {
    fails: () => checkout({}, AKS_NAP),
    at: 'termination.handler',
    passes: () => checkout({ termination: { handler: 'auto-drain' } }, AKS_NAP),
  },
  // SP-23.
  'spot-safe/endpoint-leaves-before-the-end': {
    fails: () => checkout({ drain: { lossEvictionSeconds: 30 } }, GKE),
    at: 'drain.preStopSeconds',
    passes: () =>
      checkout(
        {
          drain: { lossEvictionSeconds: 30 },
          readiness: { probe: { kind: 'http', path: '/ready', port: 8080 }, failsOnTermination: true },
        },
        GKE,
      ),
  },
  // SP-24.
  'spot-safe/loss-is-short': {
    fails: () => checkout({ drain: { lossEvictionSeconds: 300 } }),
    at: 'drain.lossEvictionSeconds',
    passes: () => checkout({ drain: { lossEvictionSeconds: 60 } }),
  },
  // SP-26.
  'spot-safe/readiness-has-time': {
    fails: () => checkout({ readiness: { probe: { kind: 'tcp', port: 8080 }, timeoutSeconds: 1 } }),
    at: 'readiness.timeoutSeconds',
    passes: () => checkout({ readiness: { probe: { kind: 'tcp', port: 8080 }, timeoutSeconds: 2 } }),
  },
  'spot-safe/readiness-is-said-once': {
    fails: () => pod({ containers: [{ ...WEB, readinessProbe: { tcpSocket: { port: 8080 } } }] }),
    at: 'pod.containers[0].readinessProbe',
    passes: () =>
      pod({
        containers: [WEB, { name: 'proxy', image: 'registry.example.com/p:1', readinessProbe: { grpc: { port: 1 } } }],
      }),
  },
  'spot-safe/hook-is-within-the-wait': {
    fails: () => pod(withHook({ sleep: { seconds: 15 } })),
    at: 'pod.containers[0].lifecycle.preStop',
    passes: () => pod(withHook({ sleep: { seconds: 15 } }), { drain: { preStopSeconds: 15 } }),
  },
  // SP-22.
  'spot-safe/nobody-kills-the-pause': {
    fails: () => pod({ ...withHook(KILLS), shareProcessNamespace: true }),
    at: 'pod.containers[0].lifecycle.preStop',
    passes: () => pod(withHook(KILLS), { drain: { preStopSeconds: 25 } }),
  },
  // SP-21.
  'spot-safe/kubernetes-waits': {
    fails: () => checkout({}, kubeadm({ kubernetes: '1.29', nodePools: SPOT_POOLS })),
    at: 'drain.preStopSeconds',
    passes: () => checkout({}, kubeadm({ kubernetes: '1.30', nodePools: SPOT_POOLS })),
  },
  'spot-safe/kubernetes-spreads': {
    fails: () => checkout({}, kubeadm({ kubernetes: '1.26', nodePools: SPOT_POOLS })),
    at: 'cluster.kubernetes',
    passes: () => checkout({}, kubeadm({ kubernetes: '1.27', nodePools: SPOT_POOLS })),
  },
};

const SPOT_POOLS = [{ name: 'spot', nodes: 30, role: 'control-plane', spot: true }] as const;

/** What must hold for what takes pods away and adds them. */
const CHANGE_CASES: RuleCases = {
  'spot-safe/budget-is-one-number': {
    fails: () => checkout({ disruptionBudget: { maxUnavailable: 1, minAvailable: 5 } }),
    at: 'disruptionBudget',
    passes: () => checkout({ disruptionBudget: { minAvailable: 5 } }),
  },
  // SP-17: nine tenths of nine are nine.
  'spot-safe/budget-lets-nodes-drain': {
    fails: () => checkout({ disruptionBudget: { minAvailable: '90%' } }),
    at: 'disruptionBudget.minAvailable',
    passes: () => checkout({ disruptionBudget: { minAvailable: '85%' } }),
  },
  'spot-safe/budget-keeps-what-is-needed': {
    fails: () => checkout({ disruptionBudget: { maxUnavailable: 5 } }),
    at: 'disruptionBudget.maxUnavailable',
    passes: () => checkout({ disruptionBudget: { maxUnavailable: 4 } }),
  },
  // SP-18.
  'spot-safe/budget-drains-a-node-in-time': {
    fails: () => checkout({ need: 20, podsPerNode: 5, disruptionBudget: { maxUnavailable: 1 } }, KARPENTER),
    at: 'disruptionBudget.maxUnavailable',
    passes: () => checkout({ need: 20, podsPerNode: 5, disruptionBudget: { maxUnavailable: 3 } }, KARPENTER),
  },
  'spot-safe/pools-have-the-nodes': {
    fails: () => checkout({}, fewNodes(8)),
    at: 'cluster.nodePools',
    passes: () => checkout({}, fewNodes(9)),
  },
  // SP-11: one node in one of the zones.
  'spot-safe/zones-take-all-pods': {
    fails: () => checkout({}, zoned(1, 4, 4)),
    at: 'cluster.nodePools',
    passes: () => checkout({}, zoned(3, 3, 3)),
  },
  // SP-14.
  'spot-safe/roll-out-goes-on': {
    fails: () => checkout({ rollOut: { maxUnavailable: 0, maxSurge: 2 } }, fewNodes(9)),
    at: 'rollOut.maxUnavailable',
    passes: () => checkout({ rollOut: { maxUnavailable: 0, maxSurge: 2 } }, fewNodes(11)),
  },
  'spot-safe/roll-out-keeps-what-is-needed': {
    fails: () => checkout({ rollOut: { maxUnavailable: 5 } }),
    at: 'rollOut.maxUnavailable',
    passes: () => checkout({ rollOut: { maxUnavailable: 4 } }),
  },
  // SP-12.
  'spot-safe/roll-out-adds-no-pods': {
    fails: () => checkout({ onZoneLoss: 'reschedule', rollOut: { maxSurge: 2 } }),
    at: 'rollOut.maxSurge',
    passes: () => checkout({ onZoneLoss: 'hold', rollOut: { maxSurge: 2 } }),
  },
  'spot-safe/scaling-has-room': {
    fails: () => checkout({ onZoneLoss: 'hold', autoscale: { maxReplicas: 8 } }),
    at: 'autoscale.maxReplicas',
    passes: () => checkout({ onZoneLoss: 'hold', autoscale: { maxReplicas: 50 } }),
  },
  'spot-safe/scaling-knows-requests': {
    fails: () =>
      pod(
        { containers: [{ name: 'web', image: 'registry.example.com/web:1', ports: [{ containerPort: 8080 }] }] },
        { onZoneLoss: 'hold', autoscale: { maxReplicas: 50 } },
      ),
    at: 'pod.containers[0].resources',
    passes: () => pod({ containers: [WEB] }, { onZoneLoss: 'hold', autoscale: { maxReplicas: 50 } }),
  },
  // SP-33.
  'spot-safe/scaling-leaves-room-for-a-loss': {
    fails: () => checkout({ onZoneLoss: 'hold', autoscale: { maxReplicas: 50, targetUtilization: 60 } }),
    at: 'autoscale.targetUtilization',
    passes: () =>
      checkout({
        onZoneLoss: 'hold',
        survive: 'zone',
        replicas: 9,
        autoscale: { maxReplicas: 50, targetUtilization: 60 },
      }),
  },
  'spot-safe/scaling-has-metrics': {
    fails: () => beside(SPOT_CLUSTER),
    at: 'checkout.autoscale',
    passes: () => beside(GKE),
  },
  // SP-08.
  'spot-safe/scaling-and-a-lost-zone': {
    fails: () => checkout({ autoscale: { maxReplicas: 50 } }),
    at: 'onZoneLoss',
    passes: () => checkout({ onZoneLoss: 'reschedule', autoscale: { maxReplicas: 50 } }),
  },
};

/** Rules about workloads that keep what they need. */
export const SPOT_SAFE_CASES: RuleCases = { ...TERMINATION_CASES, ...POD_CASES, ...CHANGE_CASES };
