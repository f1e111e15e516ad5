import { AccessEntry } from '@pulumi/aws/eks/accessEntry';
import { getCallerIdentityOutput } from '@pulumi/aws/getCallerIdentity';
import * as pulumi from '@pulumi/pulumi';
import { iamPolicy } from '../../clusters/eks/addons/iam-statement';
import type { EksCluster } from '../../clusters/eks/eks-cluster';
import { karpenterControllerPolicies } from '../../nodes/karpenter';
import type { Late } from '../late';
import type { EksContext } from './context';
import type { EksControlPlane } from './control-plane';
import { EksInterruptions } from './interruptions';
import { nodeRole } from './node-role';
import { EksPodIdentity } from './pod-identity';
import { joinLate } from './statements';

/** Arguments of {@link EksKarpenter}. */
export interface EksKarpenterArgs {
  /** What every part of the cluster is made with. */
  readonly context: EksContext;
  /** The cluster, as described. */
  readonly cluster: EksCluster<Late>;
  /** The cluster, as made. */
  readonly controlPlane: EksControlPlane;
  /** Who the controller runs as, in kube-system. */
  readonly serviceAccount: string;
}

/** What Karpenter needs in AWS: a role for its controller and one for its nodes, and news of interruptions. */
export class EksKarpenter extends pulumi.ComponentResource {
  /** Name of the queue that announces interruptions. */
  readonly interruptionQueue: pulumi.Output<string>;
  /** Name of the role that its nodes take on. */
  readonly nodeRole: pulumi.Output<string>;
  /** What the controller waits for, so that it outlives the nodes that it has made. */
  readonly resources: readonly pulumi.Resource[];

  constructor(name: string, args: EksKarpenterArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:eks:Karpenter', name, {}, opts);
    const { context, cluster, controlPlane } = args;
    const parent = { parent: this };
    const accountId = getCallerIdentityOutput({}, parent).accountId;
    const nodes = nodeRole(`${name}-nodes`, context, 'karpenter-nodes', parent);
    const clusterName = controlPlane.cluster.name;
    const entry = new AccessEntry(
      name,
      { clusterName, principalArn: nodes.arn, type: 'EC2_LINUX', tags: context.tags },
      parent,
    );
    const interruptions = new EksInterruptions(name, { context, accountId }, parent);
    const { vpc } = cluster.eks;
    const policies = karpenterControllerPolicies<Late>(
      {
        clusterName: context.clusterName,
        partition: context.partition,
        region: context.region,
        accountId,
        nodeRoleArn: nodes.arn,
        queueArn: interruptions.queueArn,
      },
      joinLate,
      { isolatedVpc: vpc.kind === 'new' && vpc.nat === 'none' },
    );
    const controller = new EksPodIdentity(
      `${name}-controller`,
      {
        context,
        purpose: 'karpenter',
        clusterName,
        namespace: 'kube-system',
        serviceAccount: args.serviceAccount,
        policies: Object.fromEntries(policies.map(({ name, statements }) => [name, { ...iamPolicy(statements) }])),
      },
      parent,
    );
    this.interruptionQueue = interruptions.queueName;
    this.nodeRole = nodes.roleName;
    this.resources = [...nodes.attachments, entry, ...interruptions.resources, ...controller.resources];
    this.registerOutputs({ interruptionQueue: this.interruptionQueue, nodeRole: this.nodeRole });
  }
}
