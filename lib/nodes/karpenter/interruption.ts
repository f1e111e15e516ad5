import type { JoinStrings, PolicyDocument } from './iam';

/** A rule of EventBridge that sends events to the queue. */
export interface InterruptionRule {
  /** Part of the rule's name. */
  readonly name: string;
  /** What Karpenter does about such an event. */
  readonly purpose: string;
  /** Which events, as EventBridge reads it. */
  readonly eventPattern: { readonly source: readonly [string]; readonly 'detail-type': readonly [string] };
}

/** How long the queue keeps a message, in seconds: an interruption is over after two minutes. */
export const INTERRUPTION_RETENTION_SECONDS = 300;

/** The events that Karpenter hears of by its queue. */
export const INTERRUPTION_RULES: readonly InterruptionRule[] = [
  rule('health', 'nodes are drained before AWS takes them down', 'aws.health', 'AWS Health Event'),
  rule('spot', 'nodes are drained in the two minutes left', 'aws.ec2', 'EC2 Spot Instance Interruption Warning'),
  rule('rebalance', 'what is at risk is recorded as an event', 'aws.ec2', 'EC2 Instance Rebalance Recommendation'),
  rule('state', 'nodes whose instances are stopped or ended go', 'aws.ec2', 'EC2 Instance State-change Notification'),
  rule(
    'reservation',
    'nodes are drained before their reservation ends',
    'aws.ec2',
    'EC2 Capacity Reservation Instance Interruption Warning',
  ),
];

/**
 * Who may use the queue: rules of EventBridge in the same account and region may send, and nobody may do without TLS.
 *
 * @param names - the queue, and where the rules are.
 * @param join - makes ARNs.
 */
export function interruptionQueuePolicy<S>(
  names: { readonly queueArn: S; readonly partition: S; readonly region: S; readonly accountId: S },
  join: JoinStrings<S>,
): PolicyDocument<S> {
  const { queueArn, partition, region, accountId } = names;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'EventsMaySend',
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: queueArn,
        Condition: {
          ArnLike: { 'aws:SourceArn': join(['arn:', partition, ':events:', region, ':', accountId, ':rule/*']) },
        },
      },
      {
        Sid: 'OnlyByTls',
        Effect: 'Deny',
        Principal: '*',
        Action: 'sqs:*',
        Resource: queueArn,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
}

function rule(name: string, purpose: string, source: string, detailType: string): InterruptionRule {
  return { name, purpose, eventPattern: { source: [source], 'detail-type': [detailType] } };
}
