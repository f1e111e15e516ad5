import { isAksCluster } from '../../clusters/aks/aks-cluster';
import { isEksCluster } from '../../clusters/eks/eks-cluster';
import { type Cluster, DISTRIBUTION_NAMES, type Distribution } from '../../core/cluster';
import type { Rule } from '../../core/rule';
import { HANDLERS } from './handlers';
import { endsPodsItself } from './of-cluster';
import type { TerminationHandler, TerminationOptions } from './options';
import type { Termination } from './termination';

/** What rules about the loss of nodes look at. */
export interface TerminationSettings {
  readonly cluster: Cluster<unknown>;
  /** As given. */
  readonly given: TerminationOptions;
  /** What came of it. */
  readonly termination: Termination;
}

/** Who can act where. Machines of one's own may be instances of AWS. */
const HANDLERS_OF: Readonly<Record<Distribution, readonly TerminationHandler[]>> = {
  eks: ['karpenter', 'auto-mode', 'managed-node-group', 'node-termination-handler', 'kubelet', 'none'],
  gke: ['kubelet', 'none'],
  aks: ['auto-drain', 'nap', 'none'],
  k3s: ['node-termination-handler', 'kubelet', 'none'],
  rke2: ['node-termination-handler', 'kubelet', 'none'],
  kubeadm: ['node-termination-handler', 'kubelet', 'none'],
  kind: ['kubelet', 'none'],
  talos: ['node-termination-handler', 'kubelet', 'none'],
};

/** What must hold for how nodes are taken back. Paths begin with `termination`. */
export const TERMINATION_RULES: readonly Rule<TerminationSettings>[] = [
  {
    id: 'termination/handler-is-of-the-cluster',
    title: 'Whoever ends pods before their node goes can run in such a cluster',
    severity: 'error',
    evidence: 'lib/nodes/termination/rules.ts',
    check: ({ cluster, termination: { handler } }, report) => {
      const there = HANDLERS_OF[cluster.distribution].filter((one) => !isOff(cluster, one));
      if (there.includes(handler)) return;
      const off = isOff(cluster, handler) ? ' that do without it' : '';
      report({
        path: ['termination', 'handler'],
        message: `${HANDLERS[handler].title} drains no nodes of ${DISTRIBUTION_NAMES[cluster.distribution]} clusters${off}`,
        fix: `set it to ${there.map((one) => `'${one}'`).join(' or ')}, or leave it out`,
      });
    },
  },
  {
    id: 'termination/nodes-grant-time',
    title: 'Nodes that end pods by themselves have been told how long pods may take: Kubernetes itself grants nothing',
    severity: 'error',
    evidence: HANDLERS.kubelet.evidence,
    check: ({ cluster, termination: { handler, podSeconds } }, report) => {
      if (handler !== 'kubelet' || podSeconds !== undefined || endsPodsItself(cluster)) return;
      report({
        path: ['termination', 'podSeconds'],
        message: 'shutdownGracePeriod of kubelet is 0 unless it is set, and pods are killed with their node',
        fix: "set it to shutdownGracePeriod less shutdownGracePeriodCriticalPods, or handler to 'none'",
      });
    },
  },
  {
    id: 'termination/pods-end-within-the-notice',
    title: 'Pods are granted no more time than there is from the notice to the end of the node',
    severity: 'error',
    evidence: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html',
    check: ({ given, termination: { noticeSeconds, podSeconds } }, report) => {
      if (given.podSeconds === undefined || noticeSeconds === 0 || (podSeconds ?? 0) <= noticeSeconds) return;
      report({
        path: ['termination', 'podSeconds'],
        message: `the node is gone ${noticeSeconds} seconds after the notice`,
        fix: `set it to ${noticeSeconds} or less, or noticeSeconds to what the nodes get`,
      });
    },
  },
];

/** Whether a cluster could have somebody who ends pods, and has been made without. */
function isOff(cluster: Cluster<unknown>, handler: TerminationHandler): boolean {
  if (handler === 'auto-mode') return isEksCluster(cluster) && !cluster.eks.mode.isAuto;
  return handler === 'nap' && isAksCluster(cluster) && cluster.aks.nodeProvisioning === undefined;
}
