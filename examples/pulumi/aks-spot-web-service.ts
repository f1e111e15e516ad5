// A web service on spot capacity with its AKS cluster, in a VNet of its own.
import { AksBlueprint } from 'cluster-blueprints/pulumi/aks';
import { aksSpotWebService } from '../web/aks-spot-web-service';

const web = new AksBlueprint('web', { blueprint: (facts) => aksSpotWebService(facts) });

export const kubeconfig = web.kubeconfig;
