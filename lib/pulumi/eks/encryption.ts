import { Key } from '@pulumi/aws/kms/key';
import * as pulumi from '@pulumi/pulumi';
import type { Values } from '../../core/values';
import type { Late } from '../late';
import { type EksContext, tagsFor } from './context';

/** Arguments of {@link EksEncryptionKey}. */
export interface EksEncryptionKeyArgs {
  /** What every part of the cluster is made with. */
  readonly context: EksContext;
  /** Whether the engine must not delete it: without its key, no Secret of a cluster can be read. */
  readonly protect: boolean;
}

/** A KMS key for the Secrets of one cluster. */
export class EksEncryptionKey extends pulumi.ComponentResource {
  /** ARN of the key. */
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, { context, protect }: EksEncryptionKeyArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:eks:EncryptionKey', name, {}, opts);
    const key = new Key(
      name,
      {
        description: `Secrets of the EKS cluster ${context.clusterName}`,
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        tags: tagsFor(context, name),
      },
      { parent: this, protect },
    );
    this.keyArn = key.arn;
    this.registerOutputs({ keyArn: this.keyArn });
  }
}

/** What the control plane does with the key. */
export function keyPolicy(keyArn: Late): Values<Late> {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Secrets',
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:ListGrants'],
        Resource: [keyArn],
      },
    ],
  };
}
