import { iamPolicy } from '../../../lib/clusters/eks/addons/iam-statement';
import {
  INTERRUPTION_RULES,
  interruptionQueuePolicy,
  type KarpenterIamNames,
  karpenterControllerPolicies,
  karpenterNodePolicies,
  karpenterNodeRoleName,
} from '../../../lib/nodes/karpenter';

const NAMES: KarpenterIamNames = {
  clusterName: 'shop',
  partition: 'aws',
  region: 'eu-central-1',
  accountId: '111122223333',
  nodeRoleArn: 'arn:aws:iam::111122223333:role/nodes',
  queueArn: 'arn:aws:sqs:eu-central-1:111122223333:shop',
};
const join = (parts: readonly string[]): string => parts.join('');
const policies = karpenterControllerPolicies(NAMES, join, { zonalShift: true });
const statements = policies.flatMap((policy) => policy.statements);

/** Actions that IAM cannot limit to resources. */
const UNLIMITED = /^(ec2:Describe\w+|pricing:GetProducts|iam:ListInstanceProfiles|arc-zonal-shift:GetManagedResource)$/;
/** Actions that change something whose ARN nobody knows beforehand. */
const CHANGING = /^(ec2|iam):(Run|Create|Delete|Terminate|Add|Remove|Tag|Pass)/;

test('every action is spelled out, with its reason', () => {
  for (const { actions, sid } of statements) {
    expect(sid).toMatch(/^[A-Za-z0-9]+$/);
    for (const [action, reason] of Object.entries(actions)) {
      expect(action).toMatch(/^[a-z0-9-]+:[A-Za-z0-9]+$/);
      expect(reason).toMatch(/^\S.{10,}[^.]$/);
    }
  }
  expect(new Set(statements.map(({ sid }) => sid)).size).toBe(statements.length);
});

test('only what knows no resources is allowed on all of them', () => {
  for (const { actions, resources } of statements) {
    if (resources.includes('*')) for (const action of Object.keys(actions)) expect(action).toMatch(UNLIMITED);
    for (const resource of resources) expect(resource).toMatch(/^(\*|arn:aws:\S+)$/);
  }
});

test('what changes something changes what is of this cluster', () => {
  const foreign = ['UseWhatNodesAreMadeOf'];
  for (const { actions, conditions, sid } of statements) {
    if (foreign.includes(sid) || !Object.keys(actions).some((action) => CHANGING.test(action))) continue;
    expect(JSON.stringify(conditions)).toMatch(/kubernetes\.io\/cluster\/shop":"owned"|iam:PassedToService/);
  }
});

test('every policy fits into a managed policy', () => {
  for (const policy of policies) expect(JSON.stringify(iamPolicy(policy.statements)).length).toBeLessThanOrEqual(6144);
  expect(iamPolicy(policies[0]?.statements ?? [])).toMatchObject({
    Version: '2012-10-17',
    Statement: [
      { Sid: 'UseWhatNodesAreMadeOf', Effect: 'Allow', Action: ['ec2:RunInstances', 'ec2:CreateFleet'] },
      {},
      {},
      {},
      {},
      {},
    ],
  });
});

test('what is switched off is not granted', () => {
  const actions = karpenterControllerPolicies(NAMES, join, { isolatedVpc: true }).flatMap((policy) =>
    policy.statements.flatMap((statement) => Object.keys(statement.actions)),
  );
  expect(actions).not.toContain('pricing:GetProducts');
  expect(actions).not.toContain('arc-zonal-shift:GetManagedResource');
});

test('names that are known only later go through the join of the caller', () => {
  class Late {
    constructor(readonly text: string) {}
  }
  type Text = string | Late;
  const late: KarpenterIamNames<Text> = { ...NAMES, region: new Late('region'), queueArn: new Late('queue') };
  const joined = karpenterControllerPolicies<Text>(
    late,
    (parts) => new Late(parts.map((part) => (part instanceof Late ? `<${part.text}>` : part)).join('')),
  );
  expect(joined.find(({ name }) => name === 'interruption')?.statements[0]?.resources).toEqual([late.queueArn]);
  expect(joined.find(({ name }) => name === 'eks-integration')?.statements[0]?.resources).toEqual([
    new Late('arn:aws:eks:<region>:111122223333:cluster/shop'),
  ]);
});

test('the five kinds of events reach the queue, from rules of this account only', () => {
  expect(INTERRUPTION_RULES.map(({ eventPattern }) => eventPattern['detail-type'][0])).toEqual([
    'AWS Health Event',
    'EC2 Spot Instance Interruption Warning',
    'EC2 Instance Rebalance Recommendation',
    'EC2 Instance State-change Notification',
    'EC2 Capacity Reservation Instance Interruption Warning',
  ]);
  expect(interruptionQueuePolicy(NAMES, join)).toMatchObject({
    Statement: [
      {
        Effect: 'Allow',
        Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:events:eu-central-1:111122223333:rule/*' } },
      },
      { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ],
  });
});

test('nodes have the policy of the CNI only where it has no role of its own', () => {
  expect(karpenterNodePolicies('aws-cn', { cniOnNodes: true, ssm: false }, join)).toEqual([
    'arn:aws-cn:iam::aws:policy/AmazonEKSWorkerNodePolicy',
    'arn:aws-cn:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly',
    'arn:aws-cn:iam::aws:policy/AmazonEKS_CNI_Policy',
  ]);
  expect(karpenterNodePolicies('aws', { cniOnNodes: false, ssm: true }, join)).toContain(
    'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore',
  );
});

test('the name of the role fits, however long that of the cluster', () => {
  expect(karpenterNodeRoleName('shop')).toBe('karpenter-node-shop');
  expect(karpenterNodeRoleName('a'.repeat(100)).length).toBe(64);
});
