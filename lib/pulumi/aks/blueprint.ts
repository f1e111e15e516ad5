import { Provider } from '@pulumi/kubernetes/provider';
import * as pulumi from '@pulumi/pulumi';
import { AKS_CHANGES, AKS_CREATION_RULE } from '../../clusters/aks/changes';
import type { AksFacts } from '../../clusters/aks/facts';
import { creationSettings } from '../../clusters/changes';
import { joinName } from '../../core/names';
import { ClusterBlueprint } from '../blueprint';
import { CreationRecord } from '../creation-record';
import { Gate, logWarnings } from '../gate';
import { AksAccess } from './access';
import { AksAgentPools } from './agent-pools';
import { checkProviders } from './api-provider';
import type { AksBlueprintArgs } from './args';
import { contextOf } from './context';
import { AksControlPlane, kubernetesVersion } from './control-plane';
import { AksIdentity } from './identity';
import { clusterRoles } from './identity-roles';
import { inspectBlueprint } from './inspect';
import { kubeconfigOf } from './kubeconfig';
import { factsOf, lateFacts } from './late-facts';
import { sendLogs } from './logging';
import { AksNetwork } from './network';
import { AksResourceGroup } from './resource-group';
import { assignRole } from './role-assignment';
import { AksWorkloadIdentities } from './workload-identities';

/** Ids of what an AKS cluster is in. */
export interface AksNetworkIds {
  /** The VNet. Absent: AKS makes it. */
  readonly vnetId?: pulumi.Output<string>;
  /** The subnet of nodes. Absent: AKS makes it. */
  readonly nodeSubnetId?: pulumi.Output<string>;
  /** The subnet of pods. Absent: they have none. */
  readonly podSubnetId?: pulumi.Output<string>;
}

/**
 * An AKS cluster with everything in it: resource group, network, control plane with the first node pool, what makes nodes
 * Ready, further node pools, and the rest of the plans, in this order; taken away in reverse.
 *
 * The cluster, its VNet and its resource group are protected: they are neither deleted nor replaced unless `allowReplacement`
 * says so. A change of what is settled at creation is refused in the preview, with what it would do.
 *
 * Where the CNI is yours, the machines of the first pool wait for it: they are not Ready until it runs, and it is installed
 * without waiting for them.
 *
 * A cluster that uses something of a newer version of the API than the SDK's is made by a second instance of Azure's provider,
 * which finds its credentials and its subscription in the environment (`ARM_*`, `az login`), not in the stack's configuration
 * of `azure-native`: or hand in an {@link AksApiProvider}.
 *
 * @example
 * ```ts
 * const prod = new AksBlueprint('prod', {
 *   blueprint: (facts) => {
 *     const cluster = aksCluster<Late>({
 *       name: 'prod',
 *       networking: { mode: 'byo' },
 *       vnet: { kind: 'new' },
 *       apiServer: { host: facts.apiServerHost },
 *     });
 *     return compose(cluster, planCilium(cluster));
 *   },
 * });
 * export const kubeconfig = prod.kubeconfig;
 * ```
 */
export class AksBlueprint extends pulumi.ComponentResource {
  /** How to reach the cluster. Kept as a secret. */
  readonly kubeconfig: pulumi.Output<string>;
  /** What everything in the cluster was made with. */
  readonly provider: Provider;
  /** What is known of the cluster, as the blueprint was told. */
  readonly facts: AksFacts<pulumi.Output<string>>;
  /** The cluster's name, known once it exists. */
  readonly clusterName: pulumi.Output<string>;
  /** The cluster's resource id. */
  readonly clusterId: pulumi.Output<string>;
  /** Where it is. */
  readonly network: AksNetworkIds;

  /** @throws BlueprintError with every problem found in what is known, before anything is made. */
  constructor(name: string, args: AksBlueprintArgs, opts?: pulumi.ComponentResourceOptions) {
    const late = lateFacts();
    const found = inspectBlueprint(name, args, late);
    super('cluster-blueprints:aks:Blueprint', name, {}, opts);
    logWarnings(found.findings, this);
    checkProviders(this, name, found.cluster);
    const { cluster, composition, firstPool, settled } = found;
    const parent = { parent: this };
    const gate = new Gate(`cluster ${cluster.name}`, found.deferred, this);
    const record = new CreationRecord(
      name,
      {
        subject: `cluster ${cluster.name}`,
        settings: creationSettings(AKS_CHANGES, { cluster, provisioning: settled }),
        rule: AKS_CREATION_RULE,
        allowReplacement: settled.allowReplacement,
      },
      parent,
    );

    const group = new AksResourceGroup(name, { clusterName: cluster.name, settled, record, gate }, parent);
    const context = contextOf(cluster.name, settled, group, gate, parent);
    const ports = [...cluster.platform.ports, ...composition.needs.ports];
    const network = new AksNetwork(name, { context, cluster, settled, ports, record, gate }, parent).facts;
    const roles = clusterRoles(settled, network, gate);
    const identity = new AksIdentity(name, { context, settled, roles, gate }, parent);
    const controlPlane = new AksControlPlane(
      name,
      { context, cluster, firstPool, settled, network, identity, record, gate },
      parent,
    );
    const { id: clusterId } = controlPlane.cluster;
    const isEntra = settled.authentication === 'entra-id';
    const creator =
      isEntra && settled.assignRoles
        ? [
            assignRole(
              joinName([name, 'creator']),
              {
                role: 'Azure Kubernetes Service RBAC Cluster Admin',
                // Given with the group it holds by the time that the cluster is there: Azure takes minutes.
                scope: pulumi.interpolate`/subscriptions/${context.subscriptionId}/resourceGroups/${context.resourceGroupName}`,
                principalId: context.creatorId,
              },
              // Whoever made the cluster, not whoever changes it.
              { parent: this, ignoreChanges: ['principalId'] },
            ),
          ]
        : [];
    const access = Object.entries(settled.accessEntries).flatMap(
      ([id, entry]) => new AksAccess(joinName([name, id]), { clusterId, entry, gate }, parent).resources,
    );
    const { oidcIssuerUrl } = controlPlane;
    const workloads = new AksWorkloadIdentities(
      name,
      { clusterName: cluster.name, oidcIssuerUrl, identities: settled.workloadIdentities, gate },
      parent,
    );
    if (settled.logging !== undefined) sendLogs(name, clusterId, settled.logging, gate, parent);

    late.apiServerHost.tell(controlPlane.apiServerHost);
    late.subscriptionId.tell(context.subscriptionId);
    late.resourceGroup.tell(context.resourceGroupName);
    late.nodeResourceGroup.tell(controlPlane.cluster.nodeResourceGroup);
    late.location.tell(context.location);
    if (network.nodeSubnetId !== undefined) late.nodeSubnetId.tell(network.nodeSubnetId);
    late.oidcIssuerUrl.tell(oidcIssuerUrl);

    this.kubeconfig = kubeconfigOf(controlPlane.cluster, context, settled, parent);
    this.provider = new Provider(
      name,
      // By its id: the cluster stays the same when somebody else asks for the token.
      { kubeconfig: this.kubeconfig, clusterIdentifier: clusterId, enableServerSideApply: true },
      parent,
    );
    new ClusterBlueprint(
      name,
      {
        composition,
        nodes: (after) =>
          new AksAgentPools(
            name,
            {
              context,
              cluster,
              firstPool,
              kubernetes: kubernetesVersion(cluster, settled),
              controlPlane,
              network,
              after,
            },
            parent,
          ).resources,
      },
      {
        parent: this,
        dependsOn: [...creator, ...access, ...workloads.resources],
        providers: { kubernetes: this.provider },
      },
    );

    const { vnetId, nodeSubnetId, podSubnetId } = network;
    this.network = {
      ...(vnetId !== undefined && { vnetId }),
      ...(nodeSubnetId !== undefined && { nodeSubnetId }),
      ...(podSubnetId !== undefined && { podSubnetId }),
    };
    this.clusterName = controlPlane.cluster.name;
    this.clusterId = clusterId;
    const { nodeSubnetId: _, ...facts } = factsOf(late);
    this.facts = { ...facts, ...(nodeSubnetId !== undefined && { nodeSubnetId }) };
    this.registerOutputs({ kubeconfig: this.kubeconfig, clusterName: this.clusterName, clusterId, ...this.network });
  }
}
