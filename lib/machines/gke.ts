import { type GkeCluster, isGkeCluster } from '../clusters/gke';
import type { Composition } from '../core/compose';
import type { MachineSide } from './machine-side';
import { nodeSteps, settingsText } from './managed';

/** What to mind where a GKE cluster is made elsewhere. Nodes need no files: node pools set them up. */
export function gkeFiles(composition: Composition): MachineSide {
  const { cluster } = composition;
  if (!isGkeCluster(cluster)) return { files: [], steps: [] };
  const { mode, nodePools } = cluster.gke;
  const spot = nodePools.filter((pool) => pool.spot).map(({ name }) => `\`${name}\``);
  return {
    files: [],
    steps: [
      `Create the cluster with ${settingsText(createdWith(cluster))}. None of it can be changed later.`,
      ...(mode.isAutopilot || cluster.ranges.pods.length === 0
        ? []
        : [`Give its subnet secondary ranges: ${[...cluster.ranges.pods, ...cluster.ranges.services].join(', ')}.`]),
      ...features(cluster),
      ...(spot.length > 0
        ? [
            `Taint the spot nodes of ${spot.join(' and ')} with \`cloud.google.com/gke-spot=true:NoSchedule\`: GKE does not.`,
          ]
        : []),
      ...nodeSteps(composition, 'node pool'),
    ],
  };
}

/** In the words of the API. */
function createdWith({ gke }: GkeCluster): Readonly<Record<string, string | number | boolean | undefined>> {
  const { mode, location, stackType } = gke;
  return {
    location,
    ...(mode.isAutopilot
      ? { enableAutopilot: true }
      : {
          networkingMode: 'VPC_NATIVE',
          datapathProvider: mode.datapath,
          defaultMaxPodsPerNode: gke.maxPodsPerNode,
        }),
    ...(stackType === 'ipv4' ? {} : { stackType: 'IPV4_IPV6' }),
  };
}

function features({ gke }: GkeCluster): readonly string[] {
  const { mode, gatewayApi, networking } = gke;
  const { fqdnNetworkPolicy, clusterwideNetworkPolicy, multiNetworking, observability } = mode.dataplaneV2 ?? {};
  const on = settingsText({
    ...(fqdnNetworkPolicy === true && { enableFqdnNetworkPolicy: true }),
    ...(clusterwideNetworkPolicy === true && { enableCiliumClusterwideNetworkPolicy: true }),
    ...(multiNetworking === true && { enableMultiNetworking: true }),
    ...(observability !== undefined && {
      'advancedDatapathObservabilityConfig.enableMetrics': observability.metrics ?? true,
      'advancedDatapathObservabilityConfig.enableRelay': observability.relay ?? false,
    }),
    ...(networking.mode === 'legacy' &&
      networking.networkPolicy !== undefined && {
        'networkPolicy.provider': 'CALICO',
        'addonsConfig.networkPolicyConfig.disabled': false,
      }),
    ...(mode.isAutopilot
      ? {}
      : { 'gatewayApiConfig.channel': gatewayApi === 'none' ? 'CHANNEL_DISABLED' : 'CHANNEL_STANDARD' }),
  });
  return on === '' ? [] : [`Set ${on}.`];
}
