import type { IamStatement } from '../../clusters/eks/addons/iam-statement';

/** What the controller reads, and the role that the account's first load balancer needs. */
export function readStatements(partition: string): readonly IamStatement[] {
  return [
    {
      sid: 'ServiceLinkedRole',
      actions: { 'iam:CreateServiceLinkedRole': "the account's first load balancer needs the role of the service" },
      resources: [
        `arn:${partition}:iam::*:role/aws-service-role/elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing`,
      ],
      conditions: { StringEquals: { 'iam:AWSServiceName': 'elasticloadbalancing.amazonaws.com' } },
    },
    {
      sid: 'Read',
      actions: {
        'ec2:DescribeAvailabilityZones': 'tells zones from local zones when it chooses subnets',
        'ec2:DescribeVpcs': 'reads the ranges of the VPC',
        'ec2:DescribeSubnets': 'finds subnets by tag or id',
        'ec2:DescribeRouteTables': 'tells public subnets from private ones',
        'ec2:DescribeSecurityGroups': 'finds groups by tag or name',
        'ec2:DescribeInstances': 'finds the nodes behind instance targets',
        'ec2:DescribeNetworkInterfaces': 'finds the interfaces, and so the groups, of pods and nodes',
        'ec2:DescribeAccountAttributes': 'Elastic Load Balancing asks in the name of its caller',
        'ec2:DescribeAddresses': 'Elastic Load Balancing asks in the name of its caller: Elastic IPs',
        'ec2:DescribeInternetGateways': 'Elastic Load Balancing asks in the name of its caller: internet-facing',
        'ec2:DescribeVpcPeeringConnections':
          'Elastic Load Balancing asks in the name of its caller: targets by address',
        'ec2:GetSecurityGroupsForVpc': 'Elastic Load Balancing asks in the name of its caller: shared groups',
        'elasticloadbalancing:DescribeLoadBalancers': 'compares what is there with what should be',
        'elasticloadbalancing:DescribeLoadBalancerAttributes': 'compares what is there with what should be',
        'elasticloadbalancing:DescribeListeners': 'compares what is there with what should be',
        'elasticloadbalancing:DescribeListenerAttributes': 'compares what is there with what should be',
        'elasticloadbalancing:DescribeListenerCertificates': 'compares what is there with what should be',
        'elasticloadbalancing:DescribeRules': 'compares what is there with what should be',
        'elasticloadbalancing:DescribeTargetGroups': 'compares what is there with what should be',
        'elasticloadbalancing:DescribeTargetGroupAttributes': 'compares what is there with what should be',
        'elasticloadbalancing:DescribeTargetHealth': 'reports to readiness gates of pods',
        'elasticloadbalancing:DescribeTags': 'finds what it has made',
        'elasticloadbalancing:DescribeTrustStores': 'finds trust stores for mutual TLS by name',
        'elasticloadbalancing:DescribeCapacityReservation': 'compares what is there with what should be',
        'acm:ListCertificates': 'finds the certificate for a host name',
        'acm:DescribeCertificate': 'reads which host names a certificate is for',
        'cognito-idp:DescribeUserPoolClient': 'Elastic Load Balancing asks in the name of its caller: login by Cognito',
      },
      resources: ['*'],
    },
  ];
}
