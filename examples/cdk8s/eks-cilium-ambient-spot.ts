// The Kubernetes half of an EKS cluster with Cilium, an ambient mesh and Karpenter, for a cluster that was made elsewhere.
// Its nodes start with the taints that dist/spot-mesh/README.md names; Cilium and istiod take them off.
import { eksCiliumAmbientSpot } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'spot-mesh',
  eksCiliumAmbientSpot({
    facts: {
      apiServerHost: 'EXAMPLE.gr7.eu-central-1.eks.amazonaws.com',
      region: 'eu-central-1',
      vpcId: 'vpc-0example0example0',
      karpenter: { interruptionQueue: 'mesh-karpenter', nodeRole: 'mesh-karpenter-node' },
    },
    nodeImage: 'al2023@v20261101',
    cluster: { name: 'mesh', vpc: { kind: 'new', cidr: '10.30.0.0/16' } },
    mesh: { namespaces: [{ name: 'shop' }] },
  }),
);

app.synth();
