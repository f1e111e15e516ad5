import { known } from '../../../core/network/ranges';
import type { EksNetworking } from '../networking';
import type { EksRule } from './eks-rule';
import { API, USER_GUIDE, VPC_CNI } from './evidence';
import { vpcCniPath } from './vpc-cni-path';

const GUIDE = `${USER_GUIDE}/cni-ipv6.html`;

/** Modes whose CNI is known to fail on IPv6. */
const IPV4_ONLY: readonly EksNetworking['mode'][] = ['cilium-eni', 'cilium-chained'];

/** Modes that nobody vouches for on IPv6. */
const UNSUPPORTED: readonly EksNetworking['mode'][] = ['cilium-overlay', 'calico-policy', 'calico-overlay'];

/** What an IPv6 cluster does without, and what it needs. */
export const IPV6_RULES: readonly EksRule[] = [
  {
    id: 'eks/ipv6-has-a-cni',
    title: 'On IPv6, pods get addresses from a CNI that can: Cilium with addresses of the VPC is IPv4 only',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/issues/18522',
    check: ({ eks: { ipFamily, networking, mode } }, report) => {
      if (ipFamily === 'ipv4' || !IPV4_ONLY.includes(networking.mode)) return;
      report({
        path: ['cluster', 'ipFamily'],
        message: `${mode.title} is IPv4 only`,
        fix: "set ipFamily to 'ipv4', or the mode to 'vpc-cni' or 'auto'",
      });
    },
  },
  {
    id: 'eks/ipv6-has-a-supported-cni',
    title: "IPv6 clusters are for Amazon's own CNI",
    severity: 'warning',
    evidence: `${API}/API_KubernetesNetworkConfigRequest.html`,
    check: ({ eks: { ipFamily, networking, mode } }, report) => {
      if (ipFamily === 'ipv4' || !UNSUPPORTED.includes(networking.mode)) return;
      report({
        path: ['cluster', 'ipFamily'],
        message: `AWS supports IPv6 with its own CNI only, and the mode is ${mode.title}`,
        fix: "set ipFamily to 'ipv4', or the mode to 'vpc-cni' or 'auto'",
      });
    },
  },
  {
    id: 'eks/ipv6-has-no-custom-networking',
    title: 'On IPv6, pods share the subnets of nodes: the CNI exits with custom networking',
    severity: 'error',
    evidence: GUIDE,
    check: (cluster, report) => {
      const { ipFamily, mode } = cluster.eks;
      if (ipFamily === 'ipv4' || mode.vpcCni?.podSubnets === undefined) return;
      report({
        path: vpcCniPath(cluster, 'podSubnets'),
        message: 'an IPv6 cluster cannot have subnets for pods',
        fix: "remove podSubnets: IPv6 addresses do not run out; or set ipFamily to 'ipv4'",
      });
    },
  },
  {
    id: 'eks/ipv6-takes-prefixes',
    title: 'On IPv6, the CNI takes whole prefixes: it exits when told not to',
    severity: 'error',
    evidence: `${VPC_CNI}/pkg/ipamd/ipamd.go`,
    check: (cluster, report) => {
      const { ipFamily, mode } = cluster.eks;
      if (ipFamily === 'ipv4' || mode.vpcCni?.prefixDelegation !== false) return;
      report({
        path: vpcCniPath(cluster, 'prefixDelegation'),
        message: 'an IPv6 cluster cannot do without prefix delegation',
        fix: 'remove prefixDelegation',
      });
    },
  },
  {
    id: 'eks/ipv6-and-security-groups-for-pods',
    title: "On IPv6, security groups for pods are in doubt: AWS's guide allows them, the CNI's own page does not",
    severity: 'warning',
    evidence: `${VPC_CNI}/README.md`,
    check: (cluster, report) => {
      const { ipFamily, mode } = cluster.eks;
      if (ipFamily === 'ipv4' || mode.vpcCni?.securityGroupsForPods === undefined) return;
      report({
        path: vpcCniPath(cluster, 'securityGroupsForPods'),
        message: 'upstream contradicts itself on whether they work on IPv6',
        fix: 'try one pod with a group first, or use network policies instead',
      });
    },
  },
  {
    id: 'eks/ipv6-vpc-has-a-range',
    title: 'The VPC and the subnets of an IPv6 cluster have IPv6 ranges',
    severity: 'error',
    evidence: `${API}/API_KubernetesNetworkConfigRequest.html`,
    check: ({ eks: { ipFamily, vpc } }, report) => {
      if (ipFamily === 'ipv4' || vpc.kind === 'new') return;
      report.whenKnown(vpc.cidrs, (texts, report) => {
        const ranges = texts.map(known);
        if (ranges.includes(undefined) || ranges.some((range) => range?.family === 'ipv6')) return;
        report({
          path: ['cluster', 'vpc', 'cidrs'],
          message: 'none of the ranges is IPv6, so that pods and Services could have no addresses',
          fix: 'give the VPC and its subnets an IPv6 range, and list it here',
        });
      });
    },
  },
];
