// Three members of a store on K3s, on spot instances of EC2 in three zones, each with a volume that goes where it goes.
// dist/store/pages/store.md says how long a member is away when its node is taken back.
import { spotStateful } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'store',
  spotStateful({
    set: {
      name: 'store',
      replicas: 3,
      pod: {
        containers: [
          {
            name: 'store',
            image: 'registry.example.com/store:3.1.0',
            ports: [{ name: 'peer', containerPort: 7000 }],
            resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '1Gi' } },
          },
        ],
        securityContext: { fsGroup: 1000 },
      },
      readiness: { probe: { kind: 'tcp', port: 7000 } },
      volumeClaims: [{ name: 'data', mountPath: '/data', size: '20Gi', storageClass: 'network-disks' }],
      // Installed by others. Without one, nobody ends a member as its node goes, and its volume comes off minutes later.
      termination: { handler: 'node-termination-handler' },
    },
  }),
);

app.synth();
