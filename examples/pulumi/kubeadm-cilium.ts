// The address of the API server comes from the stack that made the load balancer: nobody knows it in a first preview.
// It is checked when it arrives, before anything is made of it.
import { Config, type Input, StackReference } from '@pulumi/pulumi';
import { kubeadmCilium } from 'cluster-blueprints/blueprints';
import { ClusterBlueprint } from 'cluster-blueprints/pulumi';

const config = new Config();
const kubeconfig = config.getSecret('kubeconfig');
const machines = new StackReference(config.require('machinesStack'));
const host = machines.requireOutput('apiServerHost').apply(String);

new ClusterBlueprint('prod', {
  composition: kubeadmCilium<Input<string>>({
    cluster: {
      name: 'prod',
      apiServer: { host },
      ranges: { pods: ['10.244.0.0/16'], services: ['10.96.0.0/16'], nodes: ['192.168.0.0/22'] },
    },
  }),
  ...(kubeconfig && { kubeconfig }),
});
