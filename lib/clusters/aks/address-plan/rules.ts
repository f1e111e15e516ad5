import { known, type NamedRange, reportBadRanges, reportOverlaps } from '../../../core/network/ranges';
import type { Rule } from '../../../core/rule';
import { enoughRanges, layOut, totalSize } from '../../address-plan';
import { LARGEST_STATIC, MOST_DYNAMIC } from '../pod-addresses';
import { reservedRangeIn } from '../reserved-ranges';
import { DOCS } from '../rules/evidence';
import { type RangePurpose, rangeNeeds } from './needs';
import type { AksAddressPlanOptions } from './options';
import { DEFAULT_CLUSTER_RANGES, rangeGroups } from './range-groups';

const PLANNING = `${DOCS}/concepts-network-ip-address-planning`;

/** The largest range of private address space, as a prefix length. */
const LARGEST_PREFIX = 8;

/** Purposes of ranges, as messages name them. */
const PURPOSES: Readonly<Record<RangePurpose, string>> = {
  nodeSubnet: 'nodes',
  podSubnet: 'pods',
  podRange: 'pods',
  serviceRange: 'Services',
};

/** What must hold for the network of a cluster to be planned. */
export const AKS_ADDRESS_PLAN_RULES: readonly Rule<AksAddressPlanOptions>[] = [
  {
    id: 'aks/plan-ranges-are-ipv4',
    title: 'Ranges that a network is planned in are IPv4, and there is one at least',
    severity: 'error',
    evidence: PLANNING,
    check: (options, report) => {
      for (const key of ['vnetCidrs', 'clusterRanges'] as const) {
        if (options[key]?.length !== 0) continue;
        report({ path: [key], message: 'no range is given', fix: "write one, as in ['10.224.0.0/12']" });
      }
      const ranges = rangesOf(options);
      reportBadRanges(ranges, report);
      for (const { cidr, path } of ranges) {
        if (known(cidr)?.family !== 'ipv6') continue;
        report({ path, message: `${cidr} is IPv6`, fix: 'use an IPv4 range: those of IPv6 need no planning' });
      }
    },
  },
  {
    id: 'aks/plan-ranges-are-apart',
    title: 'Ranges of the VNet and those outside of it share no address',
    severity: 'error',
    evidence: PLANNING,
    check: (options, report) => reportOverlaps(rangesOf(options), report),
  },
  {
    id: 'aks/plan-ranges-are-free',
    title: 'Ranges that a network is planned in keep clear of those that AKS reserves',
    severity: 'error',
    evidence: `${DOCS}/use-byo-cni`,
    check: (options, report) => {
      for (const { cidr, path } of rangesOf(options)) {
        const range = known(cidr);
        const reserved = range && reservedRangeIn(range);
        if (reserved === undefined) continue;
        report({
          path,
          message: `${cidr} has addresses of ${reserved}, which AKS reserves`,
          fix: "choose a range beside it, such as one of '10.0.0.0/8'",
        });
      }
    },
  },
  {
    id: 'aks/plan-pod-subnet-is-possible',
    title: 'A subnet of pods has 65536 addresses that are given out one by one, or is a /12 of static blocks, at most',
    severity: 'error',
    evidence: `${DOCS}/concepts-network-azure-cni-pod-subnet`,
    check: (options, report) => {
      const { pods } = options;
      const need = rangeNeeds(options).find(({ purpose }) => purpose === 'podSubnet');
      if (pods.kind !== 'pod-subnet' || need === undefined) return;
      if (pods.allocation === 'dynamic' ? need.addresses <= MOST_DYNAMIC : need.prefix >= LARGEST_STATIC) return;
      report({
        path: ['pods', 'allocation'],
        message: `pods would need a subnet of /${need.prefix}`,
        fix: `plan for an overlay${pods.allocation === 'dynamic' ? " or 'static-block'" : ''}, fewer nodes, or fewer pods on each`,
      });
    },
  },
  {
    id: 'aks/plan-fits',
    title: 'Nodes, pods and Services fit into the ranges that there are for them',
    severity: 'error',
    evidence: PLANNING,
    check: (options, report) => {
      for (const { path, needs, ranges } of rangeGroups(options)) {
        if (ranges.length === 0 || layOut(needs, 1, ranges) !== undefined) continue;
        report({
          path,
          message: `${needs.map(({ purpose, prefix }) => `/${prefix} for ${PURPOSES[purpose]}`).join(', ')} do not fit into ${ranges.map(({ text }) => text).join(', ')}`,
          fix: `use ${enoughRanges(totalSize(needs, 1), LARGEST_PREFIX)}, fewer nodes${options.pods.kind === 'overlay' ? '' : ', fewer pods on a node, or plan for an overlay'}`,
        });
      }
    },
  },
];

interface GivenRange extends NamedRange {
  readonly cidr: string;
}

function rangesOf({ vnetCidrs, clusterRanges = DEFAULT_CLUSTER_RANGES }: AksAddressPlanOptions): readonly GivenRange[] {
  return [
    ...clusterRanges.map((cidr, index) => ({ cidr, use: 'range outside of the VNet', path: ['clusterRanges', index] })),
    ...vnetCidrs.map((cidr, index) => ({ cidr, use: 'range of the VNet', path: ['vnetCidrs', index] })),
  ];
}
