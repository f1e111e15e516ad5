import { known, type NamedRange, reportBadRanges, reportOverlaps } from '../../../core/network/ranges';
import type { GkeCluster } from '../gke-cluster';
import { connectedPath, NODE_RANGE, podRangePath, serviceRangePath } from '../terms';
import { GUIDES } from './evidence';
import type { GkeRule } from './gke-rule';

const SUBNETS = 'https://docs.cloud.google.com/vpc/docs/subnets';
const PROXY_ONLY = 'https://docs.cloud.google.com/load-balancing/docs/proxy-only-subnets';
const ALIAS_IPS = `${GUIDES}/concepts/alias-ips`;

const LARGEST_SERVICE_RANGE = 16;
const SMALLEST_SERVICE_RANGE = 28;
const SMALLEST_PROXY_RANGE = 26;

/** Ranges of the subnet. Whether those of nodes, pods and Services share addresses is looked at for every cluster. */
export const RANGE_RULES: readonly GkeRule[] = [
  {
    id: 'gke/ranges-are-ipv4',
    title: 'Ranges of a subnet are IPv4: Google chooses those of IPv6 by itself',
    severity: 'error',
    evidence: SUBNETS,
    check: (cluster, report) => {
      for (const { cidr, path } of subnetRanges(cluster)) {
        report.whenKnown([cidr], ([text = ''], report) => {
          if (known(text)?.family !== 'ipv6') return;
          report({
            path,
            message: `${text} is IPv6`,
            fix: "give an IPv4 range; for IPv6 set stackType to 'ipv4-ipv6'",
          });
        });
      }
    },
  },
  {
    id: 'gke/further-ranges-are-apart',
    title: 'Additional ranges of pods and that of proxies are ranges, and share no address with others',
    severity: 'error',
    evidence: SUBNETS,
    check: (cluster, report) => {
      const further = furtherRanges(cluster);
      reportBadRanges(further, report);
      const others = [...mainRanges(cluster), ...connectedRanges(cluster)];
      for (const [index, range] of further.entries()) {
        for (const other of [...others, ...further.slice(0, index)]) reportOverlaps([other, range], report);
      }
    },
  },
  {
    id: 'gke/range-names-are-distinct',
    title: 'Pods and Services have secondary ranges of their own',
    severity: 'error',
    evidence: `${GUIDES}/how-to/alias-ips`,
    check: ({ gke: { vpc } }, report) => {
      if (vpc.kind === 'new') return;
      const { ranges } = vpc;
      const ofServices = ranges.kind === 'named' ? ranges.services?.name : undefined;
      const named = [
        ...(ranges.kind === 'named'
          ? [{ name: ranges.pods.name, path: ['cluster', 'vpc', 'ranges', 'pods', 'name'] }]
          : []),
        ...(ofServices === undefined
          ? []
          : [{ name: ofServices, path: ['cluster', 'vpc', 'ranges', 'services', 'name'] }]),
        ...(vpc.additionalPodRanges ?? []).map(({ name }, index) => ({
          name,
          path: ['cluster', 'vpc', 'additionalPodRanges', index, 'name'],
        })),
      ];
      for (const [index, range] of named.entries()) {
        for (const { name } of named.slice(0, index)) {
          report.whenKnown([name, range.name], ([first, second], report) => {
            if (first !== second) return;
            report({
              path: range.path,
              message: `'${second}' is named before`,
              fix: 'name another secondary range of the subnet',
            });
          });
        }
      }
    },
  },
  {
    id: 'gke/service-range-size',
    title: 'A range of Services is /16 to /28',
    severity: 'warning',
    evidence: ALIAS_IPS,
    check: ({ gke: { serviceRange, vpc } }, report) => {
      if (serviceRange === undefined) return;
      report.whenKnown([serviceRange], ([text = ''], report) => {
        const range = known(text);
        if (range === undefined || range.family === 'ipv6') return;
        if (range.prefix >= LARGEST_SERVICE_RANGE && range.prefix <= SMALLEST_SERVICE_RANGE) return;
        report({
          path: serviceRangePath(vpc),
          message: `${text} is too ${range.prefix < LARGEST_SERVICE_RANGE ? 'large' : 'small'} for GKE`,
          fix: `use a prefix of /${LARGEST_SERVICE_RANGE} to /${SMALLEST_SERVICE_RANGE}: /20 holds 4,096 Services`,
        });
      });
    },
  },
  {
    id: 'gke/proxy-only-range-size',
    title: `A range of proxies is /${SMALLEST_PROXY_RANGE} or larger`,
    severity: 'error',
    evidence: PROXY_ONLY,
    check: ({ gke: { vpc } }, report) => {
      if (vpc.kind !== 'new' || vpc.proxyOnlyRange === undefined) return;
      report.whenKnown([vpc.proxyOnlyRange], ([text = ''], report) => {
        const range = known(text);
        if (range === undefined || range.family === 'ipv6' || range.prefix <= SMALLEST_PROXY_RANGE) return;
        report({
          path: ['cluster', 'vpc', 'proxyOnlyRange'],
          message: `${text} has room for ${2 ** (32 - range.prefix)} addresses`,
          fix: `use a prefix of /23, or /${SMALLEST_PROXY_RANGE} at least`,
        });
      });
    },
  },
];

/** Ranges that the general rules look at, where they are known. */
function mainRanges({ gke: { nodeRange, podRanges, serviceRange, vpc } }: GkeCluster<unknown>): readonly NamedRange[] {
  const pods = podRanges[0]?.cidr;
  return [
    ...(nodeRange === undefined ? [] : [{ cidr: nodeRange, use: 'node range', path: NODE_RANGE }]),
    ...(pods === undefined ? [] : [{ cidr: pods, use: 'pod range', path: podRangePath(vpc, 0) }]),
    ...(serviceRange === undefined ? [] : [{ cidr: serviceRange, use: 'Service range', path: serviceRangePath(vpc) }]),
  ];
}

/** Ranges that only GKE has. */
function furtherRanges({ gke: { podRanges, vpc } }: GkeCluster<unknown>): readonly NamedRange[] {
  const proxies = vpc.kind === 'new' ? vpc.proxyOnlyRange : undefined;
  return [
    ...podRanges.flatMap(({ cidr }, index) =>
      index === 0 || cidr === undefined ? [] : [{ cidr, use: 'pod range', path: podRangePath(vpc, index) }],
    ),
    ...(proxies === undefined
      ? []
      : [{ cidr: proxies, use: 'proxy range', path: ['cluster', 'vpc', 'proxyOnlyRange'] }]),
  ];
}

function connectedRanges({ gke: { connectedNetworks } }: GkeCluster<unknown>): readonly NamedRange[] {
  return connectedNetworks.flatMap(({ name, cidrs }, network) =>
    cidrs.map((cidr, index) => ({ cidr, use: `network '${name}'`, path: connectedPath(network, index) })),
  );
}

function subnetRanges(cluster: GkeCluster<unknown>): readonly NamedRange[] {
  return [...mainRanges(cluster), ...furtherRanges(cluster)];
}
