import type { EksRule } from './eks-rule';
import { BEST_PRACTICES, VPC_CNI } from './evidence';
import { missingNat } from './missing-nat';
import { vpcCniPath } from './vpc-cni-path';

const SECURITY_GROUPS = `${BEST_PRACTICES}/sgpp.html`;

/** What settings of Amazon's CNI ask of everything around it. */
export const VPC_CNI_RULES: readonly EksRule[] = [
  {
    id: 'eks/strict-policies-cover-every-pod',
    title: 'Where pods are closed until a policy opens them, every pod has a policy: those of kube-system too',
    severity: 'warning',
    evidence: `${VPC_CNI}/README.md`,
    check: (cluster, report) => {
      const { networking, mode } = cluster.eks;
      const isClosed =
        networking.mode === 'auto'
          ? networking.networkPolicy === 'DefaultDeny'
          : mode.vpcCni?.networkPolicy === 'strict';
      if (!isClosed) return;
      report({
        path:
          networking.mode === 'auto'
            ? ['cluster', 'networking', 'networkPolicy']
            : vpcCniPath(cluster, 'networkPolicy'),
        message: 'CoreDNS and whatever else has no policy of its own is cut off',
        fix:
          networking.mode === 'auto'
            ? "apply policies for every pod first, or use 'DefaultAllow'"
            : "apply policies for every pod first, or use 'standard'; go back to it before the agent is ever switched off",
      });
    },
  },
  {
    id: 'eks/policies-reach-pods-with-groups',
    title:
      'With a policy engine after the CNI, security groups for pods are not strict: traffic would go past the engine',
    severity: 'error',
    evidence: SECURITY_GROUPS,
    check: (cluster, report) => {
      const { networking, mode } = cluster.eks;
      if (networking.mode !== 'cilium-chained' && networking.mode !== 'calico-policy') return;
      if (mode.vpcCni?.securityGroupsForPods?.enforcing !== 'strict') return;
      report({
        path: vpcCniPath(cluster, 'securityGroupsForPods', 'enforcing'),
        message: `traffic of pods with groups of their own goes past ${mode.title}`,
        fix: "set it to 'standard'",
      });
    },
  },
  {
    id: 'eks/strict-groups-have-nat',
    title: 'Pods with strict security groups leave the VPC through NAT: the node does not translate their addresses',
    severity: 'warning',
    evidence: SECURITY_GROUPS,
    check: (cluster, report) => {
      const { mode, vpc } = cluster.eks;
      const why = missingNat(vpc);
      if (why === undefined || mode.vpcCni?.securityGroupsForPods?.enforcing !== 'strict') return;
      report({
        path: vpcCniPath(cluster, 'securityGroupsForPods', 'enforcing'),
        message: `${why}: such pods do not reach the internet`,
        fix: "set it to 'standard', or give the VPC private subnets with NAT",
      });
    },
  },
  {
    id: 'eks/external-snat-has-nat',
    title: 'Where the CNI leaves pod addresses as they are, NAT translates them on the way to the internet',
    severity: 'warning',
    evidence: `${VPC_CNI}/README.md`,
    check: (cluster, report) => {
      const { mode, vpc } = cluster.eks;
      const why = missingNat(vpc);
      if (why === undefined || mode.vpcCni?.externalSnat !== true) return;
      report({
        path: vpcCniPath(cluster, 'externalSnat'),
        message: `${why}: pods do not reach the internet`,
        fix: 'remove externalSnat, or give the VPC private subnets with NAT',
      });
    },
  },
];
