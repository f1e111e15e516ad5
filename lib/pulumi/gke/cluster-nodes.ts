import type { ClusterArgs } from '@pulumi/gcp/container/cluster';
import type * as pulumi from '@pulumi/pulumi';
import type { GkeSettings } from '../../clusters/gke/gke-cluster';
import type { Late } from '../late';
import { CLOUD_SCOPE, NODE_PROTECTION } from './node-defaults';

/** What nodes of a cluster have in common that GKE itself makes. */
export interface OwnNodes {
  /** Email of the account that they act under. */
  readonly serviceAccount: pulumi.Input<string>;
  /** The network tag by which firewall rules find them. */
  readonly tag: string;
}

/** What of a cluster's arguments says who makes nodes, and how many. */
export function nodesArgs(gke: GkeSettings<Late>, nodes: OwnNodes): Partial<ClusterArgs> {
  return gke.mode.isAutopilot ? autopilotArgs(nodes) : standardArgs(gke, nodes);
}

function autopilotArgs({ serviceAccount, tag }: OwnNodes): Partial<ClusterArgs> {
  return {
    enableAutopilot: true,
    clusterAutoscaling: { autoProvisioningDefaults: { serviceAccount, oauthScopes: [CLOUD_SCOPE] } },
    nodePoolAutoConfig: { networkTags: { tags: [tag] } },
  };
}

/** Pools are resources of their own: inside the cluster, a change of one would replace the cluster. */
function standardArgs(gke: GkeSettings<Late>, nodes: OwnNodes): Partial<ClusterArgs> {
  const { location, zones = [], autoProvisioning } = gke;
  const others = zones.filter((zone) => zone !== location);
  return {
    removeDefaultNodePool: true,
    initialNodeCount: 1,
    // Of the pool that GKE insists on making, and that goes at once: the project may forbid its default account.
    nodeConfig: { serviceAccount: nodes.serviceAccount, oauthScopes: [CLOUD_SCOPE], ...NODE_PROTECTION },
    ...(others.length > 0 && { nodeLocations: others }),
    clusterAutoscaling: autoscalingOf(gke, nodes),
    ...(autoProvisioning !== undefined && { nodePoolAutoConfig: { networkTags: { tags: [nodes.tag] } } }),
  };
}

function autoscalingOf(
  { autoProvisioning, autoscalingProfile }: GkeSettings<Late>,
  { serviceAccount }: OwnNodes,
): NonNullable<ClusterArgs['clusterAutoscaling']> {
  const profile = autoscalingProfile === 'balanced' ? 'BALANCED' : 'OPTIMIZE_UTILIZATION';
  if (autoProvisioning === undefined) return { enabled: false, autoscalingProfile: profile };
  const { limits, zones, defaultComputeClass = false } = autoProvisioning;
  return {
    enabled: true,
    autoscalingProfile: profile,
    resourceLimits: [
      { resourceType: 'cpu', maximum: limits.cpu },
      { resourceType: 'memory', maximum: limits.memory },
    ],
    autoProvisioningDefaults: {
      serviceAccount,
      oauthScopes: [CLOUD_SCOPE],
      management: { autoRepair: true, autoUpgrade: true },
      ...NODE_PROTECTION,
    },
    ...(zones !== undefined && { autoProvisioningLocations: [...zones] }),
    defaultComputeClassEnabled: defaultComputeClass,
  };
}
