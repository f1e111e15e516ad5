import { Provider } from '@pulumi/aws/provider';
import { planAwsLoadBalancerController } from '../../lib/addons/aws-load-balancer-controller';
import { type EksOptions, eksCluster } from '../../lib/clusters/eks';
import { planCilium } from '../../lib/cni/cilium/plan';
import { type Composition, compose } from '../../lib/core/compose';
import { planAutoModePools } from '../../lib/nodes/auto-mode/plan';
import { planKarpenter } from '../../lib/nodes/karpenter';
import { EksBlueprint, type EksBlueprintArgs, type EksFacts, type Late } from '../../lib/pulumi/eks';
import { createStack, type TestStack } from './stack';
import { dependenciesOf, named, nameOf, ofType } from './state';
import { describeWithAws } from './suite';

const CLUSTER = 'aws:eks/cluster:Cluster';

const SHARED: EksOptions<Late>['vpc'] = {
  kind: 'shared',
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  ownerAccountId: '210987654321',
  cidrs: ['10.0.0.0/16'],
  subnets: [
    { id: 'subnet-0a1b2c3d4e5f60711', zoneId: 'euc1-az1' },
    { id: 'subnet-0a1b2c3d4e5f60712', zoneId: 'euc1-az2' },
    { id: 'subnet-0a1b2c3d4e5f60713', zoneId: 'euc1-az3', public: true },
  ],
};
const PRIVATE = ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'];

describeWithAws('a cluster in subnets that another account shares', () => {
  let stack: TestStack;
  const blueprint = (facts: Required<EksFacts<Late>>): Composition<Late> =>
    whole(facts, { networking: { mode: 'vpc-cni' }, vpc: SHARED });

  beforeAll(async () => {
    stack = await createStack(provision({ blueprint }));
    await stack.up();
  });

  test('is in those that were given, its nodes in the private ones', () => {
    const subnetIds = { subnetIds: PRIVATE };
    expect(named(stack.state(), 'prod', CLUSTER).inputs).toMatchObject({ vpcConfig: subnetIds });
    expect(named(stack.state(), 'prod-system', 'aws:eks/nodeGroup:NodeGroup').inputs).toMatchObject(subnetIds);
    expect(nodeClass(stack)).toMatchObject({ subnetSelectorTerms: PRIVATE.map((id) => ({ id })) });
  });

  test('makes no network and tags no subnet: neither is its own', () => {
    expect(ofType(stack.state(), 'aws:ec2/vpc:Vpc')).toEqual([]);
    expect(ofType(stack.state(), 'aws:ec2/tag:Tag').map(({ inputs }) => inputs?.['resourceId'])).toEqual([
      expect.stringMatching(/^sg-/),
    ]);
  });

  test('is taken away without a trace once that is allowed', async () => {
    await stack.up(provision({ blueprint, allowReplacement: true }));
    await stack.destroy();
    expect(stack.cloud()).toEqual([]);
  });
});

describeWithAws('a cluster in another partition', () => {
  describe.each([
    ['China', 'cn-north-1', 'aws-cn', 'ec2.amazonaws.com.cn'],
    ['GovCloud', 'us-gov-west-1', 'aws-us-gov', 'ec2.amazonaws.com'],
  ])('of %s', (_, region, partition, machines) => {
    let stack: TestStack;

    beforeAll(async () => {
      stack = await createStack(() => {
        const aws = new Provider('there', { region });
        new EksBlueprint('prod', { blueprint: (facts) => whole(facts), oidcProvider: true }, { providers: { aws } });
      });
      await stack.up();
    });

    test('names nothing of another partition', () => {
      const made = JSON.stringify([stack.cloud().map(({ inputs }) => inputs), stack.objects()]);
      expect(made).toContain(`arn:${partition}:`);
      expect(made.match(/arn:aws[a-z-]*:/g)?.filter((start) => start !== `arn:${partition}:`)).toEqual([]);
      expect(stack.cloud().map((one) => one.region)).toEqual(stack.cloud().map(() => region));
    });

    test.each(['prod-nodes', 'prod-karpenter-nodes'])('has machines that may take on %s', (name) => {
      const { inputs } = named(stack.state(), name, 'aws:iam/role:Role');
      expect(JSON.parse(String(inputs?.['assumeRolePolicy']))).toMatchObject({
        Statement: [{ Principal: { Service: machines } }],
      });
    });
  });
});

describeWithAws('a cluster in Auto Mode without the pools of EKS', () => {
  let stack: TestStack;

  beforeAll(async () => {
    stack = await createStack(
      provision({
        blueprint: (facts) => {
          const cluster = clusterOf(facts, { networking: { mode: 'auto', builtInPools: [] } });
          const own = planAutoModePools<Late>(cluster, {
            nodeClasses: [{ name: 'own', role: facts.karpenter.nodeRole }],
            nodePools: [{ name: 'spot', nodeClass: 'own', capacity: 'spot' }],
          });
          return compose(cluster, own);
        },
      }),
    );
    await stack.up();
  });

  test('is in Auto Mode all the same', () => {
    const { inputs } = named(stack.state(), 'prod', CLUSTER);
    expect(inputs?.['computeConfig']).toEqual({ enabled: true });
    expect(inputs).toMatchObject({ storageConfig: { blockStorage: { enabled: true } } });
  });

  test('lets in the machines of its own pools before there can be any', () => {
    const entry = named(stack.state(), 'prod-auto-nodes', 'aws:eks/accessEntry:AccessEntry');
    expect(entry.inputs).toMatchObject({ type: 'EC2', principalArn: roleOf(stack)?.outputs['arn'] });
    const [association] = ofType(stack.state(), 'aws:eks/accessPolicyAssociation:AccessPolicyAssociation');
    expect(association?.inputs?.['policyArn']).toMatch(/\/AmazonEKSAutoNodePolicy$/);
    const blueprint = named(stack.state(), 'prod', 'cluster-blueprints:index:Blueprint');
    expect(dependenciesOf(blueprint)).toEqual(
      expect.arrayContaining(['prod-auto-nodes', 'prod-auto-nodes-AmazonEKSAutoNodePolicy', 'prod-discovery']),
    );
  });

  test('tells these which role to take on, and tags the group that they find', () => {
    expect(nodeClass(stack)).toMatchObject({
      role: roleOf(stack)?.outputs['name'],
      securityGroupSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'prod' } }],
    });
    expect(named(stack.state(), 'prod-discovery').inputs).toMatchObject({
      resourceId: expect.stringMatching(/^sg-/) as string,
      key: 'karpenter.sh/discovery',
      value: 'prod',
    });
  });
});

function provision(args: EksBlueprintArgs): () => void {
  return () => {
    new EksBlueprint('prod', args);
  };
}

function clusterOf(facts: EksFacts<Late>, options: Partial<EksOptions<Late>>): ReturnType<typeof eksCluster<Late>> {
  return eksCluster<Late>({
    name: 'prod',
    networking: { mode: 'cilium-eni' },
    vpc: { kind: 'new' },
    apiServer: { host: facts.apiServerHost },
    ...options,
  });
}

/** Everything that has permissions in AWS. */
function whole(facts: Required<EksFacts<Late>>, options: Partial<EksOptions<Late>> = {}): Composition<Late> {
  const cluster = clusterOf(facts, options);
  const cni = cluster.eks.networking.mode === 'cilium-eni' ? [planCilium(cluster)] : [];
  return compose(
    cluster,
    ...cni,
    planKarpenter(cluster, {
      ...facts.karpenter,
      crds: 'release',
      nodeClasses: [{ name: 'default', image: { alias: 'al2023@v20260801' } }],
      nodePools: [{ name: 'spot', capacity: 'spot-or-on-demand' }],
      startupTaints: cni.flatMap(({ needs }) => needs.startupTaints),
    }),
    planAwsLoadBalancerController(cluster, { region: facts.region, vpcId: facts.vpcId }),
  );
}

/** The specification of the one node class. */
function nodeClass(stack: TestStack): unknown {
  const kinds = ['kubernetes:karpenter.k8s.aws/v1:EC2NodeClass', 'kubernetes:eks.amazonaws.com/v1:NodeClass'];
  return kinds.flatMap((kind) => ofType(stack.state(), kind))[0]?.inputs?.['spec'];
}

/** The role of machines in Auto Mode, as AWS has it. */
function roleOf(stack: TestStack): { readonly outputs: Readonly<Record<string, unknown>> } | undefined {
  return stack.cloud().find(({ module, urn }) => module === 'iam/role' && nameOf(urn) === 'prod-auto-nodes');
}
