// The settings of the Calico that RKE2 brings along, changed on a cluster that runs.
import { Config } from '@pulumi/pulumi';
import { rke2Calico } from 'cluster-blueprints/blueprints';
import { ClusterBlueprint } from 'cluster-blueprints/pulumi';

const kubeconfig = new Config().getSecret('kubeconfig');

new ClusterBlueprint('rke2', {
  composition: rke2Calico({
    cluster: { ranges: { nodes: ['172.16.0.0/20'] }, disable: ['rke2-ingress-nginx'] },
    calico: { wireguard: true },
  }),
  ...(kubeconfig && { kubeconfig }),
});
