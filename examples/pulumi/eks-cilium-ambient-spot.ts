// An EKS cluster with Cilium from the first node on, an ambient mesh, and Karpenter on spot capacity.
// Nodes take pods only once the agents of Cilium and of Istio run there.
import { eksCiliumAmbientSpot } from 'cluster-blueprints/blueprints';
import { EksBlueprint } from 'cluster-blueprints/pulumi/eks';

const mesh = new EksBlueprint('mesh', {
  blueprint: (facts) =>
    eksCiliumAmbientSpot({
      facts,
      nodeImage: 'al2023@v20261101',
      cluster: {
        name: 'mesh',
        vpc: { kind: 'new', cidr: '10.30.0.0/16', zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'] },
      },
      mesh: { namespaces: [{ name: 'shop' }] },
    }),
});

export const kubeconfig = mesh.kubeconfig;
