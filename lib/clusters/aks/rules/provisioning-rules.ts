import { type AksRule, eachPool } from './aks-rule';
import { DOCS } from './evidence';

const NETWORKING = `${DOCS}/node-auto-provisioning-networking`;

/** Node auto-provisioning, Microsoft's managed Karpenter. */
export const PROVISIONING_RULES: readonly AksRule[] = [
  {
    id: 'aks/provisioning-suits-networking',
    title:
      'Node auto-provisioning works with overlays and the subnet of nodes, not with kubenet or dynamic pod addresses',
    severity: 'error',
    evidence: NETWORKING,
    check: ({ aks: { nodeProvisioning, mode } }, report) => {
      if (nodeProvisioning === undefined) return;
      if (mode.networkPlugin !== 'kubenet' && mode.podIpAllocationMode !== 'DynamicIndividual') return;
      report({
        path: ['cluster', 'nodeProvisioning'],
        message: `it does not work with ${mode.title}${mode.podIpAllocationMode === undefined ? '' : ' and dynamic allocation'}`,
        fix: "use the mode 'overlay-cilium', or remove it",
      });
    },
  },
  {
    id: 'aks/provisioning-with-static-blocks',
    title: 'Node auto-provisioning is not said to work with static blocks of a pod subnet',
    severity: 'warning',
    evidence: NETWORKING,
    check: ({ aks: { nodeProvisioning, mode } }, report) => {
      if (nodeProvisioning === undefined || mode.podIpAllocationMode !== 'StaticBlock') return;
      report({
        path: ['cluster', 'nodeProvisioning'],
        message: 'Microsoft lists static blocks neither as supported nor as unsupported',
        fix: "use the mode 'overlay-cilium', or see that a node that comes by itself gets its block",
      });
    },
  },
  {
    id: 'aks/provisioning-has-no-calico',
    title: "Node auto-provisioning does not work with AKS's Calico",
    severity: 'error',
    evidence: NETWORKING,
    check: ({ aks: { nodeProvisioning, mode } }, report) => {
      if (nodeProvisioning === undefined || mode.networkPolicy !== 'calico') return;
      report({
        path: ['cluster', 'networking', 'networkPolicy'],
        message: "nodes that come by themselves are not served by AKS's Calico",
        fix: "use Cilium's dataplane, or remove nodeProvisioning",
      });
    },
  },
  {
    id: 'aks/provisioning-has-no-windows',
    title: 'A cluster with node auto-provisioning has no Windows nodes',
    severity: 'error',
    evidence: `${DOCS}/node-auto-provisioning`,
    check: (cluster, report) => {
      if (cluster.aks.nodeProvisioning === undefined) return;
      eachPool(cluster, ({ name, os }, path) => {
        if (os === 'linux') return;
        report({
          path: [...path, 'osSku'],
          message: `pool '${name}' runs Windows`,
          fix: 'use a Linux image, or remove nodeProvisioning',
        });
      });
    },
  },
  {
    id: 'aks/provisioning-is-ipv4',
    title: 'A cluster with node auto-provisioning has IPv4 alone',
    severity: 'error',
    evidence: `${DOCS}/node-auto-provisioning`,
    check: ({ aks: { nodeProvisioning }, ipFamilies }, report) => {
      if (nodeProvisioning === undefined || ipFamilies.length === 1) return;
      report({
        path: ['cluster', 'networking', 'ipv6'],
        message: 'nodes that come by themselves have no IPv6',
        fix: 'remove it, or remove nodeProvisioning',
      });
    },
  },
  {
    id: 'aks/provisioning-scales-alone',
    title: 'Beside node auto-provisioning no pool has the cluster autoscaler: two would add nodes for the same pods',
    severity: 'error',
    evidence: `${DOCS}/migrate-from-autoscaler-to-node-auto-provisioning`,
    check: (cluster, report) => {
      if (cluster.aks.nodeProvisioning === undefined) return;
      eachPool(cluster, ({ name, isAutoscaled, nodes }, path) => {
        if (!isAutoscaled) return;
        report({
          path: [...path, 'nodes'],
          message: `pool '${name}' would be scaled by the cluster autoscaler`,
          fix: `set it to a number, such as ${Math.max(nodes.min, 1)}, or remove nodeProvisioning`,
        });
      });
    },
  },
];
