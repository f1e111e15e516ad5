// A web service on spot capacity with its GKE cluster, in a VPC of its own.
import { GkeBlueprint } from 'cluster-blueprints/pulumi/gke';
import { gkeSpotWebService } from '../web/gke-spot-web-service';

const web = new GkeBlueprint('web', { blueprint: (facts) => gkeSpotWebService(facts) });

export const kubeconfig = web.kubeconfig;
