// The Kubernetes half of an EKS cluster with an on-demand base under spot capacity.
// A workload is split by a topology spread constraint: splitCapacity({ spot: 3, onDemand: 1 }).topologySpreadConstraint(labels).
import { eksHybridCapacity } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'steady',
  eksHybridCapacity({
    facts: {
      apiServerHost: 'EXAMPLE.gr7.eu-central-1.eks.amazonaws.com',
      region: 'eu-central-1',
      vpcId: 'vpc-0example0example0',
      karpenter: { interruptionQueue: 'steady-karpenter', nodeRole: 'steady-karpenter-node' },
    },
    nodeImage: 'al2023@v20261101',
    cluster: { name: 'steady', vpc: { kind: 'new', cidr: '10.60.0.0/16' } },
    shares: { spot: 3, onDemand: 1 },
  }),
);

app.synth();
