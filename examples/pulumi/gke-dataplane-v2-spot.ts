// A GKE cluster on Dataplane V2 in a VPC of its own, reached by its DNS name, with spot capacity for what selects it.
import { gkeDataplaneV2Spot } from 'cluster-blueprints/blueprints';
import { GkeBlueprint } from 'cluster-blueprints/pulumi/gke';

const shop = new GkeBlueprint('shop', {
  blueprint: (facts) =>
    gkeDataplaneV2Spot({
      facts,
      location: 'europe-west3',
      cluster: { name: 'shop', vpc: { kind: 'new', podRange: '10.64.0.0/14' } },
    }),
});

export const kubeconfig = shop.kubeconfig;
