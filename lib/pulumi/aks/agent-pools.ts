import * as pulumi from '@pulumi/pulumi';
import type { AksCluster, AksNodePool } from '../../clusters/aks/aks-cluster';
import { joinName } from '../../core/names';
import type { Late } from '../late';
import { AksAgentPool } from './agent-pool';
import type { AksContext } from './context';
import type { AksControlPlane } from './control-plane';
import type { NetworkFacts } from './network-facts';

/** Arguments of {@link AksAgentPools}. */
export interface AksAgentPoolsArgs {
  /** What every part of the cluster is made with. */
  readonly context: AksContext;
  /** The cluster, as described. */
  readonly cluster: AksCluster<Late>;
  /** The pool that it was made with. */
  readonly firstPool: AksNodePool;
  /** The version of Kubernetes that machines run. */
  readonly kubernetes: string;
  /** The cluster, as made. */
  readonly controlPlane: AksControlPlane;
  /** Where machines are. */
  readonly network: NetworkFacts;
  /** What machines need to become Ready: their network above all. */
  readonly after: readonly pulumi.Resource[];
}

/** The node pools of a cluster, but for the one that it was made with. */
export class AksAgentPools extends pulumi.ComponentResource {
  /** What needs Ready nodes waits for these. */
  readonly resources: readonly pulumi.Resource[];

  constructor(name: string, args: AksAgentPoolsArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:aks:AgentPools', name, {}, opts);
    const { cluster, firstPool } = args;
    this.resources = cluster.aks.nodePools
      .filter((pool) => pool !== firstPool)
      .map((pool) => new AksAgentPool(joinName([name, pool.name]), { ...args, pool }, { parent: this }).agentPool);
    this.registerOutputs({});
  }
}
