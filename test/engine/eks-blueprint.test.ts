import { planAwsLoadBalancerController } from '../../lib/addons/aws-load-balancer-controller';
import { type EksOptions, eksCluster } from '../../lib/clusters/eks';
import { planAddresses } from '../../lib/clusters/eks/address-plan';
import { planCilium } from '../../lib/cni/cilium/plan';
import { type Composition, compose } from '../../lib/core/compose';
import { BlueprintError } from '../../lib/core/finding';
import { planKarpenter } from '../../lib/nodes/karpenter';
import { EksBlueprint, type EksBlueprintArgs, type EksFacts, type Late } from '../../lib/pulumi/eks';
import { PRIVATE_ENDPOINTS } from '../../lib/pulumi/eks/settings';
import { before } from './before';
import { createStack, type TestStack } from './stack';
import { nameOf, ofType, type StackState } from './state';
import { describeWithAws } from './suite';

const CLUSTER = 'aws:eks/cluster:Cluster';
const NODE_GROUP = 'aws:eks/nodeGroup:NodeGroup';
const RELEASE = 'kubernetes:helm.sh/v3:Release';

const LINUX = { name: 'system', instanceTypes: ['m7i.large'] } as const;
const WINDOWS = { name: 'windows', instanceTypes: ['m7i.large'], image: 'windows-2022' } as const;

const PLANNED = planAddresses({
  vpcCidrs: ['10.0.0.0/16'],
  zones: 3,
  nodesPerZone: 10,
  podsPerNode: 58,
  pods: { kind: 'node-subnets', instanceType: 'm7g.xlarge' },
}).zones;

const OPS = 'arn:aws:iam::123456789012:role/operators';

const GIVEN: EksOptions<Late>['vpc'] = {
  kind: 'given',
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  cidrs: ['10.0.0.0/16'],
  subnets: [
    { id: 'subnet-0a1b2c3d4e5f60711', zoneId: 'euc1-az1' },
    { id: 'subnet-0a1b2c3d4e5f60712', zoneId: 'euc1-az2' },
    { id: 'subnet-0a1b2c3d4e5f60713', zoneId: 'euc1-az3', public: true },
  ],
};

describeWithAws('a cluster with Cilium, Karpenter and the load balancer controller', () => {
  let stack: TestStack;
  let state: StackState;

  beforeAll(async () => {
    stack = await createStack(
      provision({
        blueprint: (facts) => whole(facts),
        oidcProvider: true,
        tags: { team: 'platform' },
        accessEntries: {
          ops: { principalArn: OPS, policies: [{ policy: 'AmazonEKSViewPolicy', namespaces: ['shop'] }] },
        },
      }),
    );
    const preview = await stack.preview();
    const up = await stack.up();
    expect(up.changes).toEqual(preview.changes);
    state = stack.state();
  });

  test('changes nothing the second time', async () => {
    const { changes } = await stack.up();
    expect(Object.keys(changes)).toEqual(['same']);
  });

  test.each([
    ['the cluster before its role can do its work', CLUSTER, 'prod', 'prod-cluster-AmazonEKSClusterPolicy'],
    ['the CNI before its operator has a role', RELEASE, 'prod-cilium', 'prod-cilium-operator'],
    ['nodes before their network', NODE_GROUP, 'prod-system', 'prod-cilium'],
    ['nodes before their way out', NODE_GROUP, 'prod-system', 'prod-nodes-1'],
    ['DNS before nodes', 'aws:eks/addon:Addon', 'prod-coredns', 'prod-system'],
    ['Karpenter before DNS', RELEASE, 'prod-karpenter-controller', 'prod-coredns'],
    ['Karpenter before its role', RELEASE, 'prod-karpenter-controller', 'prod-karpenter-controller'],
    [
      'a pool before its controller',
      'kubernetes:karpenter.sh/v1:NodePool',
      'prod-karpenter-node-pools-nodepool-spot',
      'prod-karpenter-controller',
    ],
    ['a controller before its role', RELEASE, 'prod-aws-load-balancer-controller', 'prod-load-balancer-controller'],
  ])('never makes %s', (_, type, name, earlier) => {
    const one = ofType(state, type).find(({ urn }) => nameOf(urn) === name);
    expect([...before(state, one)].map(nameOf)).toContain(earlier);
  });

  test('waits for no node before there can be one', () => {
    const cni = ofType(state, RELEASE).find(({ urn }) => nameOf(urn) === 'prod-cilium');
    expect(cni?.inputs?.['skipAwait']).toBe(true);
    expect(cni?.inputs?.['values']).toMatchObject({
      k8sServiceHost: expect.stringMatching(/^[^/:]+\.amazonaws\.com$/),
    });
  });

  test('starts nodes with the taint that keeps pods away until the agent runs', () => {
    expect(ofType(state, NODE_GROUP).map(({ inputs }) => inputs?.['taints'])).toMatchObject([
      [{ key: 'node.cilium.io/agent-not-ready', value: 'true', effect: 'NO_EXECUTE' }],
    ]);
  });

  test('tags one security group for discovery, and none as the cluster by itself', () => {
    const groups = ofType(state, 'aws:ec2/tag:Tag').map(({ inputs }) => inputs?.['key']);
    expect(groups).toEqual(['karpenter.sh/discovery']);
    expect(ofType(state, 'aws:ec2/securityGroup:SecurityGroup')).toEqual([]);
    expect(JSON.stringify(state)).not.toContain('"kubernetes.io/cluster/prod":"');
  });

  test('tells the plans what AWS has made', () => {
    const queue = ofType(state, 'aws:sqs/queue:Queue')[0]?.outputs?.['name'];
    const role = stack
      .cloud()
      .find(({ module, urn }) => module === 'iam/role' && nameOf(urn) === 'prod-karpenter-nodes');
    const karpenter = ofType(state, RELEASE).find(({ urn }) => nameOf(urn) === 'prod-karpenter-controller');
    expect(karpenter?.inputs).toMatchObject({ values: { settings: { interruptionQueue: queue } } });
    expect(ofType(state, 'kubernetes:karpenter.k8s.aws/v1:EC2NodeClass')[0]?.inputs).toMatchObject({
      spec: { role: role?.outputs['name'] },
    });
  });

  test('keeps the kubeconfig secret', () => {
    expect(stack.stored()).not.toContain('get-token');
    expect(stack.objects().every(({ kubeconfig }) => kubeconfig.includes('get-token'))).toBe(true);
  });

  test('is taken away without a trace once that is allowed', async () => {
    await stack.up(provision({ blueprint: (facts) => whole(facts), allowReplacement: true }));
    await stack.destroy();
    expect(stack.cloud()).toEqual([]);
    expect(stack.objects()).toEqual([]);
  });
});

describeWithAws('a cluster in subnets that are there', () => {
  test('is taken away but for the tags of its subnets once that is allowed', async () => {
    const blueprint = (facts: EksFacts<Late>): Composition<Late> =>
      compose(clusterOf(facts, { networking: { mode: 'vpc-cni' }, vpc: GIVEN }));
    const stack = await createStack(provision({ blueprint }));
    await stack.up();
    await expect(stack.destroy()).rejects.toThrow(/protected/);
    await stack.up(provision({ blueprint, allowReplacement: true }));
    await stack.destroy();
    // Others may find the subnets by their tags.
    expect(stack.cloud().filter(({ module }) => module !== 'ec2/tag')).toEqual([]);
    expect(stack.cloud()).toHaveLength(3);
    expect(stack.objects()).toEqual([]);
  });
});

describeWithAws('the subnets of a new VPC', () => {
  test.each<[string, Partial<EksOptions<Late>>, Partial<EksBlueprintArgs>, number]>([
    ['have both versions of IP', { ipFamily: 'ipv6' }, {}, 9],
    ['are also in ranges for pods', { vpc: { kind: 'new', secondaryCidrs: ['100.64.0.0/16'] } }, {}, 12],
    ['are those that were planned', { nodePools: [LINUX, WINDOWS] }, { subnets: PLANNED }, 9],
  ])('%s', async (_, options, args, count) => {
    const blueprint = (facts: EksFacts<Late>): Composition<Late> =>
      compose(clusterOf(facts, { networking: { mode: 'vpc-cni' }, ...options }));
    const stack = await createStack(provision({ blueprint, ...args }));
    await stack.up();
    expect(ofType(stack.state(), 'aws:ec2/subnet:Subnet')).toHaveLength(count);
    expect(ofType(stack.state(), 'aws:ec2/routeTableAssociation:RouteTableAssociation')).toHaveLength(count);
  });
});

describeWithAws('a cluster without NAT gateways', () => {
  test('reaches what nodes need by endpoints, which let in the VPC alone', async () => {
    const blueprint = (facts: EksFacts<Late>): Composition<Late> =>
      compose(clusterOf(facts, { networking: { mode: 'vpc-cni' }, vpc: { kind: 'new', nat: 'none' } }));
    const stack = await createStack(provision({ blueprint }));
    await stack.up();
    const state = stack.state();
    const services = ofType(state, 'aws:ec2/vpcEndpoint:VpcEndpoint').map(({ inputs }) =>
      String(inputs?.['serviceName']),
    );
    expect(services.map((service) => service.split('.').slice(3).join('.')).sort()).toEqual(
      [...PRIVATE_ENDPOINTS, 's3'].sort(),
    );
    expect(ofType(state, 'aws:ec2/natGateway:NatGateway')).toEqual([]);
    expect(
      ofType(state, 'aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule').map(
        ({ inputs }) => inputs?.['cidrIpv4'],
      ),
    ).toEqual(['10.0.0.0/16']);
  });
});

describeWithAws('a cluster in Auto Mode', () => {
  test('has no node groups, no add-ons, and a role for its nodes', async () => {
    const blueprint = (facts: EksFacts<Late>): Composition<Late> =>
      compose(clusterOf(facts, { networking: { mode: 'auto' } }));
    const stack = await createStack(provision({ blueprint }));
    await stack.up();
    const state = stack.state();
    expect(ofType(state, NODE_GROUP)).toEqual([]);
    expect(ofType(state, CLUSTER)[0]?.inputs).toMatchObject({
      computeConfig: { enabled: true, nodePools: ['general-purpose', 'system'] },
      storageConfig: { blockStorage: { enabled: true } },
      kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } },
      bootstrapSelfManagedAddons: false,
    });
  });
});

describeWithAws('arguments that cannot work', () => {
  test('are all refused at once by the constructor, which makes nothing', async () => {
    let caught: unknown;
    const stack = await createStack(() => {
      try {
        new EksBlueprint('prod', {
          blueprint: (facts) => compose(clusterOf(facts, { endpointAccess: { private: false, public: false } })),
          tags: { 'kubernetes.io/cluster/prod': 'owned' },
          encryption: { keyArn: 'alias/eks' },
          logging: { retentionDays: 31 as 30 },
        });
      } catch (error) {
        caught = error;
      }
    });
    const { steps } = await stack.preview();
    expect(BlueprintError.is(caught) && caught.findings.map(({ path }) => path).sort()).toEqual([
      'cluster.endpointAccess',
      'encryption.keyArn',
      'logging.retentionDays',
      'tags["kubernetes.io/cluster/prod"]',
    ]);
    expect(steps.map(({ type }) => type)).toEqual(['pulumi:pulumi:Stack']);
  });
});

function provision(args: EksBlueprintArgs): () => void {
  return () => {
    new EksBlueprint('prod', args);
  };
}

function clusterOf(
  facts: EksFacts<Late>,
  options: Partial<EksOptions<Late>> = {},
): ReturnType<typeof eksCluster<Late>> {
  return eksCluster<Late>({
    name: 'prod',
    networking: { mode: 'cilium-eni' },
    vpc: { kind: 'new' },
    apiServer: { host: facts.apiServerHost },
    ...options,
  });
}

function whole(facts: Required<EksFacts<Late>>, options: Partial<EksOptions<Late>> = {}): Composition<Late> {
  const cluster = clusterOf(facts, options);
  const cilium = planCilium(cluster);
  return compose(
    cluster,
    cilium,
    planKarpenter(cluster, {
      ...facts.karpenter,
      crds: 'release',
      nodeClasses: [{ name: 'default', image: { alias: 'al2023@v20260801' } }],
      nodePools: [{ name: 'spot', capacity: 'spot-or-on-demand' }],
      startupTaints: cilium.needs.startupTaints,
    }),
    planAwsLoadBalancerController(cluster, { region: facts.region, vpcId: facts.vpcId }),
  );
}
