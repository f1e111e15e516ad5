import type { PoolEvidence } from '../../node-pool/rules/evidence';

/** How we know what rules about pools of AWS instances say. */
export const AWS_POOL_EVIDENCE: PoolEvidence = {
  definition: 'https://github.com/aws/karpenter-provider-aws/blob/main/pkg/apis/crds/karpenter.sh_nodepools.yaml',
  labels: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html',
  spot: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html',
};
