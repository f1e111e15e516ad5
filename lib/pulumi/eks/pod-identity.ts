import { PodIdentityAssociation } from '@pulumi/aws/eks/podIdentityAssociation';
import * as pulumi from '@pulumi/pulumi';
import { EksRole, type EksRoleArgs } from './role';

/** Arguments of {@link EksPodIdentity}. */
export interface EksPodIdentityArgs extends Pick<EksRoleArgs, 'context' | 'purpose' | 'managedPolicies' | 'policies'> {
  /** The cluster, by the output of its resource. */
  readonly clusterName: pulumi.Input<string>;
  /** Of the service account. */
  readonly namespace: string;
  /** Who acts under the role. */
  readonly serviceAccount: string;
}

/**
 * A role for pods of one service account. It must be there before the first of them starts: credentials are put into
 * pods when they are made.
 */
export class EksPodIdentity extends pulumi.ComponentResource {
  /** ARN of the role. */
  readonly roleArn: pulumi.Output<string>;
  /** What pods of the service account wait for. */
  readonly resources: readonly pulumi.Resource[];

  constructor(name: string, args: EksPodIdentityArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:eks:PodIdentity', name, {}, opts);
    const { clusterName, namespace, serviceAccount, ...ofRole } = args;
    const role = new EksRole(
      name,
      { ...ofRole, service: 'pods.eks.amazonaws.com', sessionTags: true },
      { parent: this },
    );
    const association = new PodIdentityAssociation(
      name,
      { clusterName, namespace, serviceAccount, roleArn: role.arn, tags: args.context.tags },
      { parent: this, dependsOn: [...role.attachments] },
    );
    this.roleArn = role.arn;
    this.resources = [...role.attachments, association];
    this.registerOutputs({ roleArn: this.roleArn });
  }
}
