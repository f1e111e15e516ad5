import { contains } from '../../../core/network/cidr';
import { known } from '../../../core/network/ranges';
import type { Path } from '../../../core/path';
import type { Report, Rule } from '../../../core/rule';
import type { ZoneSubnets } from '../address-plan';
import type { EksCluster } from '../eks-cluster';
import type { EksProvisioning } from './options';
import { LONGEST_VPC_PREFIX, longestPodPrefix, MOST_ZONES, zoneCount } from './subnet-ranges';

/** A cluster, and how it is provisioned. */
export interface ProvisionedCluster {
  readonly cluster: EksCluster<unknown>;
  readonly provisioning: EksProvisioning<unknown>;
}

const EVIDENCE = 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html';

/** What must hold for the subnets of a new VPC. */
export const NEW_SUBNET_RULES: readonly Rule<ProvisionedCluster>[] = [
  {
    id: 'eks/planned-subnets-are-for-a-new-vpc',
    title: 'Subnets are planned for a VPC that is yet to be made',
    severity: 'error',
    evidence: 'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html',
    check: ({ cluster, provisioning }, report) => {
      if (provisioning.subnets === undefined || cluster.eks.vpc.kind === 'new') return;
      report({
        path: ['subnets'],
        message: 'the VPC has subnets already',
        fix: 'leave them out, and list those to use in cluster.vpc.subnets',
      });
    },
  },
  {
    id: 'eks/planned-subnets-are-one-a-zone',
    title: 'There are planned subnets for every zone',
    severity: 'error',
    evidence: EVIDENCE,
    check: ({ cluster, provisioning: { subnets } }, report) => {
      const { vpc } = cluster.eks;
      if (subnets === undefined || vpc.kind !== 'new') return;
      const zones = zoneCount(vpc);
      if (subnets.length === zones) return;
      report({
        path: ['subnets'],
        message: `they are for ${subnets.length} zones, and the VPC has ${zones}`,
        fix: `plan for ${zones} zones, or name ${subnets.length} in cluster.vpc.zones`,
      });
    },
  },
  {
    id: 'eks/vpc-can-be-divided',
    title: 'The ranges of a new VPC have room for subnets in every zone, none smaller than AWS takes',
    severity: 'error',
    evidence: EVIDENCE,
    check: ({ cluster, provisioning: { subnets } }, report) => {
      const { vpc, vpcCidrs } = cluster.eks;
      if (subnets !== undefined || vpc.kind !== 'new') return;
      const zones = zoneCount(vpc);
      if (zones > MOST_ZONES) {
        report({
          path: ['cluster', 'vpc', 'zones'],
          message: `a VPC is divided between ${MOST_ZONES} zones at most`,
          fix: `name no more than ${MOST_ZONES}`,
        });
      }
      vpcCidrs.forEach((cidr, index) => {
        const longest = index === 0 ? LONGEST_VPC_PREFIX : longestPodPrefix(zones);
        report.whenKnown([cidr], ([text = ''], report) => {
          const range = known(text);
          if (range === undefined || range.prefix <= longest) return;
          report({
            path: ['cluster', 'vpc', ...(index === 0 ? ['cidr'] : ['secondaryCidrs', index - 1])],
            message: `${text} is too small to be divided between ${zones} zones`,
            fix: `use a /${longest} or larger, or set subnets to what planAddresses makes of it`,
          });
        });
      });
    },
  },
  {
    id: 'eks/planned-subnets-lie-in-the-vpc',
    title: 'Planned subnets lie in the ranges of the VPC',
    severity: 'error',
    evidence: EVIDENCE,
    check: ({ cluster, provisioning: { subnets = [] } }, report) => {
      if (cluster.eks.vpc.kind !== 'new') return;
      eachRange(subnets, (text, path) => {
        report.whenKnown(cluster.eks.vpcCidrs, (ranges, report) => inOneOf(ranges, text, path, report));
      });
    },
  },
];

function inOneOf(ranges: readonly string[], text: string, path: Path, report: Report): void {
  const subnet = known(text);
  const parsed = ranges.flatMap((range) => known(range) ?? []);
  if (subnet !== undefined && parsed.some((range) => contains(range, subnet))) return;
  report({
    path,
    message: `${text} lies in none of ${ranges.join(', ')}`,
    fix: 'plan for the ranges of the VPC, and put those for pods into cluster.vpc.secondaryCidrs',
  });
}

function eachRange(subnets: readonly ZoneSubnets[], visit: (text: string, path: Path) => void): void {
  subnets.forEach((zone, index) => {
    for (const [use, subnet] of Object.entries(zone)) visit(subnet.cidr, ['subnets', index, use, 'cidr']);
  });
}
