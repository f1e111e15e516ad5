// A cluster where nothing speaks that was not allowed to. It begins in audit: `hubble observe --verdict AUDIT` shows what
// policies would drop. When nothing of yours is left there, set cilium.policyAuditMode to false and apply again.
import { kubeadmCiliumZeroTrust } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'vault',
  kubeadmCiliumZeroTrust({
    cluster: {
      name: 'vault',
      apiServer: { host: 'kubernetes.example.internal' },
      ranges: { pods: ['10.244.0.0/16'], services: ['10.96.0.0/16'], nodes: ['192.168.0.0/22'] },
    },
  }),
);

app.synth();
