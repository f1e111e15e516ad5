import { type GkeAutopilotOptions, gkeAutopilot } from '../gke-autopilot';
import { type GkeCiliumOptions, gkeCilium } from '../gke-cilium';
import { type GkeDataplaneV2SpotOptions, gkeDataplaneV2Spot } from '../gke-dataplane-v2-spot';
import { type CatalogueEntry, entry } from './entry';

/** Facts of a cluster that does not exist, and where it would be. */
export const GKE_SAMPLE = {
  facts: { apiServerHost: 'gke-example.europe-west3.gke.goog', project: 'example-project' },
  location: 'europe-west3',
} as const;

const GKE_AUTOPILOT = entry<GkeAutopilotOptions>(
  {
    name: 'gke-autopilot',
    title: 'Nodes and network run by Google, with spot capacity first',
    audience: 'teams that would rather pay Google for running nodes than do it',
    decides: [
      'Dataplane V2, policies by host name, and visibility within nodes',
      'a compute class takes spot capacity while there is any, and moves back to it',
    ],
    costs: ['the price of Autopilot for what pods request', 'pods on spot capacity end within 25 seconds'],
    refuses: ['another CNI', 'privileged pods, and so an ambient mesh or agents on nodes', 'node pools of your own'],
    symbol: 'gkeAutopilot',
  },
  gkeAutopilot,
  GKE_SAMPLE,
);

const GKE_CILIUM = entry<GkeCiliumOptions>(
  {
    name: 'gke-cilium',
    title: 'Your own Cilium on GKE Standard',
    audience: 'platform teams that need what Dataplane V2 leaves out, and run their network themselves',
    decides: [
      'the legacy dataplane underneath, and pod addresses out of the ranges of nodes',
      'nodes start with a taint that the autoscaler overlooks and Cilium takes off',
      'one on-demand node in each zone runs what the cluster itself needs, spot nodes the rest',
    ],
    costs: [
      '640 MiB of memory requests on every node',
      'no support by Google for the network',
      "kube-proxy goes on running: it is Google's",
    ],
    refuses: [
      'Dataplane V2 and Autopilot underneath',
      'GKE versions on which the agent does not know GKE again',
      'node pools that GKE makes by itself',
    ],
    symbol: 'gkeCilium',
  },
  gkeCilium,
  GKE_SAMPLE,
);

const GKE_DATAPLANE_V2_SPOT = entry<GkeDataplaneV2SpotOptions>(
  {
    name: 'gke-dataplane-v2-spot',
    title: 'What Google supports in full, with flows in view and spot capacity first',
    audience: 'teams that want support for every part, and spot capacity',
    decides: [
      'Dataplane V2, with metrics of flows and their relay; DNS by Cloud DNS',
      'a compute class takes spot capacity while there is any, and moves back to it',
      'one on-demand node in each zone runs what the cluster itself needs',
    ],
    costs: ['a node in each zone that is never taken away', 'metrics of flows, at the price of Managed Prometheus'],
    refuses: ['another CNI', 'policies on protocols', 'a change of the dataplane later'],
    symbol: 'gkeDataplaneV2Spot',
  },
  gkeDataplaneV2Spot,
  GKE_SAMPLE,
);

/** Blueprints of GKE clusters. */
export const GKE: readonly CatalogueEntry[] = [GKE_AUTOPILOT, GKE_CILIUM, GKE_DATAPLANE_V2_SPOT];
