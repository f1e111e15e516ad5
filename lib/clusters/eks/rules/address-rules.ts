import { known } from '../../../core/network/ranges';
import type { Report } from '../../../core/rule';
import type { EksCluster } from '../eks-cluster';
import type { EksRule } from './eks-rule';
import { BEST_PRACTICES, VPC_CNI } from './evidence';
import { rangesOf, subnetsOf } from './subnet-rules';
import { vpcCniPath } from './vpc-cni-path';

/** From this prefix length on, whole interfaces kept in reserve are a good part of a subnet. */
const SMALL_SUBNET = 25;

/** From this prefix length on, no `/28` block is free of the five addresses that AWS keeps in each subnet. */
export const WITHOUT_WHOLE_BLOCK = 27;

/** How many addresses nodes hold, used or not. */
export const ADDRESS_RULES: readonly EksRule[] = [
  {
    id: 'eks/warm-pool-can-grow',
    title: 'A minimum of addresses comes with a number of free ones: alone, nodes never get more than the minimum',
    severity: 'error',
    evidence: `${VPC_CNI}/README.md`,
    check: (cluster, report) => {
      const { minimumIps = 0, ips = 0 } = cluster.eks.mode.vpcCni?.warm ?? {};
      if (minimumIps === 0 || ips > 0) return;
      report({
        path: vpcCniPath(cluster, 'warm', 'minimumIps'),
        message: `a node takes ${minimumIps} addresses and not one more, however many pods come`,
        fix: 'set warm.ips too, to 2 or more',
      });
    },
  },
  {
    id: 'eks/prefixes-are-kept-warm',
    title: 'With prefix delegation, something is kept ready: the CNI exits otherwise',
    severity: 'error',
    evidence: `${VPC_CNI}/cmd/aws-vpc-cni/main.go`,
    check: (cluster, report) => {
      const { prefixes, ips = 0, minimumIps = 0 } = cluster.eks.mode.vpcCni?.warm ?? {};
      if (!takesPrefixes(cluster) || prefixes !== 0 || ips > 0 || minimumIps > 0) return;
      report({
        path: vpcCniPath(cluster, 'warm', 'prefixes'),
        message: 'neither a prefix nor an address is kept ready',
        fix: 'set it to 1, or set warm.ips',
      });
    },
  },
  {
    id: 'eks/warm-targets-are-read',
    title: 'Warm targets that exclude each other are not set together: the CNI reads one of them',
    severity: 'warning',
    evidence: `${VPC_CNI}/README.md`,
    check: (cluster, report) => {
      const { enis = 0, ips = 0, minimumIps = 0, prefixes = 0 } = cluster.eks.mode.vpcCni?.warm ?? {};
      const ignored = (key: 'enis' | 'prefixes', why: string): void =>
        report({ path: vpcCniPath(cluster, 'warm', key), message: `it is ignored: ${why}`, fix: 'remove it' });
      const bySingle = ips > 0 || minimumIps > 0;
      if (enis > 0 && bySingle) ignored('enis', 'single addresses are counted instead');
      if (prefixes > 0 && bySingle) ignored('prefixes', 'single addresses are counted instead');
      else if (prefixes > 0 && !takesPrefixes(cluster)) ignored('prefixes', 'prefix delegation is off');
    },
  },
  {
    id: 'eks/small-subnets-keep-few-warm',
    title: 'In small subnets, nodes keep single addresses ready rather than whole interfaces of 4 to 50',
    severity: 'warning',
    evidence: `${BEST_PRACTICES}/vpc-cni.html`,
    check: (cluster, report) => {
      const { vpcCni } = cluster.eks.mode;
      const { enis = 1, ips = 0, minimumIps = 0 } = vpcCni?.warm ?? {};
      if (vpcCni === undefined || vpcCni.podSubnets !== undefined || takesPrefixes(cluster)) return;
      if (enis === 0 || ips > 0 || minimumIps > 0) return;
      eachSubnet(cluster, SMALL_SUBNET, report, (text, index, report) => {
        report({
          path: ['cluster', 'vpc', 'subnets', index, 'cidr'],
          message: `${text} is small, and each node holds all addresses of a whole interface in reserve`,
          fix: 'set warm.ips and warm.minimumIps to what a node needs, or give pods subnets of their own',
        });
      });
    },
  },
  {
    id: 'eks/prefixes-fit-subnets',
    title: 'With prefix delegation, subnets have whole /28 blocks free: a /27 or smaller has none',
    severity: 'warning',
    evidence: `${BEST_PRACTICES}/prefix-mode-linux.html`,
    check: (cluster, report) => {
      const { networking, mode } = cluster.eks;
      const hasOwnSubnets =
        networking.mode === 'cilium-eni'
          ? networking.podSubnetIds !== undefined
          : mode.vpcCni?.podSubnets !== undefined;
      if (hasOwnSubnets || cluster.eks.ipFamily === 'ipv6' || !takesPrefixes(cluster)) return;
      eachSubnet(cluster, WITHOUT_WHOLE_BLOCK, report, (text, index, report) => {
        report({
          path: ['cluster', 'vpc', 'subnets', index, 'cidr'],
          message: `every /28 block of ${text} has addresses that AWS keeps for itself, so that none can be delegated`,
          fix: 'use larger subnets, and keep their blocks whole with a CIDR reservation of type prefix',
        });
      });
    },
  },
];

/** Whether nodes take addresses in blocks. */
function takesPrefixes({ eks: { networking, mode, ipFamily } }: EksCluster<unknown>): boolean {
  if (networking.mode === 'cilium-eni') return networking.prefixDelegation === true;
  return mode.vpcCni !== undefined && (mode.vpcCni.prefixDelegation === true || ipFamily === 'ipv6');
}

/** Calls `visit` with every subnet whose range is known to be IPv4 and of this prefix length or a longer one. */
function eachSubnet(
  cluster: EksCluster<unknown>,
  prefix: number,
  report: Report,
  visit: (text: string, index: number, report: Report) => void,
): void {
  for (const { cidr, index } of rangesOf(subnetsOf(cluster))) {
    report.whenKnown([cidr], ([text = ''], report) => {
      const range = known(text);
      if (range?.family === 'ipv4' && range.prefix >= prefix) visit(text, index, report);
    });
  }
}
