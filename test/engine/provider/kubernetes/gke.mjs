// What GKE serves on its clusters without a chart.

const OF_EVERY_CLUSTER = ['networking.gke.io', 'cloud.google.com', 'monitoring.googleapis.com', 'auto.gke.io'];
const OF_DATAPLANE_V2 = ['cilium.io'];
const OF_GATEWAY_API = ['gateway.networking.k8s.io'];

/** Groups that are served by a cluster of GKE; see {@link groupsServedByEks}. */
export function groupsServedByGke(cluster) {
  if (cluster === undefined) return OF_EVERY_CLUSTER;
  const { inputs, outputs } = cluster;
  const hasPolicies = inputs.enableCiliumClusterwideNetworkPolicy === true;
  return [
    ...OF_EVERY_CLUSTER,
    ...(inputs.gatewayApiConfig?.channel === 'CHANNEL_STANDARD' ? OF_GATEWAY_API : []),
    ...(hasPolicies && outputs.datapathProvider === 'ADVANCED_DATAPATH' ? OF_DATAPLANE_V2 : []),
  ];
}
