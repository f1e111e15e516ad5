// Three members of a store on K3s, on spot instances of EC2 in three zones, each with a volume that goes where it goes.
import { Config } from '@pulumi/pulumi';
import { spotStateful } from 'cluster-blueprints/blueprints';
import { ClusterBlueprint } from 'cluster-blueprints/pulumi';

const kubeconfig = new Config().getSecret('kubeconfig');

new ClusterBlueprint('store', {
  composition: spotStateful({
    set: {
      name: 'store',
      replicas: 3,
      pod: {
        containers: [
          { name: 'store', image: 'registry.example.com/store:3.1.0', ports: [{ name: 'peer', containerPort: 7000 }] },
        ],
        securityContext: { fsGroup: 1000 },
      },
      readiness: { probe: { kind: 'tcp', port: 7000 } },
      volumeClaims: [{ name: 'data', mountPath: '/data', size: '20Gi', storageClass: 'network-disks' }],
      termination: { handler: 'node-termination-handler' },
    },
  }),
  ...(kubeconfig && { kubeconfig }),
});
