import type { IamStatement } from '../../clusters/eks/addons/iam-statement';
import { joinName } from '../../core/names';
import type { Values } from '../../core/values';

/**
 * Names that permissions are about.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 */
export interface KarpenterIamNames<S = string> {
  /** Name of the cluster: part of the keys of conditions, so it is known at once. */
  readonly clusterName: string;
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: S;
  /** `eu-central-1`. */
  readonly region: S;
  /** 12 digits. */
  readonly accountId: S;
  /** ARN of the role that nodes take on. */
  readonly nodeRoleArn: S;
  /** ARN of the queue that announces interruptions. */
  readonly queueArn: S;
}

/** Makes one string of parts, some of which may be known only later: `pulumi.concat`, or a plain `join('')`. */
export type JoinStrings<S> = (parts: readonly (S | string)[]) => S;

/** Statements that fit into one managed policy, of at most 6144 characters. */
export interface KarpenterPolicy<S = string> {
  /** Part of the policy's name. */
  readonly name: string;
  /** What it allows. */
  readonly statements: readonly IamStatement<S>[];
}

/** A policy as IAM reads it. Strings in it may be known only later. */
export type PolicyDocument<S = string> = Values<S>;

/** What the controller is to be able to do besides making nodes. */
export interface KarpenterPermissions {
  /** Asking whether traffic has been shifted away from a zone. @defaultValue `false` */
  readonly zonalShift?: boolean;
  /** Whether the VPC reaches no prices, so that asking for them needs no permission. @defaultValue `false` */
  readonly isolatedVpc?: boolean;
}

/** Who may take on the controller's role: its service account, by EKS Pod Identity. */
export const KARPENTER_CONTROLLER_TRUST: PolicyDocument<never> = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'pods.eks.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
    },
  ],
};

/** Who may take on the role of nodes: instances. */
export const KARPENTER_NODE_TRUST: PolicyDocument<never> = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

/** Name of the role that nodes take on: stable, and of at most 64 characters. */
export function karpenterNodeRoleName(clusterName: string): string {
  return joinName(['karpenter-node', clusterName], 64);
}

/**
 * ARNs of the policies that nodes need.
 *
 * @param partition - `aws`, `aws-cn`, `aws-us-gov`.
 * @param options - `cniOnNodes`: Amazon's CNI has no role of its own. `ssm`: nodes are entered by Session Manager.
 */
export function karpenterNodePolicies<S>(
  partition: S,
  options: { readonly cniOnNodes: boolean; readonly ssm: boolean },
  join: JoinStrings<S>,
): readonly S[] {
  const names = [
    'AmazonEKSWorkerNodePolicy',
    'AmazonEC2ContainerRegistryPullOnly',
    ...(options.cniOnNodes ? ['AmazonEKS_CNI_Policy'] : []),
    ...(options.ssm ? ['AmazonSSMManagedInstanceCore'] : []),
  ];
  return names.map((name) => join(['arn:', partition, ':iam::aws:policy/', name]));
}
