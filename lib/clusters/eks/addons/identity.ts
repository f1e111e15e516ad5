import type { EksCluster } from '../eks-cluster';
import type { EksAddonName, EksPodIdentity } from './addon';
import type { IamStatement } from './iam-statement';

/** The service accounts of an add-on, and what they may do. */
export function podIdentitiesOf(
  name: EksAddonName,
  cluster: EksCluster<unknown>,
  partition: string,
): readonly EksPodIdentity[] {
  const managed = (serviceAccount: string, policy: string): EksPodIdentity => ({
    namespace: 'kube-system',
    serviceAccount,
    managedPolicyArns: [`arn:${partition}:iam::aws:policy/${policy}`],
    statements: [],
  });
  switch (name) {
    case 'vpc-cni': {
      const statements = ipv6Statements(partition);
      return cluster.eks.ipFamily === 'ipv6'
        ? [{ namespace: 'kube-system', serviceAccount: 'aws-node', managedPolicyArns: [], statements }]
        : [managed('aws-node', 'AmazonEKS_CNI_Policy')];
    }
    case 'aws-ebs-csi-driver':
      return [managed('ebs-csi-controller-sa', 'service-role/AmazonEBSCSIDriverPolicy')];
    case 'aws-efs-csi-driver':
      return ['efs-csi-controller-sa', 'efs-csi-node-sa'].map((account) =>
        managed(account, 'service-role/AmazonEFSCSIDriverPolicy'),
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
        'ec2:DescribeSecurityGroups': 'finds the groups for new interfaces',
        'ec2:DescribeSubnets': 'finds subnets for new interfaces by tag',
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
