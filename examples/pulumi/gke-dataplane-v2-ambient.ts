// A GKE cluster on Dataplane V2 in a VPC of its own, with an ambient mesh.
import { gkeDataplaneV2Ambient } from 'cluster-blueprints/blueprints';
import { GkeBlueprint } from 'cluster-blueprints/pulumi/gke';

const mesh = new GkeBlueprint('mesh', {
  blueprint: (facts) =>
    gkeDataplaneV2Ambient({
      facts,
      location: 'europe-west3',
      cluster: { name: 'mesh', vpc: { kind: 'new', podRange: '10.64.0.0/14' } },
      mesh: { namespaces: [{ name: 'shop' }] },
    }),
});

export const kubeconfig = mesh.kubeconfig;
