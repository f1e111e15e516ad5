import { EventRule } from '@pulumi/aws/cloudwatch/eventRule';
import { EventTarget } from '@pulumi/aws/cloudwatch/eventTarget';
import { Queue } from '@pulumi/aws/sqs/queue';
import { QueuePolicy } from '@pulumi/aws/sqs/queuePolicy';
import * as pulumi from '@pulumi/pulumi';
import { joinName } from '../../core/names';
import { INTERRUPTION_RETENTION_SECONDS, INTERRUPTION_RULES, interruptionQueuePolicy } from '../../nodes/karpenter';
import type { Late } from '../late';
import { type EksContext, namePrefix, tagsFor } from './context';
import { joinLate } from './statements';

/** Arguments of {@link EksInterruptions}. */
export interface EksInterruptionsArgs {
  /** What every part of the cluster is made with. */
  readonly context: EksContext;
  /** 12 digits. */
  readonly accountId: Late;
}

/** A queue that announces what becomes of instances, and the rules that fill it. */
export class EksInterruptions extends pulumi.ComponentResource {
  /** Name of the queue. */
  readonly queueName: pulumi.Output<string>;
  /** ARN of the queue. */
  readonly queueArn: pulumi.Output<string>;
  /** What reads the queue waits for these. */
  readonly resources: readonly pulumi.Resource[];

  constructor(name: string, { context, accountId }: EksInterruptionsArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:eks:Interruptions', name, {}, opts);
    const parent = { parent: this };
    const queue = new Queue(
      name,
      {
        namePrefix: namePrefix(context, 'interruptions'),
        messageRetentionSeconds: INTERRUPTION_RETENTION_SECONDS,
        sqsManagedSseEnabled: true,
        tags: tagsFor(context, name),
      },
      parent,
    );
    const names = { partition: context.partition, region: context.region, accountId, queueArn: queue.arn };
    const policy = new QueuePolicy(
      name,
      { queueUrl: queue.url, policy: pulumi.jsonStringify(interruptionQueuePolicy<Late>(names, joinLate)) },
      parent,
    );
    const targets = INTERRUPTION_RULES.map((interruption) => {
      const id = joinName([name, interruption.name]);
      const rule = new EventRule(
        id,
        {
          namePrefix: namePrefix(context, interruption.name),
          description: interruption.purpose,
          eventPattern: JSON.stringify(interruption.eventPattern),
          tags: tagsFor(context, id),
        },
        parent,
      );
      return new EventTarget(id, { rule: rule.name, arn: queue.arn }, { parent: this, dependsOn: [policy] });
    });
    this.queueName = queue.name;
    this.queueArn = queue.arn;
    this.resources = [policy, ...targets];
    this.registerOutputs({ queueName: this.queueName });
  }
}
