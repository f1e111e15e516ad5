// An AKS cluster powered by Cilium in a VNet of its own, with an ambient mesh and spot capacity.
import { aksOverlayCiliumAmbient } from 'cluster-blueprints/blueprints';
import { AksBlueprint } from 'cluster-blueprints/pulumi/aks';

const mesh = new AksBlueprint('mesh', {
  blueprint: (facts) =>
    aksOverlayCiliumAmbient({
      facts,
      cluster: { name: 'mesh', serviceRange: '10.2.0.0/16' },
      mesh: { namespaces: [{ name: 'shop' }] },
    }),
});

export const kubeconfig = mesh.kubeconfig;
