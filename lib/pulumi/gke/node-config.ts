import type { NodePoolArgs } from '@pulumi/gcp/container/nodePool';
import type * as pulumi from '@pulumi/pulumi';
import type { GkeNodePool } from '../../clusters/gke/gke-cluster';
import type { Composition } from '../../core/compose';
import type { Late } from '../late';
import { nodeTaintsOf, TAINT_EFFECTS } from '../node-taints';
import type { GkeContext } from './context';
import { CLOUD_SCOPE, NODE_PROTECTION } from './node-defaults';

/** What machines of a pool are made with besides. */
export interface NodeParts {
  /** What every part of the cluster is made with. */
  readonly context: GkeContext;
  /** What is installed: its agents say what nodes start with. */
  readonly composition: Composition<Late>;
  /** Email of the account that its machines act under. */
  readonly serviceAccount: pulumi.Input<string>;
}

const IMAGES: Readonly<Record<GkeNodePool['image'], string>> = {
  cos: 'COS_CONTAINERD',
  ubuntu: 'UBUNTU_CONTAINERD',
  windows: 'WINDOWS_LTSC_CONTAINERD',
};

/** What machines of a pool are. */
export function nodeConfigOf(
  pool: GkeNodePool<Late>,
  { context, composition, serviceAccount }: NodeParts,
): NonNullable<NodePoolArgs['nodeConfig']> {
  const { shutdownGrace } = pool;
  return {
    machineType: pool.machineType,
    spot: pool.spot,
    imageType: IMAGES[pool.image],
    diskSizeGb: pool.diskSize,
    ...(pool.diskType !== undefined && { diskType: pool.diskType }),
    labels: { ...pool.labels },
    taints: nodeTaintsOf({ ...pool, taints: pool.configuredTaints }, composition).map(
      ({ key, value = '', effect }) => ({ key, value, effect: TAINT_EFFECTS[effect] }),
    ),
    taintConfig: { architectureTaintBehavior: pool.architectureTaint ? 'ARM' : 'NONE' },
    tags: [context.nodeTag],
    resourceLabels: { ...context.labels },
    serviceAccount,
    oauthScopes: [CLOUD_SCOPE],
    metadata: { 'disable-legacy-endpoints': 'true' },
    // Pods get credentials of their own, never those of the machine. Windows has no server that would hand them out.
    ...(pool.os === 'linux' && { workloadMetadataConfig: { mode: 'GKE_METADATA' } }),
    ...NODE_PROTECTION,
    ...(shutdownGrace !== undefined && {
      kubeletConfig: {
        shutdownGracePeriodSeconds: shutdownGrace.total,
        shutdownGracePeriodCriticalPodsSeconds: shutdownGrace.critical,
      },
    }),
  };
}
