import { LaunchTemplate } from '@pulumi/aws/ec2/launchTemplate';
import { NodeGroup } from '@pulumi/aws/eks/nodeGroup';
import * as pulumi from '@pulumi/pulumi';
import { podDensityOf } from '../../clusters/eks/density';
import type { EksCluster, EksNodePool } from '../../clusters/eks/eks-cluster';
import type { Composition } from '../../core/compose';
import { joinName } from '../../core/names';
import { minorOf } from '../../core/version';
import type { Late } from '../late';
import { type EksContext, namePrefix, tagsFor } from './context';
import { nodeImage } from './node-image';
import { taintsOf } from './taints';
import { userDataOf } from './user-data';

/** Arguments of {@link EksNodeGroup}. */
export interface EksNodeGroupArgs {
  /** What every part of the cluster is made with. */
  readonly context: EksContext;
  /** The pool, as described. */
  readonly pool: EksNodePool;
  /** The cluster, as described. */
  readonly cluster: EksCluster<Late>;
  /** What is installed: its agents say what nodes start with. */
  readonly composition: Composition<Late>;
  /** The cluster, by the output of its resource. */
  readonly clusterName: pulumi.Input<string>;
  /** ARN of the role that its machines take on. */
  readonly roleArn: pulumi.Input<string>;
  /** The security group of the cluster: a launch template with other groups only would lock nodes out. */
  readonly securityGroupId: pulumi.Input<string>;
  /** Where its machines are. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  /** What its machines need to become Ready. */
  readonly after: readonly pulumi.Resource[];
}

/** Machines that are alike, made and replaced by EKS. */
export class EksNodeGroup extends pulumi.ComponentResource {
  /** The node group: it exists once all of its nodes are Ready. */
  readonly nodeGroup: NodeGroup;

  constructor(name: string, args: EksNodeGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:eks:NodeGroup', name, {}, opts);
    const { context, pool, cluster, composition } = args;
    const { min, max } = pool.nodes;
    const template = this.template(name, args);
    this.nodeGroup = new NodeGroup(
      name,
      {
        clusterName: args.clusterName,
        nodeGroupNamePrefix: `${joinName([pool.name], 36)}-`,
        version: minorOf(cluster.kubernetes),
        amiType: nodeImage(pool).amiType,
        capacityType: pool.spot ? 'SPOT' : 'ON_DEMAND',
        instanceTypes: [...pool.instanceTypes],
        nodeRoleArn: args.roleArn,
        subnetIds: [...args.subnetIds],
        scalingConfig: { minSize: min, maxSize: max, desiredSize: min },
        launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
        labels: { ...pool.labels },
        taints: [...taintsOf(pool, composition)],
        updateConfig: { maxUnavailable: Math.min(100, Math.max(1, Math.floor(max / 3))) },
        nodeRepairConfig: { enabled: true },
        tags: tagsFor(context, name),
      },
      {
        parent: this,
        dependsOn: [...args.after],
        // Between its limits, an autoscaler decides.
        ignoreChanges: min === max ? [] : ['scalingConfig.desiredSize'],
      },
    );
    this.registerOutputs({ nodeGroupName: this.nodeGroup.nodeGroupName });
  }

  private template(name: string, { context, pool, cluster, securityGroupId }: EksNodeGroupArgs): LaunchTemplate {
    const tags = tagsFor(context, name);
    const userData = userDataFor(pool, cluster);
    return new LaunchTemplate(
      name,
      {
        namePrefix: namePrefix(context, pool.name),
        updateDefaultVersion: true,
        vpcSecurityGroupIds: [securityGroupId],
        // One hop: pods get credentials by Pod Identity, never those of the machine.
        metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
        blockDeviceMappings: [
          {
            deviceName: nodeImage(pool).deviceName,
            ebs: { volumeType: 'gp3', volumeSize: pool.diskSize, encrypted: 'true', deleteOnTermination: 'true' },
          },
        ],
        ...(userData !== undefined && { userData: Buffer.from(userData).toString('base64') }),
        tagSpecifications: ['instance', 'volume', 'network-interface'].map((resourceType) => ({ resourceType, tags })),
        tags,
      },
      { parent: this },
    );
  }
}

function userDataFor(pool: EksNodePool, { eks }: EksCluster<Late>): string | undefined {
  const { maxPods, setBy } = podDensityOf(pool, eks);
  return setBy === 'user-data' && maxPods !== undefined ? userDataOf(pool.image, maxPods) : undefined;
}
