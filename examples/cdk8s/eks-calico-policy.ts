// The Kubernetes half of an EKS cluster that was made elsewhere: Calico's policies on Amazon's CNI.
// dist/shop/README.md says what the cluster must be like, dist/shop/install.sh installs. With Pulumi, both halves are one.
import { eksCalicoPolicy } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'shop',
  eksCalicoPolicy({
    facts: {
      apiServerHost: 'EXAMPLE.gr7.eu-central-1.eks.amazonaws.com',
      region: 'eu-central-1',
      vpcId: 'vpc-0example0example0',
    },
    cluster: {
      name: 'shop',
      vpc: {
        kind: 'given',
        vpcId: 'vpc-0example0example0',
        cidrs: ['10.20.0.0/16'],
        subnets: [
          { id: 'subnet-0example0example0', zoneId: 'euc1-az1' },
          { id: 'subnet-1example1example1', zoneId: 'euc1-az2' },
        ],
      },
      connectedNetworks: [{ name: 'datacentre', cidrs: ['10.0.0.0/14'] }],
    },
  }),
);

app.synth();
