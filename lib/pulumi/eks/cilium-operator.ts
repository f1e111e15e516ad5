import type { IamStatement } from '../../clusters/eks/addons/iam-statement';

/**
 * What Cilium's operator does in AWS to give pods addresses of the VPC.
 *
 * @param partition - `aws`, `aws-cn`, `aws-us-gov`.
 * @see https://docs.cilium.io/en/stable/network/concepts/ipam/eni/
 */
export function ciliumOperatorStatements(partition: string): readonly IamStatement[] {
  const arn = (resource: string): string => `arn:${partition}:ec2:*:*:${resource}/*`;
  return [
    {
      sid: 'Read',
      actions: {
        'ec2:DescribeInstanceTypes': 'reads how many interfaces and addresses an instance type has',
        'ec2:DescribeNetworkInterfaces': 'reads which addresses are taken',
        'ec2:DescribeRouteTables': 'finds subnets with the same way out as the node',
        'ec2:DescribeSecurityGroups': 'finds the security groups of new interfaces',
        'ec2:DescribeSubnets': 'finds subnets with free addresses',
        'ec2:DescribeTags': 'finds interfaces that were left behind, to delete them',
        'ec2:DescribeVpcs': 'reads the ranges in which pods are reached as they are',
        'ec2:DescribeManagedPrefixLists': 'finds lists of ranges that routes name',
        'ec2:GetManagedPrefixListEntries': 'reads the ranges of such lists',
      },
      resources: ['*'],
    },
    {
      sid: 'Addresses',
      actions: {
        'ec2:AssignPrivateIpAddresses': 'takes addresses for pods',
        'ec2:UnassignPrivateIpAddresses': 'gives back addresses that no pod needs',
        'ec2:CreateTags': 'marks interfaces as its own',
        'ec2:DeleteNetworkInterface': 'deletes interfaces that were left behind',
      },
      resources: [arn('network-interface')],
    },
    {
      sid: 'Interfaces',
      actions: {
        'ec2:AttachNetworkInterface': 'gives a node one more interface',
        'ec2:CreateNetworkInterface': 'makes the interface, with the security groups of the node',
        'ec2:ModifyNetworkInterfaceAttribute': 'has the interface deleted together with its node',
      },
      resources: [arn('network-interface'), arn('subnet'), arn('security-group'), arn('instance')],
    },
  ];
}
