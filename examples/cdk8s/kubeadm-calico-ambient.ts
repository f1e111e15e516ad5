// An ambient mesh above Calico. The namespace `billing` lets nobody in but those that are allowed by name.
// First the machines (dist/vault/nodes), then dist/vault/install.sh: plain Helm and kubectl, in order.
import { kubeadmCalicoAmbient } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'vault',
  kubeadmCalicoAmbient({
    cluster: { name: 'vault', apiServer: { host: 'kubernetes.example.internal' } },
    mesh: {
      namespaces: [
        { name: 'shop' },
        {
          name: 'billing',
          denyAll: true,
          services: [
            {
              name: 'ledger',
              selector: { app: 'ledger' },
              ports: [{ port: 5432, protocol: 'tcp' }],
              authorization: {
                allow: [{ from: [{ kind: 'service-account', name: 'checkout', namespace: 'shop' }] }],
              },
            },
          ],
        },
      ],
    },
  }),
);

app.synth();
