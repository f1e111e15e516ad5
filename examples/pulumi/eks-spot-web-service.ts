// A web service on spot capacity with its EKS cluster, in a VPC of its own.
import { EksBlueprint } from 'cluster-blueprints/pulumi/eks';
import { eksSpotWebService } from '../web/eks-spot-web-service';

const web = new EksBlueprint('web', { blueprint: (facts) => eksSpotWebService(facts) });

export const kubeconfig = web.kubeconfig;
