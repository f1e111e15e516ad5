import { CATALOGUE } from '../../blueprints';
import { createStack } from './stack';
import { ofType } from './state';
import { describeWithAws } from './suite';

/** What an example must be told, where that is more than nothing. */
const CONFIG: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'eks-calico-policy': {
    adminRoleArn: 'arn:aws:iam::123456789012:role/admins',
    auditorRoleArn: 'arn:aws:iam::123456789012:role/auditors',
  },
  'eks-cilium-overlay': {
    vpcId: 'vpc-0a1b2c3d4e5f60718',
    subnetA: 'subnet-0a1b2c3d4e5f60711',
    subnetB: 'subnet-0a1b2c3d4e5f60712',
  },
};

const EXAMPLES = CATALOGUE.map(({ name }) => name).filter((name) => name.startsWith('eks-'));

describeWithAws('every example of EKS', () => {
  // A module runs once: preview, change and removal are shown of the blueprints.
  test.each(EXAMPLES)('%s makes a cluster, which nobody takes away by accident', async (name) => {
    const program = (): Promise<unknown> => import(`../../examples/pulumi/${name}`);
    const stack = await createStack(program, { config: { 'aws:region': 'eu-central-1', ...CONFIG[name] } });
    const { diagnostics } = await stack.up();
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(ofType(stack.state(), 'aws:eks/cluster:Cluster')).toHaveLength(1);
    await expect(stack.destroy()).rejects.toThrow(/protected/);
    expect(ofType(stack.state(), 'aws:eks/cluster:Cluster')).toHaveLength(1);
  });
});
