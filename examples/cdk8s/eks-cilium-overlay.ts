// The Kubernetes half of an EKS cluster whose VPC has no addresses left for pods: Cilium with a range of its own.
// Install it before the first node group: no node becomes Ready without. dist/crowded/README.md has the order.
import { eksCiliumOverlay } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'crowded',
  eksCiliumOverlay({
    facts: {
      apiServerHost: 'EXAMPLE.gr7.eu-central-1.eks.amazonaws.com',
      region: 'eu-central-1',
      vpcId: 'vpc-0example0example0',
    },
    cluster: {
      name: 'crowded',
      podRange: '100.64.0.0/16',
      vpc: {
        kind: 'given',
        vpcId: 'vpc-0example0example0',
        cidrs: ['10.20.0.0/24'],
        subnets: [
          { id: 'subnet-0example0example0', zoneId: 'euc1-az1', cidr: '10.20.0.0/25' },
          { id: 'subnet-1example1example1', zoneId: 'euc1-az2', cidr: '10.20.0.128/25' },
        ],
      },
    },
  }),
);

app.synth();
