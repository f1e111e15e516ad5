// The shop with its GKE cluster, in a VPC of its own.
// Two Secrets come from elsewhere: monitoring/grafana-admin and kiali/kiali-signing-key.
import { GkeBlueprint } from 'cluster-blueprints/pulumi/gke';
import { ambientShop } from '../shop/ambient-shop';

const shop = new GkeBlueprint('shop', { blueprint: (facts) => ambientShop(facts) });

export const kubeconfig = shop.kubeconfig;
