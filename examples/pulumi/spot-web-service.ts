// A web service on spot machines of K3s in three zones: nine pods, so that five are left when a zone is lost, and one more
// node while it is away. The image is of the build that `pulumi config set version` names.
import { Config } from '@pulumi/pulumi';
import { spotWebService } from 'cluster-blueprints/blueprints';
import { ClusterBlueprint } from 'cluster-blueprints/pulumi';

const config = new Config();
const kubeconfig = config.getSecret('kubeconfig');

new ClusterBlueprint('web', {
  composition: spotWebService({
    web: {
      name: 'web',
      need: 5,
      survive: 'zone+node',
      pod: {
        containers: [
          {
            name: 'web',
            image: `registry.example.com/web:${config.get('version') ?? '1.4.2'}`,
            ports: [{ containerPort: 8080 }],
            resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { memory: '512Mi' } },
          },
        ],
      },
      readiness: { probe: { kind: 'http', path: '/ready', port: 8080 } },
    },
  }),
  ...(kubeconfig && { kubeconfig }),
});
