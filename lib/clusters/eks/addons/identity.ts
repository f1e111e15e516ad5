import type { EksCluster } from '../cluster';
import type { EksAddonName, EksPodIdentity } from './addon';
import type { IamStatement } from './iam-statement';

/** The service accounts of an add-on, and what they may do. */
export function podIdentitiesOf(
  name: EksAddonName,
  cluster: EksCluster<unknown>,
  partition: string,
): readonly EksPodIdentity[] {
  const identity = (serviceAccount: string, policy: string | undefined): EksPodIdentity => ({
    namespace: 'kube-system',
    serviceAccount,
    managedPolicyArns: policy === undefined ? [] : [`arn:${partition}:iam::aws:policy/${policy}`],
    statements: policy === undefined ? ipv6Statements(partition) : [],
  });
  switch (name) {
    case 'vpc-cni':
      return [identity('aws-node', cluster.eks.ipFamily === 'ipv6' ? undefined : 'AmazonEKS_CNI_Policy')];
    case 'aws-ebs-csi-driver':
      return [identity('ebs-csi-controller-sa', 'service-role/AmazonEBSCSIDriverPolicy')];
    case 'aws-efs-csi-driver':
      return ['efs-csi-controller-sa', 'efs-csi-node-sa'].map((account) =>
        identity(account, 'service-role/AmazonEFSCSIDriverPolicy'),
      );
    case 'kube-proxy':
    case 'eks-pod-identity-agent':
    case 'coredns':
    case 'snapshot-controller':
    case 'metrics-server':
    case 'eks-node-monitoring-agent':
      return [];
  }
}

/** What Amazon's CNI needs on IPv6, for which AWS maintains no policy. */
function ipv6Statements(partition: string): readonly IamStatement[] {
  return [
    {
      sid: 'Addresses',
      actions: {
        'ec2:AssignIpv6Addresses': 'gives interfaces of a node their prefix',
        'ec2:DescribeInstances': 'finds the interfaces of a node',
        'ec2:DescribeTags': 'finds interfaces that it must leave alone',
        'ec2:DescribeNetworkInterfaces': 'reads which addresses interfaces have',
        'ec2:DescribeInstanceTypes': 'reads the limits of instance types that it does not know',
      },
      resources: ['*'],
    },
    {
      sid: 'Tags',
      actions: { 'ec2:CreateTags': 'marks interfaces as its own' },
      resources: [`arn:${partition}:ec2:*:*:network-interface/*`],
    },
  ];
}
