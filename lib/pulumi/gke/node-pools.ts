import * as pulumi from '@pulumi/pulumi';
import type { GkeCluster } from '../../clusters/gke/gke-cluster';
import type { Composition } from '../../core/compose';
import { joinName } from '../../core/names';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { GkeContext } from './context';
import type { GkeControlPlane } from './control-plane';
import type { NetworkFacts } from './network-facts';
import { GkeNodePool } from './node-pool';
import type { GkeNodeServiceAccount } from './node-service-account';

/** Arguments of {@link GkeNodePools}. */
export interface GkeNodePoolsArgs {
  /** What every part of the cluster is made with. */
  readonly context: GkeContext;
  /** The cluster, as described. */
  readonly cluster: GkeCluster<Late>;
  /** What is installed in it. */
  readonly composition: Composition<Late>;
  /** The cluster, as made. */
  readonly controlPlane: GkeControlPlane;
  /** Where machines are. */
  readonly network: NetworkFacts;
  /** What machines act under. */
  readonly nodeServiceAccount: GkeNodeServiceAccount;
  /** What machines need to become Ready: their network above all. */
  readonly after: readonly pulumi.Resource[];
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/** The node pools of a cluster: none on Autopilot. */
export class GkeNodePools extends pulumi.ComponentResource {
  /** What needs Ready nodes waits for these. */
  readonly resources: readonly pulumi.Resource[];

  constructor(name: string, args: GkeNodePoolsArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:gke:NodePools', name, {}, opts);
    const { context, cluster, composition, controlPlane, network, nodeServiceAccount, gate } = args;
    this.resources = cluster.gke.nodePools.map(
      (pool) =>
        new GkeNodePool(
          joinName([name, pool.name]),
          {
            context,
            pool,
            podRangeOverprovision: cluster.gke.podRangeOverprovision,
            composition,
            cluster: controlPlane.cluster.id,
            serviceAccount: nodeServiceAccount.email,
            after: [...nodeServiceAccount.resources, ...network.wayOut, ...args.after],
            gate,
          },
          { parent: this },
        ).nodePool,
    );
    this.registerOutputs({});
  }
}
