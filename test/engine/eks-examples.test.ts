import { testExamples } from './example';
import { describeWithAws } from './suite';

describeWithAws('every example of EKS', () => {
  testExamples({
    prefix: 'eks-',
    others: ['eks-spot-web-service'],
    type: 'aws:eks/cluster:Cluster',
    config: { 'aws:region': 'eu-central-1' },
    more: {
      'eks-calico-policy': {
        adminRoleArn: 'arn:aws:iam::123456789012:role/admins',
        auditorRoleArn: 'arn:aws:iam::123456789012:role/auditors',
      },
      'eks-cilium-overlay': {
        vpcId: 'vpc-0a1b2c3d4e5f60718',
        subnetA: 'subnet-0a1b2c3d4e5f60711',
        subnetB: 'subnet-0a1b2c3d4e5f60712',
      },
    },
  });
});
