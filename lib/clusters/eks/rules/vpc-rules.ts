import { cidr, contains } from '../../../core/network/cidr';
import { known } from '../../../core/network/ranges';
import type { Path } from '../../../core/path';
import { privateBlockOf } from '../../private-ranges';
import type { EksRule } from './eks-rule';
import { BEST_PRACTICES, USER_GUIDE } from './evidence';

const VPC_CIDRS = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html';

/** A range kept for measuring networks, which AWS uses itself. */
const BENCHMARKING = '198.19.0.0/16';

/** What a VPC is made of, and what follows for everything in it. */
export const VPC_RULES: readonly EksRule[] = [
  {
    id: 'eks/vpc-range-size',
    title: 'The ranges of a new VPC are IPv4 and /16 to /28: AWS adds IPv6 by itself',
    severity: 'error',
    evidence: VPC_CIDRS,
    check: ({ eks: { vpc, vpcCidrs } }, report) => {
      if (vpc.kind !== 'new') return;
      for (const [index, range] of vpcCidrs.entries()) {
        report.whenKnown([range], ([text = ''], report) => {
          const parsed = known(text);
          if (parsed === undefined || (parsed.family === 'ipv4' && parsed.prefix >= 16 && parsed.prefix <= 28)) return;
          report({
            path: newRangePath(index),
            message: parsed.family === 'ipv6' ? `${text} is IPv6` : `${text} is a /${parsed.prefix}`,
            fix: 'give an IPv4 range of /16 to /28',
          });
        });
      }
    },
  },
  {
    id: 'eks/secondary-ranges-go-with-the-primary',
    title: 'A VPC in private address space takes no further range of another private block, nor 198.19.0.0/16',
    severity: 'warning',
    evidence: VPC_CIDRS,
    check: ({ eks: { vpc, vpcCidrs } }, report) => {
      if (vpc.kind !== 'new') return;
      const [primary, ...others] = vpcCidrs;
      for (const [index, other] of others.entries()) {
        report.whenKnown([primary, other], ([first = '', second = ''], report) => {
          const [of, added] = [known(first), known(second)];
          if (of === undefined || added === undefined) return;
          const block = privateBlockOf(added);
          const isOther = block !== undefined && block !== privateBlockOf(of);
          if (!isOther && !contains(cidr(BENCHMARKING), added)) return;
          report({
            path: newRangePath(index + 1),
            message: `AWS refuses to add ${second} to a VPC of ${first}`,
            fix: "use a range of 100.64.0.0/10, such as '100.64.0.0/16', or of the block of the primary range",
          });
        });
      }
    },
  },
  {
    id: 'eks/nat-none-has-endpoints',
    title: 'Without NAT, nodes reach AWS only through VPC endpoints, and images elsewhere not at all',
    severity: 'warning',
    evidence: `${USER_GUIDE}/private-clusters.html`,
    check: ({ eks: { vpc, mode } }, report) => {
      if (vpc.kind !== 'new' || vpc.nat !== 'none') return;
      report({
        path: ['cluster', 'vpc', 'nat'],
        message:
          mode.vpcCni === undefined && !mode.isAuto
            ? `nodes pull images from ECR only, and those of ${mode.title} are elsewhere: nodes never become ready`
            : 'nodes pull images from ECR only, and reach ECR, EC2, STS and S3 only through endpoints in the VPC',
        fix: "set nat to 'zone' or 'single'; or make endpoints for ec2, ecr.api, ecr.dkr, s3, sts, elasticloadbalancing, logs and eks-auth, and copy other images to ECR",
      });
    },
  },
  {
    id: 'eks/owner-is-an-account',
    title: 'The owner of a shared VPC is given by the 12 digits of its account',
    severity: 'error',
    evidence: `${BEST_PRACTICES}/subnets.html`,
    check: ({ eks: { vpc } }, report) => {
      if (vpc.kind !== 'shared' || /^\d{12}$/.test(vpc.ownerAccountId)) return;
      report({
        path: ['cluster', 'vpc', 'ownerAccountId'],
        message: `'${vpc.ownerAccountId.slice(0, 40)}' is not the id of an AWS account`,
        fix: "write 12 digits, as text: '111122223333'",
      });
    },
  },
];

function newRangePath(index: number): Path {
  return ['cluster', 'vpc', ...(index === 0 ? ['cidr'] : ['secondaryCidrs', index - 1])];
}
