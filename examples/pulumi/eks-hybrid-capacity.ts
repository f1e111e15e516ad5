// An EKS cluster with an on-demand base under spot capacity: one part in four of what spreads over `capacity-spread`.
// The workload's half of the deal: splitCapacity({ spot: 3, onDemand: 1 }).topologySpreadConstraint({ app: 'shop' }).
import { eksHybridCapacity } from 'cluster-blueprints/blueprints';
import { EksBlueprint } from 'cluster-blueprints/pulumi/eks';

const steady = new EksBlueprint('steady', {
  blueprint: (facts) =>
    eksHybridCapacity({
      facts,
      nodeImage: 'al2023@v20261101',
      cluster: { name: 'steady', vpc: { kind: 'new', cidr: '10.60.0.0/16' } },
      shares: { spot: 3, onDemand: 1 },
    }),
  deletionProtection: true,
});

export const kubeconfig = steady.kubeconfig;
