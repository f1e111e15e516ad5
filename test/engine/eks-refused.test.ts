import { attempt } from './child/attempt';
import type { PROGRAMS } from './child/eks-refusals';
import { describeWithAws } from './suite';

type Refused = keyof typeof PROGRAMS;

/** What turns out to be wrong, what is not made because of it, and what is said. */
const LATE: readonly (readonly [Refused, type: string, ...said: string[]])[] = [
  [
    'a key by its alias',
    'aws:eks/cluster:Cluster',
    "encryption.keyArn: 'alias/eks' is not the ARN of a KMS key, aliases being none; to mend it: write it like arn:aws:kms:",
    '[eks/key-is-an-arn]',
  ],
  [
    'a session for a role',
    'aws:eks/accessEntry:AccessEntry',
    "accessEntries.ops.principalArn: 'arn:aws:sts::123456789012:assumed-role/ops/me' is not the ARN of an IAM role or user",
    '[eks/access-is-for-a-principal]',
  ],
  ['a range on top of the Services', 'aws:ec2/vpc:Vpc', '172.20.0.0/16', '[cluster/address-ranges-do-not-overlap]'],
];

describeWithAws('a cluster of which something turns out to be wrong', () => {
  test.each(LATE)('is refused before anything is made of it: %s', async (name, type, ...said) => {
    const [[preview, up] = []] = await attempt('eks-refusals', [name], ['preview', 'up']);
    expect(preview).toMatchObject({ failed: false, errors: [] });
    expect(up?.failed).toBe(true);
    for (const text of said) expect(up?.errors.join()).toContain(text);
    expect(up?.types).not.toContain(type);
  });
});

describeWithAws('a program that takes Outputs for what they will be', () => {
  test('is refused in the preview, with every place at once', async () => {
    const programs = ['Outputs as text', 'Outputs where the shape is decided'] as const;
    const tried = await attempt('eks-refusals', programs, ['preview']);
    const said = tried.map(([preview]) => preview?.errors.join() ?? '');
    for (const path of ['encryption.keyArn', 'tags.owner']) {
      expect(said[0]).toContain(`${path}: a value that is known only later was made text too early`);
    }
    for (const path of ['deletionProtection', 'workloadIdentities.orders.namespace']) {
      expect(said[1]).toContain(`${path}: a value that is known only later decides the shape of the plan here`);
    }
    expect(said[1]).not.toContain('roleArn');
  });
});

describeWithAws('what is settled when a cluster is made', () => {
  test.each<[Refused, string]>([
    ['another range of Services', 'cluster.serviceRange: it was 172.20.0.0/16 when the cluster was made'],
    ['another name', 'cluster.name: it was prod when the cluster was made'],
    ['another VPC range', 'cluster.vpc.cidr: it was 10.0.0.0/16 when the network was made'],
  ])('is not changed, and the preview says why: %s', async (name, message) => {
    const [[up, preview] = []] = await attempt('eks-refusals', [name], ['up', 'preview']);
    expect(up).toMatchObject({ failed: false, errors: [] });
    expect(preview?.failed).toBe(true);
    expect(preview?.errors.join()).toContain(message);
  });
});
