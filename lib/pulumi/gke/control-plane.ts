import { Cluster, type ClusterArgs } from '@pulumi/gcp/container/cluster';
import * as pulumi from '@pulumi/pulumi';
import type { GkeCluster } from '../../clusters/gke/gke-cluster';
import type { CreationRecord } from '../creation-record';
import type { Gate } from '../gate';
import type { Late } from '../late';
import { accessArgs } from './cluster-access';
import { networkingArgs } from './cluster-networking';
import { nodesArgs } from './cluster-nodes';
import { operationsArgs } from './cluster-operations';
import type { GkeContext } from './context';
import { GkeEncryptionKey } from './encryption';
import type { NetworkFacts } from './network-facts';
import type { GkeNodeServiceAccount } from './node-service-account';
import type { GkeSettled } from './settings';

/** Arguments of {@link GkeControlPlane}. */
export interface GkeControlPlaneArgs {
  /** What every part of the cluster is made with. */
  readonly context: GkeContext;
  /** The cluster, as described. */
  readonly cluster: GkeCluster<Late>;
  /** How it is provisioned. */
  readonly settled: GkeSettled<Late>;
  /** Where it is. */
  readonly network: NetworkFacts;
  /** What nodes act under. */
  readonly nodeServiceAccount: GkeNodeServiceAccount;
  /** What was settled when it was made. */
  readonly record: CreationRecord;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/**
 * The control plane, with its key; on Autopilot all of the cluster.
 *
 * Much of it can only be set at creation: a changed input of that kind would replace the cluster, and its workloads with it.
 */
export class GkeControlPlane extends pulumi.ComponentResource {
  /** The cluster itself. */
  readonly cluster: Cluster;
  /** Resource name of the key of its Secrets, if it has one. */
  readonly keyName: pulumi.Output<string> | undefined;
  /** Where processes on nodes reach the API server: the private address if there is one, else the DNS name. */
  readonly apiServerHost: pulumi.Output<string>;

  constructor(name: string, args: GkeControlPlaneArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:gke:ControlPlane', name, {}, opts);
    const { context, cluster, settled, network, nodeServiceAccount, record, gate } = args;
    const protect = !settled.allowReplacement;
    const key = this.keyOf(name, args, protect);
    this.keyName = key.name;
    this.cluster = new Cluster(
      name,
      {
        name: record.string(cluster.name),
        project: context.project,
        location: context.location,
        minMasterVersion: cluster.gke.gkeVersion ?? cluster.kubernetes,
        ...networkingArgs(cluster.gke, network),
        ...accessArgs(settled, gate),
        ...nodesArgs(cluster.gke, { serviceAccount: nodeServiceAccount.email, tag: context.nodeTag }),
        ...operationsArgs(cluster.gke, settled),
        databaseEncryption: key.name === undefined ? { state: 'DECRYPTED' } : { state: 'ENCRYPTED', keyName: key.name },
        workloadIdentityConfig: { workloadPool: pulumi.interpolate`${context.project}.svc.id.goog` },
        ...(settled.securityGroup !== undefined && {
          authenticatorGroupsConfig: { securityGroup: gate.string(settled.securityGroup) },
        }),
        resourceLabels: { ...settled.labels },
        deletionProtection: settled.deletionProtection,
      } satisfies ClusterArgs,
      {
        parent: this,
        protect,
        // Its name is taken as long as it exists.
        deleteBeforeReplace: true,
        // The first pool is gone; what GKE says of one is of any other.
        ignoreChanges: cluster.gke.mode.isAutopilot ? [] : ['initialNodeCount', 'nodeConfig'],
        dependsOn: [
          ...network.resources,
          ...nodeServiceAccount.resources,
          ...key.resources,
          // Nobody else waits for it where Google makes the nodes.
          ...(cluster.gke.mode.isAutopilot ? network.wayOut : []),
        ],
      },
    );
    const { privateClusterConfig, controlPlaneEndpointsConfig } = this.cluster;
    this.apiServerHost =
      settled.endpointAccess.ip === 'none'
        ? controlPlaneEndpointsConfig.dnsEndpointConfig.endpoint
        : privateClusterConfig.privateEndpoint;
    this.registerOutputs({ id: this.cluster.id });
  }

  private keyOf(
    name: string,
    { context, settled: { encryption }, gate }: GkeControlPlaneArgs,
    protect: boolean,
  ): { readonly name: pulumi.Output<string> | undefined; readonly resources: readonly pulumi.Resource[] } {
    switch (encryption) {
      case 'none':
        return { name: undefined, resources: [] };
      case 'own': {
        const key = new GkeEncryptionKey(`${name}-secrets`, { context, protect }, { parent: this });
        return { name: key.keyName, resources: key.resources };
      }
      default:
        return { name: pulumi.output(gate.string(encryption.keyName)), resources: [] };
    }
  }
}
