// The Kubernetes half of a web service on spot capacity, for an EKS cluster that was made elsewhere: Karpenter and its pools,
// the service, and room for it. dist/eks-web/pages/web.md says what is left when nodes go.
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';
import { eksSpotWebService } from '../web/eks-spot-web-service';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'eks-web',
  eksSpotWebService({
    apiServerHost: 'EXAMPLE.gr7.eu-central-1.eks.amazonaws.com',
    region: 'eu-central-1',
    vpcId: 'vpc-0example0example0',
    karpenter: { interruptionQueue: 'web-karpenter', nodeRole: 'web-karpenter-node' },
  }),
);

app.synth();
