// An AKS cluster with Linux and Windows nodes under the policies of Calico.
import { aksCalicoWindows } from 'cluster-blueprints/blueprints';
import { AksBlueprint } from 'cluster-blueprints/pulumi/aks';

const apps = new AksBlueprint('apps', {
  blueprint: (facts) => aksCalicoWindows({ facts, cluster: { name: 'apps' } }),
});

export const kubeconfig = apps.kubeconfig;
