import { GUIDES } from './evidence';
import type { GkeRule } from './gke-rule';

/** What IPv6 asks for. */
export const IPV6_RULES: readonly GkeRule[] = [
  {
    id: 'gke/has-ipv4',
    title: 'A cluster has IPv4: no provider can ask GKE for IPv6 alone yet',
    severity: 'error',
    evidence: `${GUIDES}/how-to/single-stack-ipv6`,
    check: ({ gke: { stackType } }, report) => {
      if (stackType !== 'ipv6') return;
      report({
        path: ['cluster', 'stackType'],
        message: 'GKE has it from 1.37.1-gke.3020000 on, but the property that says so takes IPV4 and IPV4_IPV6 only',
        fix: "set it to 'ipv4-ipv6'",
      });
    },
  },
  {
    id: 'gke/dual-stack-subnet-has-ipv6',
    title: 'With dual stack, the subnet has IPv6 addresses',
    severity: 'error',
    evidence: `${GUIDES}/how-to/alias-ips`,
    check: ({ gke: { stackType, vpc } }, report) => {
      if (stackType !== 'ipv4-ipv6' || vpc.kind === 'new' || (vpc.ipv6Access ?? 'none') !== 'none') return;
      report({
        path: ['cluster', 'vpc', 'ipv6Access'],
        message: 'the subnet has none',
        fix: "give the subnet IPv6 and set this to 'internal' or 'external', or set stackType to 'ipv4'",
      });
    },
  },
  {
    id: 'gke/ipv6-access-is-used',
    title: 'Who reaches IPv6 addresses is said only where a new subnet has them',
    severity: 'error',
    evidence: `${GUIDES}/how-to/alias-ips`,
    check: ({ gke: { stackType, vpc } }, report) => {
      if (stackType !== 'ipv4' || vpc.kind !== 'new' || vpc.ipv6Access === undefined) return;
      report({
        path: ['cluster', 'vpc', 'ipv6Access'],
        message: 'the cluster is IPv4, and so is its subnet',
        fix: "remove it, or set stackType to 'ipv4-ipv6'",
      });
    },
  },
  {
    id: 'gke/multi-networking-is-ipv4',
    title: 'Multi-networking is for IPv4 clusters',
    severity: 'error',
    evidence: `${GUIDES}/how-to/setup-multinetwork-support-for-pods`,
    check: ({ gke: { stackType, mode } }, report) => {
      if (stackType === 'ipv4' || mode.dataplaneV2?.multiNetworking !== true) return;
      report({
        path: ['cluster', 'networking', 'multiNetworking'],
        message: 'GKE does not have it on clusters with IPv6',
        fix: "remove it, or set stackType to 'ipv4'",
      });
    },
  },
];
