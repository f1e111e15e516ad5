import {
  awsLoadBalancerControllerIdentity,
  planAwsLoadBalancerController,
} from '../../lib/addons/aws-load-balancer-controller';
import type { AwsLoadBalancerControllerOptions } from '../../lib/addons/aws-load-balancer-controller/options';
import { planMetricsServer } from '../../lib/addons/metrics-server';
import { type EksCluster, isEksCluster } from '../../lib/clusters/eks';
import { iamPolicy } from '../../lib/clusters/eks/addons';
import { inspectComposition } from '../../lib/core/compose';
import type { HelmStep, InstallPlan } from '../../lib/core/plan';
import { planKarpenter } from '../../lib/nodes/karpenter';
import { eks } from '../support/clusters';
import { at } from '../support/values';

const HERE = { region: 'eu-central-1', vpcId: 'vpc-1' } as const;
const GIVEN = {
  kind: 'given',
  vpcId: 'vpc-2',
  cidrs: ['10.0.0.0/16'],
  subnets: [
    { id: 'subnet-a', zoneId: 'euc1-az1' },
    { id: 'subnet-b', zoneId: 'euc1-az2' },
  ],
} as const;

const plan = (cluster: EksCluster, options: Partial<AwsLoadBalancerControllerOptions> = {}): InstallPlan =>
  planAwsLoadBalancerController(cluster, { ...HERE, ...options });
const valuesOf = ({ steps }: InstallPlan): unknown => (steps[0] as HelmStep).values;

test.each<[string, EksCluster, Partial<AwsLoadBalancerControllerOptions>, Readonly<Record<string, unknown>>]>([
  [
    'nothing said',
    eks('vpc-cni'),
    {},
    {
      clusterName: 'test',
      region: 'eu-central-1',
      vpcId: 'vpc-1',
      replicaCount: 2,
      'podDisruptionBudget.maxUnavailable': 1,
      defaultTargetType: 'ip',
      'serviceAccount.name': 'aws-load-balancer-controller',
      keepTLSSecret: true,
      enableServiceMutatorWebhook: false,
      serviceMutatorWebhookConfig: undefined,
      enableShield: true,
      enableWaf: false,
      enableWafv2: true,
      hostNetwork: undefined,
      dnsPolicy: undefined,
      metricsBindAddr: undefined,
      updateStrategy: undefined,
      tolerations: undefined,
    },
  ],
  [
    'pods that nobody outside reaches',
    eks('calico-overlay'),
    {},
    {
      defaultTargetType: 'instance',
      hostNetwork: true,
      dnsPolicy: 'ClusterFirstWithHostNet',
      metricsBindAddr: ':8082',
      'updateStrategy.rollingUpdate': { maxSurge: 0, maxUnavailable: 1 },
    },
  ],
  [
    'nodes outside AWS',
    eks({ mode: 'hybrid', remoteNodeNetworks: ['192.168.0.0/24'], remotePodNetworks: ['10.85.0.0/16'] }),
    {},
    { defaultTargetType: 'ip', hostNetwork: undefined },
  ],
  [
    'a VPC that is cut off',
    eks('vpc-cni', { vpc: { kind: 'new', nat: 'none' } }),
    {},
    { enableShield: false, enableWafv2: false },
  ],
  ['a VPC that exists', eks('vpc-cni', { vpc: GIVEN }), { vpcId: 'vpc-2' }, { vpcId: 'vpc-2' }],
  [
    'the webhook',
    eks('vpc-cni'),
    { serviceMutatorWebhook: 'Ignore' },
    { enableServiceMutatorWebhook: true, 'serviceMutatorWebhookConfig.failurePolicy': 'Ignore' },
  ],
  [
    'one replica, on nodes with a taint',
    eks('vpc-cni', {
      nodePools: [
        { name: 'system', instanceTypes: ['m7g.large'], taints: [{ key: 'CriticalAddonsOnly', effect: 'NoSchedule' }] },
      ],
    }),
    { replicas: 1 },
    {
      replicaCount: 1,
      podDisruptionBudget: undefined,
      tolerations: [{ key: 'CriticalAddonsOnly', operator: 'Exists', effect: 'NoSchedule' }],
    },
  ],
  [
    'options and values',
    eks('vpc-cni'),
    { enableShield: false, enableWafv2: false, defaultTargetType: 'instance', values: { logLevel: 'debug' } },
    { enableShield: false, enableWafv2: false, defaultTargetType: 'instance', logLevel: 'debug' },
  ],
])('values with %s', (_, cluster, options, expected) => {
  const values = valuesOf(plan(cluster, options));
  expect(Object.fromEntries(Object.keys(expected).map((path) => [path, at(values, path)]))).toEqual(expected);
});

test('the VPC of a cluster in a VPC that exists is known', () => {
  const made = planAwsLoadBalancerController(eks('vpc-cni', { vpc: GIVEN }), { region: 'eu-central-1' });
  expect(at(valuesOf(made), 'vpcId')).toBe('vpc-2');
  expect(made.findings).toEqual([]);
});

test('it comes after nodes, and is reached by the control plane', () => {
  const { when, needs, steps } = plan(eks('vpc-cni', { vpc: GIVEN }));
  expect(when).toBe('after-nodes');
  expect(steps).toMatchObject([{ release: 'aws-load-balancer-controller', namespace: 'kube-system' }]);
  expect(needs.ports).toEqual([expect.objectContaining({ port: 9443, from: 'control-plane', to: 'node' })]);
  expect(needs.hostPorts).toEqual([]);
  expect(needs.manual.join()).toMatch(/kubernetes.io\/cluster\/test.*kubernetes.io\/role\/internal-elb/);
});

test('where it listens on nodes, their ports must be free', () => {
  expect(plan(eks('cilium-overlay')).needs.hostPorts.map(({ port }) => port)).toEqual([9443, 8082, 61_779]);
});

test.each(['cilium-overlay', 'calico-overlay'] as const)('on %s it and Karpenter share nodes', (mode) => {
  const cluster = eks(mode);
  const karpenter = planKarpenter(cluster, {
    nodeRole: 'nodes',
    interruptionQueue: 'interruptions',
    nodeClasses: [{ name: 'default', image: { alias: 'al2023@v20260801' } }],
    nodePools: [{ name: 'spot', capacity: 'spot' }],
  });
  const { findings } = inspectComposition(cluster, [plan(cluster), karpenter, planMetricsServer(cluster)]);
  expect(findings.filter(({ rule }) => rule === 'compose/node-ports-are-free')).toEqual([]);
});

test('strings may come later', () => {
  class Later {
    constructor(readonly name: string) {}
  }
  const cluster = eks('vpc-cni');
  if (!isEksCluster<string | Later>(cluster)) throw new Error('not EKS');
  const vpcId = new Later('vpcId');
  const made = planAwsLoadBalancerController<string | Later>(cluster, { region: new Later('region'), vpcId });
  expect(at(valuesOf(made as InstallPlan), 'vpcId')).toBe(vpcId);
});

describe('what it may do in AWS', () => {
  const identity = awsLoadBalancerControllerIdentity(eks('vpc-cni'), HERE);
  const actions = identity.statements.flatMap((statement) => Object.entries(statement.actions));

  test('each action is named in full, and has a reason', () => {
    for (const [action, reason] of actions) {
      expect(action).toMatch(/^[a-z0-9-]+:[A-Z][A-Za-z]+$/);
      expect(reason).toMatch(/^\w.{8,}[^.]$/);
    }
    const sids = identity.statements.map(({ sid }) => sid);
    expect(new Set(sids).size).toBe(sids.length);
  });

  test('what changes or removes something is tied to the cluster, or to the kind of resource', () => {
    for (const { sid, actions: granted, resources, conditions } of identity.statements) {
      const reads = Object.keys(granted).every((action) => /:(Describe|List|Get)[A-Z]/.test(action));
      const isTied = conditions !== undefined || !resources.includes('*');
      expect({ sid, isTied: reads || isTied || ['Waf', 'Shield'].includes(sid) }).toEqual({ sid, isTied: true });
    }
    const deleting = identity.statements.filter(({ actions: granted }) =>
      [
        'elasticloadbalancing:DeleteLoadBalancer',
        'elasticloadbalancing:DeleteTargetGroup',
        'ec2:DeleteSecurityGroup',
      ].some((action) => action in granted),
    );
    expect(deleting.map(({ conditions }) => conditions)).toEqual([
      { StringEquals: { 'aws:ResourceTag/elbv2.k8s.aws/cluster': 'test' } },
    ]);
  });

  test('it cannot call its own what others have made', () => {
    const tagging = identity.statements.filter((statement) =>
      Object.keys(statement.actions).some((action) => /:(AddTags|CreateTags)$/.test(action)),
    );
    const tag = 'elbv2.k8s.aws/cluster';
    for (const { sid, conditions, resources } of tagging) {
      const isWhileMade = Object.keys(conditions?.['StringEquals'] ?? {}).some((key) => key.endsWith(':CreateAction'));
      const isOther = conditions?.['Null']?.[`aws:RequestTag/${tag}`] === 'true';
      // No grant depends on the tags of listeners and rules.
      const isListener = resources.every((arn) => /:listener/.test(arn));
      expect({ sid, isSafe: isWhileMade || isOther || isListener }).toEqual({ sid, isSafe: true });
    }
    expect(tagging.map(({ sid }) => sid)).toEqual(['TagNewGroups', 'TagNew', 'RetagOwn', 'TagListeners']);
  });

  test('what is switched off is not granted', () => {
    const granted = (options: Partial<AwsLoadBalancerControllerOptions>): string =>
      JSON.stringify(awsLoadBalancerControllerIdentity(eks('vpc-cni'), { ...HERE, ...options }));
    expect(granted({})).toMatch(/wafv2:AssociateWebACL.*shield:CreateProtection/);
    expect(granted({ enableShield: false, enableWafv2: false })).not.toMatch(/wafv2|shield|SetWebAcl/);
  });

  test('it fits into one managed policy, in any partition and for any name', () => {
    const cluster = eks('vpc-cni', { name: 'n'.repeat(63) });
    const { statements } = awsLoadBalancerControllerIdentity(cluster, HERE, 'aws-us-gov');
    const document = JSON.stringify(iamPolicy(statements));
    expect(document.replace(/\s/g, '').length).toBeLessThanOrEqual(6144);
    expect(document).not.toContain('arn:aws:');
  });

  test('it is granted to the account that the chart makes', () => {
    expect(identity).toMatchObject({ namespace: 'kube-system', serviceAccount: 'aws-load-balancer-controller' });
  });
});
