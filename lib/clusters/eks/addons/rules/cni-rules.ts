import type { Rule } from '../../../../core/rule';
import { isLate, isTree } from '../../../../core/values';
import { hasNewPodSubnets } from '../../pod-subnets';
import { USER_GUIDE, VPC_CNI } from '../../rules/evidence';
import { vpcCniPath } from '../../rules/vpc-cni-path';
import type { EksAddonName } from '../addon';
import type { EksAddonSettings } from '../settings';

/** What a configuration of one's own can break in Amazon's CNI. What the networking mode says is checked with the cluster. */
export const CNI_RULES: readonly Rule<EksAddonSettings>[] = [
  {
    id: 'addons/new-pod-subnets-are-told-once',
    title: "Amazon's CNI is told of subnets for pods by whoever makes them together with the VPC, and by nobody else",
    severity: 'error',
    evidence: `${USER_GUIDE}/cni-custom-network.html`,
    check: (settings, report) => {
      const { cluster, installer } = settings;
      if (!hasNewPodSubnets(cluster.eks.mode.vpcCni)) return;
      if (installer.makesPodSubnets !== true) {
        report({
          path: vpcCniPath(cluster, 'podSubnets'),
          message: 'the VPC is made elsewhere, so that the ids of its subnets for pods are not known here',
          fix: 'list them once they exist: zone and subnetId of each',
        });
      }
      if (configured(settings, 'vpc-cni', 'eniConfig') !== undefined) {
        report({
          path: ['configuration', 'vpc-cni', 'eniConfig'],
          message: 'it would be replaced by the subnets that are made with the VPC',
          fix: 'remove it, or list subnets of your own in podSubnets of the networking mode',
        });
      }
    },
  },
  {
    id: 'addons/one-policy-engine',
    title: "Either Amazon's policy agent enforces policies, or the CNI beside it",
    severity: 'error',
    evidence: `${USER_GUIDE}/cni-network-policy.html`,
    check: (settings, report) => {
      const { networking, mode } = settings.cluster.eks;
      if (networking.mode !== 'cilium-chained' && networking.mode !== 'calico-policy') return;
      if (!isOn(configured(settings, 'vpc-cni', 'enableNetworkPolicy'))) return;
      report({
        path: ['configuration', 'vpc-cni', 'enableNetworkPolicy'],
        message: `${mode.title} enforces policies, and two engines on one node contradict each other`,
        fix: "remove it, or use the mode 'vpc-cni' with networkPolicy",
      });
    },
  },
  {
    id: 'addons/policies-without-bandwidth-plugin',
    title: "Amazon's policy agent and the bandwidth plugin both need the traffic control of an interface",
    severity: 'error',
    evidence: `${VPC_CNI}/README.md`,
    check: (settings, report) => {
      if (!isOn(configured(settings, 'vpc-cni', 'enableNetworkPolicy'))) return;
      if (!isOn(configured(settings, 'vpc-cni', 'env', 'ENABLE_BANDWIDTH_PLUGIN'))) return;
      report({
        path: ['configuration', 'vpc-cni', 'env', 'ENABLE_BANDWIDTH_PLUGIN'],
        message: 'policies are not enforced while the bandwidth plugin is on',
        fix: 'remove it, or leave out networkPolicy',
      });
    },
  },
  {
    id: 'addons/strict-groups-need-iptables',
    title: 'Pods with strict security groups reach Services only if kube-proxy uses iptables',
    severity: 'error',
    evidence: `${VPC_CNI}/README.md`,
    check: (settings, report) => {
      const { securityGroupsForPods } = settings.cluster.eks.mode.vpcCni ?? {};
      if (securityGroupsForPods?.enforcing !== 'strict' || configured(settings, 'kube-proxy', 'mode') !== 'ipvs')
        return;
      report({
        path: ['configuration', 'kube-proxy', 'mode'],
        message: 'with ipvs, pods with strict security groups reach no Service',
        fix: "remove it, or set securityGroupsForPods.enforcing to 'standard'",
      });
    },
  },
  {
    id: 'addons/cni-settings-are-strings',
    title: "Settings of Amazon's CNI are strings, whatever they stand for: EKS refuses numbers and booleans",
    severity: 'error',
    evidence: 'https://github.com/aws/amazon-vpc-cni-k8s/issues/3059',
    check: (settings, report) => {
      for (const path of [['env'], ['init', 'env']]) {
        const env = configured(settings, 'vpc-cni', ...path);
        if (!isTree(env)) continue;
        for (const [name, value] of Object.entries(env)) {
          if (typeof value === 'string' || isLate(value)) continue;
          report({
            path: ['configuration', 'vpc-cni', ...path, name],
            message: `${name} is not a string`,
            fix: 'write it in quotes',
          });
        }
      }
    },
  },
  {
    id: 'addons/init-settings-are-in-init',
    title: "The container that prepares a node for Amazon's CNI has settings of its own",
    severity: 'error',
    evidence: 'https://github.com/aws/amazon-vpc-cni-k8s/issues/2491',
    check: (settings, report) => {
      if (configured(settings, 'vpc-cni', 'env', 'DISABLE_TCP_EARLY_DEMUX') === undefined) return;
      report({
        path: ['configuration', 'vpc-cni', 'env', 'DISABLE_TCP_EARLY_DEMUX'],
        message: 'EKS refuses it here: it is a setting of the container that prepares the node',
        fix: 'write it under init.env; with strict securityGroupsForPods it is set by itself',
      });
    },
  },
];

/** A value of the configuration that an add-on ends up with. */
function configured({ addons }: EksAddonSettings, name: EksAddonName, ...path: readonly string[]): unknown {
  let value: unknown = addons.find((addon) => addon.name === name)?.configuration;
  for (const key of path) value = isTree(value) ? value[key] : undefined;
  return value;
}

function isOn(value: unknown): boolean {
  return value === true || value === 'true';
}
