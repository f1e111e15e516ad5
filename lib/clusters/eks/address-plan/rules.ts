import { isCidr, parseCidr } from '../../../core/network/cidr';
import { type NamedRange, reportBadRanges, reportOverlaps } from '../../../core/network/ranges';
import type { Rule } from '../../../core/rule';
import { enoughRanges, layOut, totalSize } from '../../address-plan';
import { eniLimits, LARGEST_PREFIX, mostPods, SMALLEST_PREFIX, type SubnetPurpose } from './needs';
import type { AddressPlanOptions } from './options';
import { isVpcRange, subnetGroups } from './subnet-groups';

const VPC = 'https://docs.aws.amazon.com/vpc/latest/userguide';
const EKS = 'https://docs.aws.amazon.com/eks/latest';

/** Ranges that AWS adds to a VPC without being asked for a higher quota. */
const RANGE_QUOTA = 5;

/** Purposes of subnets, as messages name them. */
const PURPOSES: Readonly<Record<SubnetPurpose, string>> = {
  nodes: 'nodes',
  public: 'load balancers',
  'control-plane': 'the control plane',
  pods: 'pods',
};

/** What must hold for a network to be planned. */
export const ADDRESS_PLAN_RULES: readonly Rule<AddressPlanOptions>[] = [
  {
    id: 'eks/plan-has-room-for-its-zones',
    title: 'There is room for the zones that there are',
    severity: 'error',
    evidence: `${EKS}/userguide/network-reqs.html`,
    check: ({ zones, roomForZones = zones }, report) => {
      if (roomForZones >= zones) return;
      report({
        path: ['roomForZones'],
        message: `${zones} zones need more room than that of ${roomForZones}`,
        fix: `set it to ${zones} or more, or leave it out`,
      });
    },
  },
  {
    id: 'eks/plan-instance-type-is-known',
    title: 'Addresses of a node follow from the interfaces of its instance type',
    severity: 'error',
    evidence: 'https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/instance-info.jsonl',
    check: ({ pods }, report) => {
      if (pods.kind === 'own-range') return;
      const { instanceType } = pods;
      if (eniLimits(instanceType) !== undefined) return;
      report({
        path: ['pods', 'instanceType'],
        message: `the interfaces of ${typeof instanceType === 'string' ? `'${instanceType}'` : 'this instance type'} are not known`,
        fix: 'write its limits, as in { enis: 3, ipv4PerEni: 10 }',
      });
    },
  },
  {
    id: 'eks/plan-pods-fit-the-node',
    title: 'A node has interfaces for all its pods',
    severity: 'warning',
    evidence: `${EKS}/userguide/choosing-instance-type.html`,
    check: ({ pods, podsPerNode }, report) => {
      if (pods.kind === 'own-range' || eniLimits(pods.instanceType) === undefined) return;
      const most = mostPods(pods);
      // Kubelet counts two more, which are on the network of the host.
      if (podsPerNode <= most + 2) return;
      report({
        path: ['podsPerNode'],
        message: `the interfaces of a node take ${most} addresses for pods, not ${podsPerNode}`,
        fix: `set it to ${most + 2} or less, use larger instances${pods.prefixDelegation === true ? '' : ', or set prefixDelegation to true'}`,
      });
    },
  },
  {
    id: 'eks/plan-ranges-suit-a-vpc',
    title: 'Ranges of a VPC are IPv4, and from /28 to /16',
    severity: 'error',
    evidence: `${VPC}/vpc-cidr-blocks.html`,
    check: (options, report) => {
      const ranges = rangesOf(options);
      if (options.vpcCidrs.length === 0) {
        report({ path: ['vpcCidrs'], message: 'the VPC has no range', fix: "write it as ['10.0.0.0/16']" });
      }
      if (options.pods.kind === 'pod-subnets' && options.pods.cidrs?.length === 0) {
        report({ path: ['pods', 'cidrs'], message: 'pods have no range', fix: "write it as ['100.64.0.0/16']" });
      }
      reportBadRanges(ranges, report);
      for (const { cidr, path } of ranges) {
        const parsed = parseCidr(cidr);
        if (!isCidr(parsed) || isVpcRange(parsed)) continue;
        report({
          path,
          message: `${cidr} is ${parsed.family === 'ipv6' ? 'of IPv6' : parsed.prefix < LARGEST_PREFIX ? 'too large' : 'too small'}`,
          fix: `use an IPv4 range from /${SMALLEST_PREFIX} to /${LARGEST_PREFIX}, several if need be`,
        });
      }
    },
  },
  {
    id: 'eks/plan-ranges-are-apart',
    title: 'Ranges of a VPC share no address',
    severity: 'error',
    evidence: `${VPC}/vpc-cidr-blocks.html`,
    check: (options, report) => reportOverlaps(rangesOf(options), report),
  },
  {
    id: 'eks/plan-subnets-fit',
    title: 'Subnets for all nodes and pods fit into the ranges of the VPC',
    severity: 'error',
    evidence: `${EKS}/best-practices/subnets.html`,
    check: (options, report) => {
      for (const { path, sizes, ranges, given, zones } of subnetGroups(options) ?? []) {
        const huge = sizes.find(({ prefix }) => prefix < LARGEST_PREFIX);
        if (huge !== undefined) {
          report({
            path,
            message: `a zone would need a subnet of /${huge.prefix} for ${PURPOSES[huge.purpose]}, and /${LARGEST_PREFIX} is the largest there is`,
            fix: 'use more zones, fewer nodes or pods in each, less growth, or warm addresses instead of a whole interface',
          });
        } else if (layOut(sizes, zones, ranges) === undefined) {
          report({
            path,
            message: `${zones} subnets of ${sizes.map(({ purpose, prefix }) => `/${prefix} for ${PURPOSES[purpose]}`).join(', of ')} do not fit into ${given}`,
            fix: `use ${enoughRanges(totalSize(sizes, zones), LARGEST_PREFIX)}${options.pods.kind === 'node-subnets' ? ', or pods in subnets of their own' : ''}`,
          });
        }
      }
    },
  },
  {
    id: 'eks/plan-ranges-keep-to-the-quota',
    title: 'A VPC has five IPv4 ranges at most, unless AWS was asked for more',
    severity: 'warning',
    evidence: `${VPC}/amazon-vpc-limits.html`,
    check: (options, report) => {
      const count = new Set(subnetGroups(options)?.flatMap(({ ranges }) => ranges.map(({ text }) => text))).size;
      if (count <= RANGE_QUOTA) return;
      report({
        path: ['vpcCidrs'],
        message: `the VPC would have ${count} ranges`,
        fix: 'ask for a higher quota of IPv4 ranges, or plan for fewer nodes or pods',
      });
    },
  },
];

interface GivenRange extends NamedRange {
  readonly cidr: string;
}

function rangesOf({ vpcCidrs, pods }: AddressPlanOptions): readonly GivenRange[] {
  const ofPods = pods.kind === 'pod-subnets' ? (pods.cidrs ?? []) : [];
  return [
    ...vpcCidrs.map((cidr, index) => ({ cidr, use: 'VPC', path: ['vpcCidrs', index] })),
    ...ofPods.map((cidr, index) => ({ cidr, use: 'pods', path: ['pods', 'cidrs', index] })),
  ];
}
