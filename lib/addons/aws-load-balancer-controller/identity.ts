import type { EksPodIdentity } from '../../clusters/eks/addons/addon';
import type { IamStatement } from '../../clusters/eks/addons/iam-statement';
import type { EksCluster } from '../../clusters/eks/eks-cluster';
import { changeStatements, listenerStatements } from './change-statements';
import type { AwsLoadBalancerControllerOptions } from './options';
import { readStatements } from './read-statements';
import { LBC_NAME, LBC_NAMESPACE, resolveAwsLoadBalancerController } from './settings';

/** Which of AWS' partitions the account is in, for ARNs. */
export type AwsPartition = 'aws' | 'aws-cn' | 'aws-us-gov';

/**
 * The service account of the controller, and what it may do: change what carries the tag of this cluster, and read what
 * lies around it. Outposts, address pools of IPAM, certificates kept in IAM and WAF classic are left out.
 *
 * @param cluster - the cluster of the plan.
 * @param options - the options of the plan: what is switched off is not granted.
 * @param partition - which of AWS' partitions the account is in.
 */
export function awsLoadBalancerControllerIdentity<S>(
  cluster: EksCluster<S>,
  options: AwsLoadBalancerControllerOptions<S>,
  partition: AwsPartition = 'aws',
): EksPodIdentity {
  const { enableShield, enableWafv2 } = resolveAwsLoadBalancerController(cluster, options);
  return {
    namespace: LBC_NAMESPACE,
    serviceAccount: LBC_NAME,
    managedPolicyArns: [],
    statements: [
      ...readStatements(partition),
      ...changeStatements(partition, cluster.name),
      ...listenerStatements(partition),
      ...(enableWafv2 ? [WAF] : []),
      ...(enableShield ? [SHIELD] : []),
    ],
  };
}

const WAF: IamStatement = {
  sid: 'Waf',
  actions: {
    'wafv2:ListWebACLs': 'finds a web ACL by name',
    'wafv2:GetWebACL': 'WAF asks it of who associates a web ACL',
    'wafv2:GetWebACLForResource': 'reads which web ACL a load balancer has',
    'wafv2:AssociateWebACL': 'puts a load balancer under a web ACL',
    'wafv2:DisassociateWebACL': 'takes a load balancer out again',
    'elasticloadbalancing:SetWebAcl': 'WAF asks it of who associates a web ACL',
  },
  resources: ['*'],
};

const SHIELD: IamStatement = {
  sid: 'Shield',
  actions: {
    'shield:GetSubscriptionState': 'reads whether the account has Shield Advanced',
    'shield:DescribeProtection': 'reads whether a load balancer is protected',
    'shield:CreateProtection': 'protects a load balancer',
    'shield:DeleteProtection': 'ends the protection of a load balancer',
  },
  resources: ['*'],
};
