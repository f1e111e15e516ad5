// An EKS cluster with Amazon's CNI and Calico's policies, administered by a role and watched by another.
import { Config } from '@pulumi/pulumi';
import { eksCalicoPolicy } from 'cluster-blueprints/blueprints';
import { EksBlueprint } from 'cluster-blueprints/pulumi/eks';

const config = new Config();

const shop = new EksBlueprint('shop', {
  blueprint: (facts) =>
    eksCalicoPolicy({ facts, cluster: { name: 'shop', vpc: { kind: 'new', cidr: '10.70.0.0/16' } } }),
  accessEntries: {
    admins: {
      principalArn: config.require('adminRoleArn'),
      policies: [{ policy: 'AmazonEKSClusterAdminPolicy' }],
    },
    auditors: {
      principalArn: config.require('auditorRoleArn'),
      policies: [{ policy: 'AmazonEKSAdminViewPolicy' }],
    },
  },
});

export const kubeconfig = shop.kubeconfig;
