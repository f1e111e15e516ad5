import { AgentPool } from '@pulumi/azure-native/containerservice/agentPool';
import * as pulumi from '@pulumi/pulumi';
import type { AksCluster, AksNodePool } from '../../clusters/aks/aks-cluster';
import { AKS_CHANGES } from '../../clusters/aks/changes';
import { agentPoolProfile } from '../../clusters/aks/provisioning/agent-pool-profile';
import type { Late } from '../late';
import type { AksContext } from './context';
import type { AksControlPlane } from './control-plane';
import type { NetworkFacts } from './network-facts';

/** Arguments of {@link AksAgentPool}. */
export interface AksAgentPoolArgs {
  /** What every part of the cluster is made with. */
  readonly context: AksContext;
  /** The pool, as described. */
  readonly pool: AksNodePool;
  /** The cluster, as described. */
  readonly cluster: AksCluster<Late>;
  /** The version of Kubernetes that its machines run. */
  readonly kubernetes: string;
  /** The cluster, as made. */
  readonly controlPlane: AksControlPlane;
  /** Where its machines are. */
  readonly network: NetworkFacts;
  /** What its machines need to become Ready. */
  readonly after: readonly pulumi.Resource[];
}

/** What AKS refuses to change, and Azure's provider does not know of: a changed pool is another one. */
const CREATION_ONLY: readonly string[] = [
  ...AKS_CHANGES.filter(({ replaces, mayBecome }) => replaces === 'node pool' && mayBecome === undefined).map(
    ({ property }) => property,
  ),
  // Settled by the options that these come from, or by those of the cluster.
  ...['osType', 'podIPAllocationMode', 'podSubnetID', 'vnetSubnetID'],
];

/** Machines that are alike, made and replaced by AKS. */
export class AksAgentPool extends pulumi.ComponentResource {
  /** The pool: it exists once all of its machines do. */
  readonly agentPool: AgentPool;

  constructor(name: string, args: AksAgentPoolArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:aks:AgentPool', name, {}, opts);
    const { context, pool, cluster, kubernetes, controlPlane, network } = args;
    const { nodeSubnetId, podSubnetId } = network;
    this.agentPool = new AgentPool(
      name,
      {
        agentPoolName: pool.name,
        resourceGroupName: context.resourceGroupName,
        resourceName: controlPlane.cluster.name,
        orchestratorVersion: kubernetes,
        ...agentPoolProfile(pool, cluster),
        ...(nodeSubnetId !== undefined && { vnetSubnetID: nodeSubnetId }),
        ...(podSubnetId !== undefined && { podSubnetID: podSubnetId }),
        tags: context.tags,
      },
      {
        parent: this,
        dependsOn: [...args.after],
        // Its name is taken as long as it exists.
        deleteBeforeReplace: true,
        replaceOnChanges: [...CREATION_ONLY],
        // Between its limits, an autoscaler decides.
        ignoreChanges: pool.isAutoscaled ? ['count'] : [],
      },
    );
    this.registerOutputs({ poolName: this.agentPool.name });
  }
}
