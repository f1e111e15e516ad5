import type { Rule } from '../../../core/rule';
import { NEW_POD_SUBNET_RULES } from './pod-subnet-rules';
import { NEW_SUBNET_RULES, type ProvisionedCluster } from './subnet-rules';

export type { ProvisionedCluster } from './subnet-rules';

/** What must hold for a cluster that is provisioned, besides what holds for any. */
export const PROVISIONED_CLUSTER_RULES: readonly Rule<ProvisionedCluster>[] = [
  ...NEW_SUBNET_RULES,
  ...NEW_POD_SUBNET_RULES,
  {
    id: 'eks/endpoints-are-for-a-new-vpc',
    title: 'Private endpoints are made in a VPC that is yet to be made: another has its own, and takes no second',
    severity: 'error',
    evidence: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
    check: ({ cluster: { eks }, provisioning: { interfaceEndpoints = [] } }, report) => {
      if (eks.vpc.kind === 'new' || interfaceEndpoints.length === 0) return;
      report({
        path: ['interfaceEndpoints'],
        message: 'nothing is made in a VPC that is there already',
        fix: 'leave them out, and make those that are missing together with the VPC',
      });
    },
  },
  {
    id: 'eks/windows-keeps-its-max-pods',
    title: 'Windows nodes take as many pods as EKS reckons: their images take no configuration beside that of EKS',
    severity: 'error',
    evidence: 'https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html',
    check: ({ cluster: { eks } }, report) => {
      eks.nodePools.forEach(({ name, os, maxPods }, index) => {
        if (os !== 'windows' || maxPods === undefined) return;
        report({
          path: ['cluster', 'nodePools', index, 'maxPods'],
          message: `kubelet on the nodes of pool '${name}' cannot be told ${maxPods}`,
          fix: 'leave it out',
        });
      });
    },
  },
];
