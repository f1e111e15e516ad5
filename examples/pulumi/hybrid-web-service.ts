// A web service with three pods on machines that stay, and the others on spot machines of K3s in three zones.
import { Config } from '@pulumi/pulumi';
import { hybridWebService } from 'cluster-blueprints/blueprints';
import { ClusterBlueprint } from 'cluster-blueprints/pulumi';

const kubeconfig = new Config().getSecret('kubeconfig');

new ClusterBlueprint('hybrid', {
  composition: hybridWebService({
    web: {
      name: 'web',
      need: 5,
      survive: 'zone+node',
      split: { kind: 'base', onDemand: 3 },
      pod: {
        containers: [{ name: 'web', image: 'registry.example.com/web:1.4.2', ports: [{ containerPort: 8080 }] }],
      },
      readiness: { probe: { kind: 'http', path: '/ready', port: 8080 } },
    },
  }),
  ...(kubeconfig && { kubeconfig }),
});
