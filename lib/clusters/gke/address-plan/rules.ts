import { known, type NamedRange, reportBadRanges, reportOverlaps } from '../../../core/network/ranges';
import type { Rule } from '../../../core/rule';
import { enoughRanges, layOut, totalSize } from '../../address-plan';
import type { RangePurpose } from './needs';
import type { GkeAddressPlanOptions } from './options';
import { rangeGroups } from './range-groups';

const ALIAS_IPS = 'https://docs.cloud.google.com/kubernetes-engine/docs/concepts/alias-ips';
const SUBNETS = 'https://docs.cloud.google.com/vpc/docs/subnets';

/** The largest range of private address space, as a prefix length. */
const LARGEST_PREFIX = 8;

/** Purposes of ranges, as messages name them. */
const PURPOSES: Readonly<Record<RangePurpose, string>> = {
  nodes: 'nodes',
  pods: 'pods',
  services: 'Services',
  proxies: 'proxies',
};

/** What must hold for the subnet of a cluster to be planned. */
export const GKE_ADDRESS_PLAN_RULES: readonly Rule<GkeAddressPlanOptions>[] = [
  {
    id: 'gke/plan-ranges-are-ipv4',
    title: 'Ranges that a subnet is planned in are IPv4, and there is one at least',
    severity: 'error',
    evidence: SUBNETS,
    check: (options, report) => {
      for (const key of ['ranges', 'podRanges'] as const) {
        if (options[key]?.length !== 0) continue;
        report({ path: [key], message: 'no range is given', fix: "write one, as in ['10.0.0.0/8']" });
      }
      const ranges = rangesOf(options);
      reportBadRanges(ranges, report);
      for (const { cidr, path } of ranges) {
        if (known(cidr)?.family !== 'ipv6') continue;
        report({ path, message: `${cidr} is IPv6`, fix: 'use an IPv4 range: Google chooses those of IPv6 by itself' });
      }
    },
  },
  {
    id: 'gke/plan-ranges-are-apart',
    title: 'Ranges that a subnet is planned in share no address',
    severity: 'error',
    evidence: SUBNETS,
    check: (options, report) => reportOverlaps(rangesOf(options), report),
  },
  {
    id: 'gke/plan-fits',
    title: 'Nodes, pods and Services fit into the ranges that there are for them',
    severity: 'error',
    evidence: ALIAS_IPS,
    check: (options, report) => {
      for (const { path, needs, ranges } of rangeGroups(options)) {
        if (ranges.length === 0 || layOut(needs, 1, ranges) !== undefined) continue;
        const isAll = options.podRanges === undefined;
        report({
          path,
          message: `${needs.map(({ purpose, prefix }) => `/${prefix} for ${PURPOSES[purpose]}`).join(', ')} do not fit into ${ranges.map(({ text }) => text).join(', ')}`,
          fix: `use ${enoughRanges(totalSize(needs, 1), LARGEST_PREFIX)}, fewer pods on a node${isAll ? ", or podRanges, such as ['100.64.0.0/10']" : ', or less growth'}`,
        });
      }
    },
  },
];

interface GivenRange extends NamedRange {
  readonly cidr: string;
}

function rangesOf({ ranges, podRanges = [] }: GkeAddressPlanOptions): readonly GivenRange[] {
  return [
    ...ranges.map((cidr, index) => ({ cidr, use: 'range', path: ['ranges', index] })),
    ...podRanges.map((cidr, index) => ({ cidr, use: 'pod range', path: ['podRanges', index] })),
  ];
}
