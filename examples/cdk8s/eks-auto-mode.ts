// Pools for an EKS cluster in Auto Mode that was made elsewhere: spot capacity, and Graviton.
// AWS runs everything else. dist/easy/README.md says what the cluster must be like.
import { eksAutoMode } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'easy',
  eksAutoMode({
    facts: {
      apiServerHost: 'EXAMPLE.gr7.eu-central-1.eks.amazonaws.com',
      region: 'eu-central-1',
      vpcId: 'vpc-0example0example0',
    },
    cluster: { name: 'easy', vpc: { kind: 'new', cidr: '10.50.0.0/16' } },
    pools: {
      nodePools: [
        { name: 'graviton', capacity: 'spot-or-on-demand', instances: { architectures: ['arm64'] }, weight: 10 },
        { name: 'any', capacity: 'spot-or-on-demand' },
      ],
    },
  }),
);

app.synth();
