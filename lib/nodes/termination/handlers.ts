import type { TerminationHandler } from './options';
import type { Termination } from './termination';

/** What does not depend on the cluster. */
type HandlerFacts = Omit<Termination, 'handler' | 'noticeSeconds' | 'podSeconds'>;

const EKS_GUIDE = 'https://docs.aws.amazon.com/eks/latest/userguide';

/** What each handler does. */
export const HANDLERS: Readonly<Record<TerminationHandler, HandlerFacts>> = {
  karpenter: {
    title: 'Karpenter',
    drainedBy: 'eviction',
    requires: ['Karpenter reads the queue that announces interruptions (interruptionQueue): without, it does nothing'],
    evidence: 'https://karpenter.sh/docs/concepts/disruption/#interruption',
  },
  'auto-mode': {
    title: 'EKS Auto Mode',
    drainedBy: 'eviction',
    requires: [],
    evidence: `${EKS_GUIDE}/auto-instances.html`,
  },
  'managed-node-group': {
    title: 'the managed node group',
    drainedBy: 'eviction',
    requires: ['no other handler drains the same nodes'],
    evidence: `${EKS_GUIDE}/managed-node-groups.html#managed-node-group-capacity-types`,
  },
  'node-termination-handler': {
    title: 'the AWS Node Termination Handler',
    drainedBy: 'eviction',
    requires: [
      'the AWS Node Termination Handler runs on spot nodes, or reads the queue that announces interruptions, and neither Karpenter nor a managed node group drains the same nodes',
    ],
    evidence: 'https://github.com/aws/aws-node-termination-handler',
  },
  'auto-drain': {
    title: 'the drain of AKS',
    drainedBy: 'eviction',
    requires: [],
    evidence: 'https://learn.microsoft.com/azure/aks/node-auto-drain',
  },
  nap: {
    title: 'AKS node auto-provisioning',
    drainedBy: 'deletion',
    cutToSeconds: 1,
    requires: ['no more than a fifth of a pool is unhealthy: beyond that, node auto-provisioning repairs nothing'],
    evidence: 'https://github.com/kubernetes-sigs/karpenter/blob/main/pkg/controllers/node/health/controller.go',
  },
  kubelet: {
    title: 'the shutdown of the node itself',
    drainedBy: 'shutdown',
    requires: [],
    evidence: 'https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/',
  },
  none: {
    title: 'nobody',
    drainedBy: 'nothing',
    requires: [],
    evidence: 'https://kubernetes.io/docs/concepts/architecture/nodes/#condition',
  },
};
