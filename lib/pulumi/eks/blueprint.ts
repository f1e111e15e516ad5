import { Provider } from '@pulumi/kubernetes/provider';
import * as pulumi from '@pulumi/pulumi';
import { creationSettings } from '../../clusters/changes';
import { EKS_CHANGES, EKS_CREATION_RULE } from '../../clusters/eks/changes';
import type { EksFacts } from '../../clusters/eks/facts';
import { joinName } from '../../core/names';
import { ClusterBlueprint } from '../blueprint';
import { CreationRecord } from '../creation-record';
import { Gate, logWarnings } from '../gate';
import type { EksBlueprintArgs } from './args';
import { contextOf } from './context';
import { EksControlPlane } from './control-plane';
import { EksEntrances } from './entrances';
import { inspectBlueprint } from './inspect';
import { kubeconfigOf } from './kubeconfig';
import { lateFacts } from './late-facts';
import { EksManagedAddons } from './managed-addons';
import { EksNetwork } from './network';
import { EksNodeGroups } from './node-groups';
import { nodeRole } from './node-role';
import { EksPlanRoles } from './plan-roles';
import { EksWorkloadIdentity } from './workload-identity';

/** Ids of what an EKS cluster is in. */
export interface EksNetworkIds {
  /** The VPC. */
  readonly vpcId: pulumi.Output<string>;
  /** Subnets of nodes. */
  readonly nodeSubnetIds: readonly pulumi.Output<string>[];
  /** Subnets with a route to an internet gateway. */
  readonly publicSubnetIds: readonly pulumi.Output<string>[];
  /** Subnets for pods only. */
  readonly podSubnetIds: readonly pulumi.Output<string>[];
  /** The one security group of control plane, nodes and pods. */
  readonly securityGroupId: pulumi.Output<string>;
}

/** ARNs of the roles of an EKS cluster. */
export interface EksRoleArns {
  /** What EKS acts under. */
  readonly cluster: pulumi.Output<string>;
  /** Machines of node groups that run Linux; in Auto Mode, those that EKS runs. Absent: there are none. */
  readonly nodes?: pulumi.Output<string>;
  /** Machines of node groups that run Windows. Absent: there are none. */
  readonly windowsNodes?: pulumi.Output<string>;
}

/** Who roles of service accounts trust. */
export interface EksOidcIds {
  /** ARN of the OpenID Connect provider. */
  readonly arn: pulumi.Output<string>;
  /** Its address without scheme: how the keys of conditions in trust policies begin. */
  readonly issuer: pulumi.Output<string>;
}

/** What is known of the role of a workload's pods. */
export interface EksWorkloadIdentityIds {
  /**
   * What EKS says of itself when it takes on the target role: the trust policy of that role may insist on it, by the
   * condition `sts:ExternalId`. Empty where there is no target role.
   */
  readonly externalId: pulumi.Output<string>;
}

/**
 * An EKS cluster with everything in it: network, control plane, add-ons, what makes nodes Ready, node groups, and the rest
 * of the plans, in this order; taken away in reverse.
 *
 * The cluster, its VPC and its key are protected: they are neither deleted nor replaced unless `allowReplacement` says so. A
 * change of what is settled at creation is refused in the preview, with what it would do.
 *
 * @example
 * ```ts
 * const prod = new EksBlueprint('prod', {
 *   blueprint: (facts) => {
 *     const cluster = eksCluster<Late>({
 *       name: 'prod',
 *       networking: { mode: 'cilium-eni' },
 *       vpc: { kind: 'new' },
 *       apiServer: { host: facts.apiServerHost },
 *     });
 *     return compose(cluster, planCilium(cluster));
 *   },
 * });
 * export const kubeconfig = prod.kubeconfig;
 * ```
 */
export class EksBlueprint extends pulumi.ComponentResource {
  /** How to reach the cluster: the AWS CLI fetches a token for each use. Kept as a secret. */
  readonly kubeconfig: pulumi.Output<string>;
  /** What everything in the cluster was made with. */
  readonly provider: Provider;
  /** What is known of the cluster, as the blueprint was told. */
  readonly facts: EksFacts<pulumi.Output<string>>;
  /** The cluster's name, known once it exists. */
  readonly clusterName: pulumi.Output<string>;
  /** Where it is. */
  readonly network: EksNetworkIds;
  /** Its roles. */
  readonly roles: EksRoleArns;
  /** Who roles of service accounts trust, if asked for. */
  readonly oidcProvider: EksOidcIds | undefined;
  /** Roles of your own pods, by the names that you gave them. */
  readonly workloadIdentities: Readonly<Record<string, EksWorkloadIdentityIds>>;

  /** @throws BlueprintError with every problem found in what is known, before anything is made. */
  constructor(name: string, args: EksBlueprintArgs, opts?: pulumi.ComponentResourceOptions) {
    const late = lateFacts();
    const found = inspectBlueprint(name, args, late);
    super('cluster-blueprints:eks:Blueprint', name, {}, opts);
    logWarnings(found.findings, this);
    const { cluster, composition, settled, addons } = found;
    const parent = { parent: this };
    const gate = new Gate(`cluster ${cluster.name}`, found.deferred, this);
    const context = contextOf(cluster.name, settled, gate, parent);

    const record = new CreationRecord(
      name,
      {
        subject: `cluster ${cluster.name}`,
        settings: creationSettings(EKS_CHANGES, { cluster, provisioning: settled }),
        rule: EKS_CREATION_RULE,
        allowReplacement: settled.allowReplacement,
      },
      parent,
    );
    const network = new EksNetwork(name, { context, cluster, settled, record, gate }, parent).facts;
    const autoNodeRole = cluster.eks.mode.isAuto
      ? nodeRole(`${name}-auto-nodes`, context, 'auto-nodes', parent, 'eks')
      : undefined;
    const controlPlane = new EksControlPlane(
      name,
      { context, cluster, settled, network, autoNodeRole, record, gate },
      parent,
    );
    const entrances = new EksEntrances(name, { ...found, context, controlPlane, autoNodeRole, gate }, parent);
    const planRoles = new EksPlanRoles(name, { ...found, context, controlPlane }, parent);
    const clusterName = controlPlane.cluster.name;
    const workloads = Object.fromEntries(
      Object.entries(settled.workloadIdentities).map(([id, identity]) => [
        id,
        new EksWorkloadIdentity(joinName([name, id]), { context, clusterName, identity, gate }, parent),
      ]),
    );

    late.apiServerHost.tell(controlPlane.cluster.endpoint.apply((url) => url.replace(/^https:\/\//, '')));
    late.region.tell(context.region);
    late.vpcId.tell(network.vpcId);
    const karpenter = planRoles.karpenter ?? (autoNodeRole && { nodeRole: autoNodeRole.roleName });
    if (karpenter !== undefined) late.nodeRole.tell(karpenter.nodeRole);
    if (planRoles.karpenter !== undefined) late.interruptionQueue.tell(planRoles.karpenter.interruptionQueue);

    const managed = new EksManagedAddons(name, { context, addons, cluster, network, controlPlane, gate }, parent);
    const beforeNodes = [...entrances.resources, ...managed.install('before-nodes', [])];
    this.kubeconfig = kubeconfigOf(controlPlane.cluster, context.region, settled.kubeconfigIdentity ?? {}, gate);
    this.provider = new Provider(
      name,
      // By its ARN: the cluster stays the same when somebody else asks for the token.
      { kubeconfig: this.kubeconfig, clusterIdentifier: controlPlane.cluster.arn, enableServerSideApply: true },
      parent,
    );
    const made: { nodeGroups?: EksNodeGroups } = {};
    new ClusterBlueprint(
      name,
      {
        composition,
        nodes: (installed) => {
          const after = [...beforeNodes, ...installed];
          const nodeGroups = new EksNodeGroups(
            name,
            { context, cluster, composition, controlPlane, network, after },
            parent,
          );
          made.nodeGroups = nodeGroups;
          const ready = [...after, ...nodeGroups.resources];
          return [...nodeGroups.resources, ...managed.install('after-nodes', ready)];
        },
      },
      {
        parent: this,
        dependsOn: [
          ...beforeNodes,
          ...planRoles.resources,
          ...Object.values(workloads).flatMap(({ resources }) => resources),
        ],
        providers: { kubernetes: this.provider },
      },
    );

    const { vpcId, nodeSubnetIds, publicSubnetIds, podSubnetIds } = network;
    const { securityGroupId } = controlPlane;
    this.network = { vpcId, nodeSubnetIds, publicSubnetIds, podSubnetIds, securityGroupId };
    const nodes = made.nodeGroups?.roles.linux ?? autoNodeRole;
    const windowsNodes = made.nodeGroups?.roles.windows;
    this.roles = {
      cluster: controlPlane.role.arn,
      ...(nodes && { nodes: nodes.arn }),
      ...(windowsNodes && { windowsNodes: windowsNodes.arn }),
    };
    this.oidcProvider = entrances.oidcProvider;
    this.workloadIdentities = workloads;
    this.clusterName = clusterName;
    const { karpenter: ofKarpenter, ...facts } = late.facts;
    this.facts = {
      ...facts,
      ...(planRoles.karpenter && { karpenter: ofKarpenter }),
    };
    this.registerOutputs({ kubeconfig: this.kubeconfig, clusterName: this.clusterName, vpcId, securityGroupId });
  }
}
