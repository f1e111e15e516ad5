// An AKS cluster powered by Cilium in a VNet of its own, with spot capacity by node auto-provisioning.
import { aksOverlayCiliumSpot } from 'cluster-blueprints/blueprints';
import { AksBlueprint } from 'cluster-blueprints/pulumi/aks';

const shop = new AksBlueprint('shop', {
  blueprint: (facts) => aksOverlayCiliumSpot({ facts, cluster: { name: 'shop', serviceRange: '10.2.0.0/16' } }),
});

export const kubeconfig = shop.kubeconfig;
