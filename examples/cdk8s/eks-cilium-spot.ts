// The Kubernetes half of an EKS cluster with Cilium and Karpenter, for a cluster that was made elsewhere.
// Facts may come from a file as well: JSON.parse(readFileSync('facts.json', 'utf8')).
import { eksCiliumSpot } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'flows',
  eksCiliumSpot({
    facts: {
      apiServerHost: 'EXAMPLE.gr7.eu-central-1.eks.amazonaws.com',
      region: 'eu-central-1',
      vpcId: 'vpc-0example0example0',
      karpenter: { interruptionQueue: 'flows-karpenter', nodeRole: 'flows-karpenter-node' },
    },
    nodeImage: 'al2023@v20261101',
    cluster: { name: 'flows', vpc: { kind: 'new', cidr: '10.30.0.0/16' } },
    cilium: { hubble: { ui: true } },
  }),
);

app.synth();
