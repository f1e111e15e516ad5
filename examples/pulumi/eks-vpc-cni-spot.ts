// An EKS cluster with everything in it: VPC, control plane, Amazon's CNI with prefixes, Karpenter on spot capacity.
// `pulumi config set aws:region eu-central-1`, then `pulumi up`. To reach it: `pulumi stack output kubeconfig --show-secrets`.
import { eksVpcCniSpot } from 'cluster-blueprints/blueprints';
import { EksBlueprint } from 'cluster-blueprints/pulumi/eks';

const lean = new EksBlueprint('lean', {
  blueprint: (facts) =>
    eksVpcCniSpot({
      facts,
      nodeImage: 'bottlerocket@v1.54.0',
      cluster: { name: 'lean', vpc: { kind: 'new', cidr: '10.40.0.0/16' } },
    }),
  tags: { team: 'platform' },
});

export const kubeconfig = lean.kubeconfig;
