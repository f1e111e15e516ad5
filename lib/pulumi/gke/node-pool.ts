import { NodePool, type NodePoolArgs } from '@pulumi/gcp/container/nodePool';
import * as pulumi from '@pulumi/pulumi';
import type { GkeNodePool as Pool } from '../../clusters/gke/gke-cluster';
import type { Composition } from '../../core/compose';
import { joinName } from '../../core/names';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { GkeContext } from './context';
import { nodeConfigOf } from './node-config';
import { upgradeSettingsOf } from './upgrade-settings';

/** Arguments of {@link GkeNodePool}. */
export interface GkeNodePoolArgs {
  /** What every part of the cluster is made with. */
  readonly context: GkeContext;
  /** The pool, as described. */
  readonly pool: Pool<Late>;
  /** Whether nodes get twice the addresses that their pods can have. */
  readonly podRangeOverprovision: boolean;
  /** What is installed: its agents say what nodes start with. */
  readonly composition: Composition<Late>;
  /** The cluster, by the output of its resource. */
  readonly cluster: pulumi.Input<string>;
  /** Email of the account that its machines act under. */
  readonly serviceAccount: pulumi.Input<string>;
  /** What its machines need to become Ready. */
  readonly after: readonly pulumi.Resource[];
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/** Machines that are alike, made and replaced by GKE. */
export class GkeNodePool extends pulumi.ComponentResource {
  /** The pool: it exists once its nodes are Ready. */
  readonly nodePool: NodePool;

  constructor(name: string, args: GkeNodePoolArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:gke:NodePool', name, {}, opts);
    const { context, pool, composition, serviceAccount } = args;
    const scaling = scalingOf(pool);
    const networkConfig = networkConfigOf(args);
    this.nodePool = new NodePool(
      name,
      {
        project: context.project,
        location: context.location,
        cluster: args.cluster,
        // A prefix, so that another one may come before this one goes. The provider adds 26 characters, of 40.
        namePrefix: `${joinName([pool.name], 13)}-`,
        ...scaling,
        ...(pool.zones !== undefined && { nodeLocations: [...pool.zones] }),
        maxPodsPerNode: pool.maxPods,
        ...(networkConfig !== undefined && { networkConfig }),
        nodeConfig: nodeConfigOf(pool, { context, composition, serviceAccount }),
        management: { autoRepair: true, autoUpgrade: true },
        upgradeSettings: upgradeSettingsOf(pool.upgrade),
      },
      {
        parent: this,
        dependsOn: [...args.after],
        // Said at creation only; then an autoscaler decides.
        ignoreChanges: 'autoscaling' in scaling ? ['initialNodeCount'] : [],
      },
    );
    this.registerOutputs({ name: this.nodePool.name });
  }
}

type Scaling = Pick<NodePoolArgs, 'nodeCount' | 'autoscaling' | 'initialNodeCount'>;

function scalingOf({ scaling, locationPolicy, zoneCount }: Pool<Late>): Scaling {
  const policy = locationPolicy === 'any' ? 'ANY' : 'BALANCED';
  switch (scaling.kind) {
    case 'fixed':
      return { nodeCount: scaling.perZone };
    case 'per-zone':
      return {
        autoscaling: { minNodeCount: scaling.min, maxNodeCount: scaling.max, locationPolicy: policy },
        initialNodeCount: scaling.min,
      };
    case 'total':
      return {
        autoscaling: { totalMinNodeCount: scaling.min, totalMaxNodeCount: scaling.max, locationPolicy: policy },
        initialNodeCount: Math.ceil(scaling.min / zoneCount),
      };
  }
}

function networkConfigOf({
  pool: { podRange, additionalNetworks },
  podRangeOverprovision,
  gate,
}: GkeNodePoolArgs): NodePoolArgs['networkConfig'] {
  if (podRange === undefined && additionalNetworks.length === 0 && podRangeOverprovision) return undefined;
  const pods = additionalNetworks.flatMap(({ subnetwork, podRange: range, maxPods }) =>
    range === undefined ? [] : [{ subnetwork, range, maxPods }],
  );
  return {
    ...(podRange !== undefined && { podRange }),
    ...(!podRangeOverprovision && { podCidrOverprovisionConfig: { disabled: true } }),
    ...(additionalNetworks.length > 0 && {
      additionalNodeNetworkConfigs: additionalNetworks.map(({ network, subnetwork }) => ({
        network: gate.string(network),
        subnetwork: gate.string(subnetwork),
      })),
    }),
    ...(pods.length > 0 && {
      additionalPodNetworkConfigs: pods.map(({ subnetwork, range, maxPods }) => ({
        subnetwork: gate.string(subnetwork),
        secondaryPodRange: gate.string(range),
        ...(maxPods !== undefined && { maxPodsPerNode: maxPods }),
      })),
    }),
  };
}
