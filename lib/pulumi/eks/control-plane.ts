import { LogGroup } from '@pulumi/aws/cloudwatch/logGroup';
import { Cluster, type ClusterArgs } from '@pulumi/aws/eks/cluster';
import * as pulumi from '@pulumi/pulumi';
import type { EksCluster } from '../../clusters/eks/eks-cluster';
import { minorOf } from '../../core/version';
import type { CreationRecord } from '../creation-record';
import type { Gate } from '../gate';
import type { Late } from '../late';
import { clusterPolicies } from './cluster-role';
import { type EksContext, tagsFor } from './context';
import { EksEncryptionKey, keyPolicy } from './encryption';
import type { NetworkFacts } from './network-facts';
import { EksRole } from './role';
import type { EksSettled } from './settings';

/** Arguments of {@link EksControlPlane}. */
export interface EksControlPlaneArgs {
  /** What every part of the cluster is made with. */
  readonly context: EksContext;
  /** The cluster, as described. */
  readonly cluster: EksCluster<Late>;
  /** How it is provisioned. */
  readonly settled: EksSettled<Late>;
  /** Where it is. */
  readonly network: NetworkFacts;
  /** The role of nodes that EKS itself makes, in Auto Mode. */
  readonly autoNodeRole: EksRole | undefined;
  /** What was settled when it was made. */
  readonly record: CreationRecord;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/**
 * The control plane, with its role, its key and its log.
 *
 * Much of it can only be set at creation: a changed input of that kind would replace the cluster, and its workloads with it.
 */
export class EksControlPlane extends pulumi.ComponentResource {
  /** The cluster itself. */
  readonly cluster: Cluster;
  /** What EKS acts under. */
  readonly role: EksRole;
  /** ARN of the key of its Secrets, if it has one. */
  readonly keyArn: pulumi.Output<string> | undefined;
  /** The security group of control plane and nodes, in which everybody reaches everybody. */
  readonly securityGroupId: pulumi.Output<string>;

  constructor(name: string, args: EksControlPlaneArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:eks:ControlPlane', name, {}, opts);
    const { context, cluster, settled, network, autoNodeRole } = args;
    const protect = !settled.allowReplacement;
    this.keyArn = this.keyOf(name, args, protect);
    this.role = new EksRole(
      `${name}-cluster`,
      {
        context,
        purpose: 'cluster',
        service: 'eks.amazonaws.com',
        sessionTags: cluster.eks.mode.isAuto,
        managedPolicies: clusterPolicies(cluster),
        policies: this.keyArn === undefined ? {} : { secrets: keyPolicy(this.keyArn) },
      },
      { parent: this },
    );
    const log = this.logOf(name, args);
    this.cluster = new Cluster(
      name,
      {
        ...described(args),
        roleArn: this.role.arn,
        vpcConfig: { ...endpointOf(args), subnetIds: [...network.controlPlaneSubnetIds] },
        ...autoModeOf(cluster, autoNodeRole),
        ...(this.keyArn !== undefined && {
          encryptionConfig: { provider: { keyArn: this.keyArn }, resources: ['secrets'] },
        }),
        tags: tagsFor(context, context.clusterName),
      },
      {
        parent: this,
        protect,
        // Its name is taken as long as it exists.
        deleteBeforeReplace: true,
        // EKS cleans up under its role: without policies, network interfaces would stay behind.
        dependsOn: [...this.role.attachments, ...(autoNodeRole?.attachments ?? []), ...network.resources, ...log],
      },
    );
    this.securityGroupId = this.cluster.vpcConfig.clusterSecurityGroupId;
    this.registerOutputs({ arn: this.cluster.arn, securityGroupId: this.securityGroupId });
  }

  private keyOf(
    name: string,
    { context, settled: { encryption }, gate }: EksControlPlaneArgs,
    protect: boolean,
  ): pulumi.Output<string> | undefined {
    switch (encryption) {
      case 'none':
        return undefined;
      case 'own':
        return new EksEncryptionKey(`${name}-secrets`, { context, protect }, { parent: this }).keyArn;
      default:
        return pulumi.output(gate.string(encryption.keyArn));
    }
  }

  /** EKS would make the log by itself, never to be cleared. */
  private logOf(name: string, { context, settled: { logging } }: EksControlPlaneArgs): readonly pulumi.Resource[] {
    if (logging.types.length === 0) return [];
    const args = {
      name: `/aws/eks/${context.clusterName}/cluster`,
      retentionInDays: logging.retentionDays,
      tags: context.tags,
    };
    return [new LogGroup(name, args, { parent: this })];
  }
}

function described({
  cluster,
  settled,
  record,
  gate,
}: EksControlPlaneArgs): Omit<ClusterArgs, 'roleArn' | 'vpcConfig'> {
  const { networking, ipFamily, serviceRange, mode } = cluster.eks;
  return {
    name: record.string(cluster.name),
    version: minorOf(cluster.kubernetes),
    // Add-ons are told what they are to be before the first of their pods starts.
    bootstrapSelfManagedAddons: false,
    accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: true },
    enabledClusterLogTypes: [...settled.logging.types],
    upgradePolicy: { supportType: settled.kubernetesSupport },
    deletionProtection: settled.deletionProtection,
    controlPlaneScalingConfig: { tier: settled.controlPlaneTier },
    kubernetesNetworkConfig: {
      ipFamily,
      ...(serviceRange !== undefined && { serviceIpv4Cidr: gate.string(serviceRange) }),
      elasticLoadBalancing: { enabled: mode.isAuto },
    },
    ...(networking.mode === 'hybrid' && {
      remoteNetworkConfig: {
        remoteNodeNetworks: { cidrs: networking.remoteNodeNetworks.map((range) => gate.string(range)) },
        remotePodNetworks: { cidrs: networking.remotePodNetworks.map((range) => gate.string(range)) },
      },
    }),
  };
}

interface EndpointArgs {
  readonly endpointPrivateAccess: boolean;
  readonly endpointPublicAccess: boolean;
  readonly publicAccessCidrs?: Late[];
}

function endpointOf({ cluster, gate }: EksControlPlaneArgs): EndpointArgs {
  const { private: fromVpc, public: fromInternet } = cluster.eks.endpointAccess;
  return {
    endpointPrivateAccess: fromVpc,
    endpointPublicAccess: fromInternet !== false,
    ...(typeof fromInternet === 'object' && { publicAccessCidrs: fromInternet.map((range) => gate.string(range)) }),
  };
}

/** Storage and computing go with load balancing: EKS takes all or none, and only `false` turns them off again. */
function autoModeOf(
  { eks: { networking } }: EksCluster<Late>,
  role: EksRole | undefined,
): Pick<ClusterArgs, 'computeConfig' | 'storageConfig'> {
  const isAuto = networking.mode === 'auto';
  const pools = isAuto ? [...(networking.builtInPools ?? ['general-purpose', 'system'])] : [];
  return {
    computeConfig: {
      enabled: isAuto,
      ...(role !== undefined && pools.length > 0 && { nodePools: pools, nodeRoleArn: role.arn }),
    },
    storageConfig: { blockStorage: { enabled: isAuto } },
  };
}
