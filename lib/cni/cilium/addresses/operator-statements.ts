import type { IamStatement } from '../../../clusters/eks/addons/iam-statement';
import { treeAt } from '../../../core/trees';
import type { Values } from '../../../core/values';

/** What an installation has its operator do in AWS beside giving pods addresses. */
export interface CiliumOperatorUses {
  /**
   * Give back addresses that no pod needs.
   * @defaultValue `true`
   */
  readonly releaseExcessIPs?: boolean;
  /**
   * Look after instances with some tags only.
   * @defaultValue `false`
   */
  readonly instanceTagsFilter?: boolean;
  /**
   * Give pods IPv6 addresses too.
   * @defaultValue `false`
   */
  readonly ipv6?: boolean;
  /**
   * Delete interfaces that were left behind by tags that the caller chose, instead of those of the cluster.
   * @defaultValue `false`
   */
  readonly gcTags?: boolean;
}

/** What the operator is to do in AWS, as the chart's values say. */
export function operatorUses(values: Values<unknown>): CiliumOperatorUses {
  const { awsReleaseExcessIPs, instanceTagsFilter } = treeAt(values, 'eni');
  return {
    releaseExcessIPs: awsReleaseExcessIPs !== false,
    instanceTagsFilter: Array.isArray(instanceTagsFilter) && instanceTagsFilter.length > 0,
    ipv6: treeAt(values, 'ipv6')['enabled'] === true,
    gcTags: Object.keys(treeAt(values, 'eni', 'gcTags')).length > 0,
  };
}

/**
 * What Cilium's operator does in AWS to give pods addresses of the VPC.
 *
 * @param partition - `aws`, `aws-cn`, `aws-us-gov`.
 * @param uses - what it does beside; what it does not do, it gets no permission for.
 * @see https://docs.cilium.io/en/stable/network/concepts/ipam/eni/
 */
export function ciliumOperatorStatements(
  partition: string,
  { gcTags = false, instanceTagsFilter = false, ipv6 = false, releaseExcessIPs = true }: CiliumOperatorUses = {},
): readonly IamStatement[] {
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
        ...(!gcTags && { 'ec2:DescribeTags': 'finds interfaces that were left behind, to delete them' }),
        ...(instanceTagsFilter && { 'ec2:DescribeInstances': 'finds the instances that it looks after' }),
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
        ...(ipv6 && { 'ec2:AssignIpv6Addresses': 'takes IPv6 addresses for pods' }),
        ...(releaseExcessIPs && { 'ec2:UnassignPrivateIpAddresses': 'gives back addresses that no pod needs' }),
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
