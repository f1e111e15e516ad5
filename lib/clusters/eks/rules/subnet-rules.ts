import { contains, overlaps } from '../../../core/network/cidr';
import { known, reportBadRanges } from '../../../core/network/ranges';
import type { EksCluster } from '../eks-cluster';
import type { EksSubnet } from '../options';
import type { EksRule } from './eks-rule';
import { USER_GUIDE } from './evidence';

const SUBNETS = 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html';

/** Smallest prefix length of a subnet in which EKS has the 16 addresses that it would like. */
const SHORT_OF_ADDRESSES = 28;

/** Subnets that exist. */
export const SUBNET_RULES: readonly EksRule[] = [
  {
    id: 'eks/subnets-are-distinct',
    title: 'Each subnet is listed once, and shares no address with another',
    severity: 'error',
    evidence: SUBNETS,
    check: (cluster, report) => {
      const subnets = subnetsOf(cluster);
      report.whenKnown(
        subnets.map(({ id }) => id),
        (ids, report) => {
          for (const [index, id] of ids.entries()) {
            if (ids.indexOf(id) === index) continue;
            report({
              path: ['cluster', 'vpc', 'subnets', index, 'id'],
              message: `'${id}' is listed before`,
              fix: 'list it once',
            });
          }
        },
      );
      const sized = rangesOf(subnets);
      report.whenKnown(
        sized.map(({ cidr }) => cidr),
        (texts, report) => {
          const ranges = texts.map(known);
          for (const [at, range] of ranges.entries()) {
            const other = ranges.slice(0, at).find((one) => one && range && overlaps(one, range));
            const index = sized[at]?.index;
            if (range === undefined || other === undefined || index === undefined) continue;
            report({
              path: ['cluster', 'vpc', 'subnets', index, 'cidr'],
              message: `${range.text} overlaps ${other.text} of another subnet`,
              fix: 'write the range that the subnet has',
            });
          }
        },
      );
    },
  },
  {
    id: 'eks/subnets-lie-in-the-vpc',
    title: 'The range of a subnet is in CIDR notation, and lies in one of the VPC',
    severity: 'error',
    evidence: SUBNETS,
    check: (cluster, report) => {
      const sized = rangesOf(subnetsOf(cluster));
      reportBadRanges(
        sized.map(({ cidr, index }) => ({ cidr, use: 'subnet', path: ['cluster', 'vpc', 'subnets', index, 'cidr'] })),
        report,
      );
      for (const { cidr, index } of sized) {
        report.whenKnown([cidr, ...cluster.eks.vpcCidrs], ([text = '', ...vpc], report) => {
          const [range, ...ranges] = [known(text), ...vpc.map(known)];
          if (range === undefined || ranges.some((one) => one === undefined || contains(one, range))) return;
          report({
            path: ['cluster', 'vpc', 'subnets', index, 'cidr'],
            message: `${text} is not in ${vpc.join(' or ')}`,
            fix: "list all ranges of the VPC as cidrs, or mend the subnet's",
          });
        });
      }
    },
  },
  {
    id: 'eks/subnets-leave-room-for-eks',
    title: 'A subnet of the cluster has 16 addresses for the control plane besides those of nodes: upgrades take more',
    severity: 'warning',
    evidence: `${USER_GUIDE}/network-reqs.html`,
    check: (cluster, report) => {
      for (const { cidr, index } of rangesOf(subnetsOf(cluster))) {
        report.whenKnown([cidr], ([text = ''], report) => {
          const range = known(text);
          if (range?.family !== 'ipv4' || range.prefix < SHORT_OF_ADDRESSES) return;
          report({
            path: ['cluster', 'vpc', 'subnets', index, 'cidr'],
            message: `${text} has 11 addresses at most, and nodes take some of them`,
            fix: 'use a subnet of /27 or larger',
          });
        });
      }
    },
  },
];

/** Subnets that the caller has listed. */
export function subnetsOf({ eks: { vpc } }: EksCluster<unknown>): readonly EksSubnet<unknown>[] {
  return vpc.kind === 'new' ? [] : vpc.subnets;
}

/** Ranges of subnets, where the caller has given them, with their place in the list. */
export function rangesOf(
  subnets: readonly EksSubnet<unknown>[],
): readonly { readonly cidr: unknown; readonly index: number }[] {
  return subnets.flatMap(({ cidr }, index) => (cidr === undefined ? [] : [{ cidr, index }]));
}
