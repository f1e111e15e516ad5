// The Kubernetes half of an EKS cluster with Amazon's CNI and Karpenter, for a cluster that was made elsewhere.
// Amazon's CNI itself is an add-on of EKS: dist/lean/README.md says which, and when.
import { eksVpcCniSpot } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'lean',
  eksVpcCniSpot({
    facts: {
      apiServerHost: 'EXAMPLE.gr7.eu-central-1.eks.amazonaws.com',
      region: 'eu-central-1',
      vpcId: 'vpc-0example0example0',
      karpenter: { interruptionQueue: 'lean-karpenter', nodeRole: 'lean-karpenter-node' },
    },
    nodeImage: 'bottlerocket@v1.54.0',
    cluster: { name: 'lean', vpc: { kind: 'new', cidr: '10.40.0.0/16' } },
  }),
);

app.synth();
