import type { InstallPlan } from '../../../lib/core/plan';
import { inspectAutoModePools, planAutoModePools } from '../../../lib/nodes/auto-mode';
import { eks } from '../../support/clusters';
import { at } from '../../support/values';

const objectsOf = (plan: InstallPlan): readonly unknown[] =>
  plan.steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : []));

test('a pool without a class has the one that EKS makes, and labels of EKS', () => {
  const plan = planAutoModePools(eks('auto'), {
    nodePools: [{ name: 'spot', capacity: 'spot-or-on-demand', instances: { architectures: ['arm64'] } }],
  });
  const [pool] = objectsOf(plan);
  expect(at(pool, 'spec.template.spec.nodeClassRef')).toEqual({
    group: 'eks.amazonaws.com',
    kind: 'NodeClass',
    name: 'default',
  });
  expect((at(pool, 'spec.template.spec.requirements') as { key: string }[]).map(({ key }) => key)).toEqual([
    'karpenter.sh/capacity-type',
    'kubernetes.io/os',
    'kubernetes.io/arch',
    'eks.amazonaws.com/instance-category',
    'eks.amazonaws.com/instance-generation',
    'eks.amazonaws.com/instance-size',
  ]);
  expect(at(pool, 'spec.template.spec.expireAfter')).toBe('336h');
});

test('a class of its own comes before its pools, with policies and pod subnets of the cluster', () => {
  const cluster = eks({ mode: 'auto', networkPolicy: 'DefaultDeny', podSubnetIds: ['subnet-a'] });
  const plan = planAutoModePools(cluster, {
    nodePools: [{ name: 'pool' }],
    nodeClasses: [{ name: 'own', role: 'nodes', ephemeralStorage: { kmsKeyId: 'alias/nodes' } }],
  });
  expect(plan.steps.map(({ id, after }) => [id, after.map((step) => step.id)])).toEqual([
    ['node-classes', []],
    ['node-pools', ['node-classes']],
  ]);
  const [nodeClass, pool] = objectsOf(plan);
  expect(at(nodeClass, 'spec')).toEqual({
    role: 'nodes',
    subnetSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'test' } }],
    securityGroupSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'test' } }],
    podSubnetSelectorTerms: [{ id: 'subnet-a' }],
    podSecurityGroupSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'test' } }],
    networkPolicy: 'DefaultDeny',
    ephemeralStorage: { size: '80Gi', kmsKeyID: 'alias/nodes' },
  });
  expect(at(pool, 'spec.template.spec.nodeClassRef.name')).toBe('own');
  expect(plan.needs.manual.join()).toMatch(/AmazonEKSAutoNodePolicy/);
});

test('nonsense is answered, never thrown from inside', () => {
  for (const cluster of [undefined, null, 1, {}])
    expect(inspectAutoModePools(cluster as never, { nodePools: [] }).findings).not.toEqual([]);
  for (const options of [undefined, null, {}, { nodePools: [{}] }])
    expect(inspectAutoModePools(eks('auto'), options as never).findings).not.toEqual([]);
});
