// An EKS cluster in Auto Mode, with pools that take spot capacity, and Graviton before anything else.
import { eksAutoMode } from 'cluster-blueprints/blueprints';
import { EksBlueprint } from 'cluster-blueprints/pulumi/eks';

const easy = new EksBlueprint('easy', {
  blueprint: (facts) =>
    eksAutoMode({
      facts,
      cluster: { name: 'easy', vpc: { kind: 'new', cidr: '10.50.0.0/16' } },
      pools: {
        nodePools: [
          { name: 'graviton', capacity: 'spot-or-on-demand', instances: { architectures: ['arm64'] }, weight: 10 },
          { name: 'any', capacity: 'spot-or-on-demand' },
        ],
      },
    }),
});

export const kubeconfig = easy.kubeconfig;
