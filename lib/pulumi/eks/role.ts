import { Policy } from '@pulumi/aws/iam/policy';
import { Role } from '@pulumi/aws/iam/role';
import { RolePolicyAttachment } from '@pulumi/aws/iam/rolePolicyAttachment';
import * as pulumi from '@pulumi/pulumi';
import { joinName } from '../../core/names';
import type { Values } from '../../core/values';
import type { Late } from '../late';
import { type EksContext, namePrefix } from './context';

/** Arguments of {@link EksRole}. */
export interface EksRoleArgs {
  /** What every part of the cluster is made with. */
  readonly context: EksContext;
  /** What the role is for, in a word or two joined with `-`: part of its name. */
  readonly purpose: string;
  /** Who takes it on. */
  readonly service: 'ec2.amazonaws.com' | 'eks.amazonaws.com' | 'pods.eks.amazonaws.com';
  /**
   * Whether who takes it on may pass session tags: Pod Identity and Auto Mode do.
   * @defaultValue `false`
   */
  readonly sessionTags?: boolean;
  /**
   * AWS's own policies, by the part of their ARN after `policy/`.
   * @defaultValue none
   */
  readonly managedPolicies?: readonly string[];
  /**
   * Policies of our own, by a name that stays.
   * @defaultValue none
   */
  readonly policies?: Readonly<Record<string, Values<Late>>>;
}

/** An IAM role with its policies. What uses it waits for {@link EksRole.attachments}, so that it goes before they do. */
export class EksRole extends pulumi.ComponentResource {
  /** ARN of the role. */
  readonly arn: pulumi.Output<string>;
  /** Name of the role. */
  readonly roleName: pulumi.Output<string>;
  /** What makes the role able to do its work. */
  readonly attachments: readonly pulumi.Resource[];

  constructor(name: string, args: EksRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:eks:Role', name, {}, opts);
    const { context, purpose, service, sessionTags = false, managedPolicies = [], policies = {} } = args;
    const role = new Role(
      name,
      {
        namePrefix: namePrefix(context, purpose),
        assumeRolePolicy: pulumi
          .output(context.partition)
          .apply((partition) => trustOf(principalIn(partition, service), sessionTags)),
        tags: context.tags,
        ...(context.permissionsBoundary !== undefined && { permissionsBoundary: context.permissionsBoundary }),
      },
      { parent: this },
    );
    const attach = (id: string, policyArn: Late): pulumi.Resource =>
      new RolePolicyAttachment(joinName([name, id]), { role: role.name, policyArn }, { parent: this });
    this.attachments = [
      ...managedPolicies.map((policy) =>
        attach(policy.replace(/^.*\//, ''), pulumi.interpolate`arn:${context.partition}:iam::aws:policy/${policy}`),
      ),
      ...Object.entries(policies).map(([id, document]) => {
        const policy = new Policy(
          joinName([name, id]),
          {
            namePrefix: namePrefix(context, `${purpose}-${id}`),
            policy: pulumi.jsonStringify(document),
            tags: context.tags,
          },
          { parent: this },
        );
        return attach(id, policy.arn);
      }),
    ];
    this.arn = role.arn;
    this.roleName = role.name;
    this.registerOutputs({ arn: this.arn, roleName: this.roleName });
  }
}

/** The name of a service to IAM. In China, EKS refuses nodes whose role trusts EC2 by the name that it has elsewhere. */
function principalIn(partition: string, service: EksRoleArgs['service']): string {
  return partition === 'aws-cn' && service === 'ec2.amazonaws.com' ? `${service}.cn` : service;
}

function trustOf(service: string, sessionTags: boolean): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: service },
        Action: sessionTags ? ['sts:AssumeRole', 'sts:TagSession'] : ['sts:AssumeRole'],
      },
    ],
  });
}
