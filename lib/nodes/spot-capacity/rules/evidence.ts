/** How we know what rules about spot capacity say. */
export const EVIDENCE = {
  names: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  /** Capacity is sought widely, and interruptions are handled. */
  spot: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html',
  consolidation: 'https://karpenter.sh/docs/concepts/disruption/#spot-consolidation',
  minValues: 'https://karpenter.sh/docs/concepts/nodepools/#min-values',
  groups: 'https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html',
  zones: 'https://learn.microsoft.com/azure/aks/reliability-availability-zones-configure',
  repair: 'https://github.com/kubernetes-sigs/karpenter/blob/main/pkg/controllers/node/health/controller.go',
  handler: 'https://github.com/aws/aws-node-termination-handler/blob/main/README.md',
  zoneOfNewNodes: 'https://github.com/kubernetes/autoscaler/issues/4848',
  spread: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
  scheduling: 'https://karpenter.sh/docs/concepts/scheduling/#topology-spread',
} as const;
