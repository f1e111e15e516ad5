import { contains, isAddress } from '../../../core/network/cidr';
import { known } from '../../../core/network/ranges';
import type { Path } from '../../../core/path';
import { isReserved } from '../../private-ranges';
import type { AksCluster } from '../aks-cluster';
import { reservedRangeIn } from '../reserved-ranges';
import { type AksRule, nodesWithSurge } from './aks-rule';
import { DOCS } from './evidence';

/** The block of addresses of a node in an overlay, and with kubenet. */
const NODE_BLOCK = 24;

const PLANNING = `${DOCS}/concepts-network-ip-address-planning`;

/** Ranges of pods, Services and the VNet, as far as they do not depend on subnets. */
export const RANGE_RULES: readonly AksRule[] = [
  {
    id: 'aks/ranges-are-not-reserved',
    title: 'Ranges of pods, Services and the VNet keep clear of those that AKS reserves',
    severity: 'error',
    evidence: `${DOCS}/use-byo-cni`,
    check: (cluster, report) => {
      for (const { range, path } of ownRanges(cluster)) {
        report.whenKnown([range], ([text = ''], report) => {
          const parsed = known(text);
          const reserved = parsed && reservedRangeIn(parsed);
          if (reserved === undefined) return;
          report({
            path,
            message: `${text} has addresses of ${reserved}, which AKS reserves`,
            fix: "choose a range beside it, such as one of '10.0.0.0/8'",
          });
        });
      }
    },
  },
  {
    id: 'aks/service-range-is-small',
    title: 'A Service range is smaller than /12, on IPv6 at most a /108',
    severity: 'error',
    evidence: PLANNING,
    check: (cluster, report) => {
      for (const [index, range] of cluster.ranges.services.entries()) {
        report.whenKnown([range], ([text = ''], report) => {
          const parsed = known(text);
          if (parsed === undefined) return;
          const least = parsed.family === 'ipv4' ? 13 : 108;
          if (parsed.prefix >= least) return;
          report({
            path: servicePath(index),
            message: `${text} is too large for Services`,
            fix: `use a prefix of /${least} or longer`,
          });
        });
      }
    },
  },
  {
    id: 'aks/dns-address-is-of-services',
    title: 'The address of cluster DNS is in the Service range, and not its first, which is that of the API server',
    severity: 'error',
    evidence: PLANNING,
    check: ({ aks: { serviceRange, dnsServiceIp } }, report) =>
      report.whenKnown([serviceRange, dnsServiceIp ?? ''], ([range = '', address = ''], report) => {
        const services = known(range);
        if (services?.family !== 'ipv4') return;
        if (address === '') {
          // The tenth of a range that is known only later is looked at when it arrives.
          if (services.prefix <= 28) return;
          report({
            path: ['cluster', 'serviceRange'],
            message: `${range} has no tenth address for cluster DNS`,
            fix: 'use a prefix of /28 or shorter, or set dnsServiceIp',
          });
          return;
        }
        const dns = isAddress(address) ? known(`${address}/32`) : undefined;
        const problem =
          dns === undefined
            ? 'is not an IPv4 address'
            : !contains(services, dns)
              ? `is not in ${range}`
              : dns.first <= services.first + 1n
                ? `is one of the first of ${range}, which are taken`
                : undefined;
        if (problem === undefined) return;
        report({
          path: ['cluster', 'dnsServiceIp'],
          message: `'${address.slice(0, 100)}' ${problem}`,
          fix: 'remove it, or choose a later address of the Service range',
        });
      }),
  },
  {
    id: 'aks/pod-range-is-private',
    title: 'Pods have addresses that nobody on the internet has: Microsoft supports no others',
    severity: 'warning',
    evidence: `${DOCS}/concepts-network-azure-cni-overlay`,
    check: (cluster, report) => {
      for (const [index, range] of cluster.ranges.pods.entries()) {
        report.whenKnown([range], ([text = ''], report) => {
          const parsed = known(text);
          if (parsed === undefined || isReserved(parsed)) return;
          report({
            path: podPath(index),
            message: `${text} is public: hosts of the internet with these addresses cannot be reached by pods`,
            fix: "use private or shared addresses, such as '10.244.0.0/16' or '100.64.0.0/16'",
          });
        });
      }
    },
  },
  {
    id: 'aks/pod-range-holds-nodes',
    title: 'The pod range has a /24 for every node that may come, and for those that an upgrade adds',
    severity: 'error',
    evidence: `${DOCS}/concepts-network-azure-cni-overlay`,
    check: ({ aks, ranges }, report) => {
      if (aks.mode.pods !== 'range' || aks.mode.networkPlugin === 'none') return;
      const nodes = nodesWithSurge(aks.nodePools);
      report.whenKnown([ranges.pods[0]], ([text = ''], report) => {
        const parsed = known(text);
        if (parsed?.family !== 'ipv4') return;
        const room = Math.floor(2 ** (NODE_BLOCK - parsed.prefix));
        if (room >= nodes) return;
        report({
          path: podPath(0),
          message: `${text} has room for ${room} nodes, and there may be ${nodes} during an upgrade`,
          fix: `use a prefix of /${NODE_BLOCK - Math.ceil(Math.log2(nodes))} or shorter`,
        });
      });
    },
  },
];

interface OwnRange {
  readonly range: unknown;
  readonly path: Path;
}

function ownRanges({ aks: { vnet, vnetCidrs }, ranges }: AksCluster<unknown>): readonly OwnRange[] {
  return [
    ...ranges.pods.map((range, index) => ({ range, path: podPath(index) })),
    ...ranges.services.map((range, index) => ({ range, path: servicePath(index) })),
    ...(vnet.kind === 'managed' ? [] : vnetCidrs).map((range, index) => ({
      range,
      path: ['cluster', 'vnet', 'cidrs', index],
    })),
  ];
}

function podPath(index: number): Path {
  return ['cluster', 'networking', ...(index === 0 ? [] : ['ipv6']), 'podRange'];
}

function servicePath(index: number): Path {
  return ['cluster', ...(index === 0 ? [] : ['networking', 'ipv6']), 'serviceRange'];
}
