import { contains, overlaps } from '../../../core/network/cidr';
import { known, type NamedRange, reportBadRanges } from '../../../core/network/ranges';
import type { Path } from '../../../core/path';
import type { Report, Rule } from '../../../core/rule';
import type { Interconnect } from './options';
import { peeringsOf, routesOf } from './routes';

const VPC = 'https://docs.aws.amazon.com/vpc/latest';
const SUBNETS = 'https://docs.aws.amazon.com/eks/latest/best-practices/subnets.html';

/** Peerings of a VPC that AWS allows without being asked, and those that it allows at all. */
const PEERING_QUOTA = 50;
const MOST_PEERINGS = 125;

/** Routes of a table that AWS allows without being asked. */
const ROUTE_QUOTA = 50;

/** What must hold for networks that reach each other. */
export const INTERCONNECT_RULES: readonly Rule<Interconnect<unknown>>[] = [
  {
    id: 'eks/interconnect-joins-networks',
    title: 'An interconnection joins two networks or more, each with a range and a name of its own',
    severity: 'error',
    evidence: `${VPC}/peering/vpc-peering-basics.html`,
    check: ({ networks }, report) => {
      if (networks.length < 2) {
        const fix = 'list every network that reaches another';
        report({ path: ['networks'], message: 'there is nothing to connect', fix });
      }
      for (const [index, { name, vpcCidrs }] of networks.entries()) {
        const at = ['networks', index];
        if (vpcCidrs.length === 0) {
          const fix = "write it as ['10.1.0.0/16']";
          report({ path: [...at, 'vpcCidrs'], message: `the network '${name}' has no range`, fix });
        }
        if (networks.findIndex((one) => one.name === name) < index) {
          report({ path: [...at, 'name'], message: `there are two networks '${name}'`, fix: 'rename one of them' });
        }
      }
    },
  },
  {
    id: 'eks/interconnect-ranges-are-cidrs',
    title: 'Ranges of networks are in CIDR notation, without host bits',
    severity: 'error',
    evidence: 'https://datatracker.ietf.org/doc/html/rfc4632',
    check: (interconnect, report) => reportBadRanges([...rangesOf(interconnect), ...summaryOf(interconnect)], report),
  },
  {
    id: 'eks/interconnect-ranges-are-apart',
    title: 'Networks that reach each other share no address, and none with the Services of its own cluster',
    severity: 'error',
    evidence: `${VPC}/peering/invalid-peering-configurations.html`,
    check: (interconnect, report) =>
      eachOverlap(interconnect, report, (a, b) => (a.isRouted && b.isRouted) || a.network === b.network),
  },
  {
    id: 'eks/interconnect-services-hide-nothing',
    title: 'Services of a cluster have no addresses of networks and Services that its pods may want to reach',
    severity: 'warning',
    evidence: SUBNETS,
    check: (interconnect, report) =>
      eachOverlap(interconnect, report, (a, b) => a.network !== b.network && !(a.isRouted && b.isRouted)),
  },
  {
    id: 'eks/interconnect-peerings-are-possible',
    title: 'A VPC has 125 peerings at most',
    severity: 'error',
    evidence: `${VPC}/userguide/amazon-vpc-limits.html`,
    check: (interconnect, report) => reportPeerings(interconnect, MOST_PEERINGS, Number.POSITIVE_INFINITY, report),
  },
  {
    id: 'eks/interconnect-peerings-keep-to-the-quota',
    title: 'A VPC has 50 peerings at most, unless AWS was asked for more',
    severity: 'warning',
    evidence: `${VPC}/userguide/amazon-vpc-limits.html`,
    check: (interconnect, report) => reportPeerings(interconnect, PEERING_QUOTA, MOST_PEERINGS, report),
  },
  {
    id: 'eks/interconnect-routes-keep-to-the-quota',
    title: 'A route table has 50 routes at most, unless AWS was asked for more',
    severity: 'warning',
    evidence: `${VPC}/userguide/amazon-vpc-limits.html`,
    check: (interconnect, report) => {
      const crowded = interconnect.networks
        .map(({ name }, index) => ({ name, routes: routesOf(interconnect, index) }))
        .filter(({ routes }) => routes > ROUTE_QUOTA);
      const [worst] = [...crowded].sort((a, b) => b.routes - a.routes);
      if (worst === undefined) return;
      report({
        path: ['networks'],
        message: `route tables of ${crowded.length} networks would have too many routes, as those of '${worst.name}' with ${worst.routes}`,
        fix: "use { kind: 'transit-gateway' } with a summary of all ranges, or ask for a higher quota of routes",
      });
    },
  },
  {
    id: 'eks/interconnect-summary-covers-all',
    title: 'Ranges that are routed to a transit gateway cover every network behind it',
    severity: 'error',
    evidence: `${VPC}/tgw/how-transit-gateways-work.html`,
    check: (interconnect, report) => {
      const summary = summaryOf(interconnect).map(({ cidr }) => cidr);
      if (summary.length === 0) return;
      for (const { cidr, path, use } of rangesOf(interconnect).filter(({ isRouted }) => isRouted)) {
        report.whenKnown([cidr, ...summary], ([text = '', ...texts], report) => {
          const range = known(text);
          const routed = texts.flatMap((one) => known(one) ?? []);
          if (range === undefined || routed.length < texts.length) return;
          if (routed.some((one) => contains(one, range))) return;
          report({
            path,
            message: `the ${use} ${text} is in none of ${texts.join(', ')}, so nobody finds a way to it`,
            fix: `add '${text}' or a range around it to summary`,
          });
        });
      }
    },
  },
];

interface NetworkRange extends NamedRange {
  readonly network: number;
  /** Whether others have routes to it. */
  readonly isRouted: boolean;
}

function rangesOf({ networks }: Interconnect<unknown>): readonly NetworkRange[] {
  return networks.flatMap(({ name, vpcCidrs, podCidrs = [], serviceCidrs = [] }, network) => {
    const named = (cidrs: readonly unknown[], what: string, key: string, isRouted: boolean): readonly NetworkRange[] =>
      cidrs.map((cidr, index) => {
        const path: Path = ['networks', network, key, index];
        return { cidr, use: `range of ${what} '${name}'`, path, network, isRouted };
      });
    return [
      ...named(vpcCidrs, 'the network', 'vpcCidrs', true),
      ...named(podCidrs, 'pods of', 'podCidrs', true),
      ...named(serviceCidrs, 'Services of', 'serviceCidrs', false),
    ];
  });
}

function summaryOf(interconnect: Interconnect<unknown>): readonly NamedRange[] {
  const summary = interconnect.kind === 'transit-gateway' ? (interconnect.summary ?? []) : [];
  return summary.map((cidr, index) => ({ cidr, use: 'summary', path: ['summary', index] }));
}

/** Reports pairs of ranges that share addresses, if they matter. */
function eachOverlap(
  interconnect: Interconnect<unknown>,
  report: Report,
  matters: (a: NetworkRange, b: NetworkRange) => boolean,
): void {
  const ranges = rangesOf(interconnect);
  for (const [index, a] of ranges.entries()) {
    for (const b of ranges.slice(index + 1).filter((one) => matters(a, one))) {
      report.whenKnown([a.cidr, b.cidr], ([first = '', second = ''], report) => {
        const [x, y] = [known(first), known(second)];
        if (x === undefined || y === undefined || !overlaps(x, y)) return;
        report({
          path: b.path,
          message: `the ${b.use}, ${y.text}, overlaps the ${a.use}, ${x.text}`,
          fix: `choose one that shares no address with ${x.text}`,
        });
      });
    }
  }
}

function reportPeerings(interconnect: Interconnect<unknown>, above: number, upTo: number, report: Report): void {
  const peers = interconnect.networks.length - 1;
  if (interconnect.kind !== 'peering' || peers <= above || peers > upTo) return;
  report({
    path: ['networks'],
    message: `each of ${peers + 1} networks would have ${peers} peerings, of ${peeringsOf(peers + 1)} in all`,
    fix: `use { kind: 'transit-gateway' }${upTo === MOST_PEERINGS ? ', or ask for a higher quota of peerings' : ''}`,
  });
}
