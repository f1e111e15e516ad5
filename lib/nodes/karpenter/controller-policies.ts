import type { IamConditions, IamMatches, IamStatement } from '../../clusters/eks/addons/iam-statement';
import type { JoinStrings, KarpenterIamNames, KarpenterPermissions, KarpenterPolicy } from './iam';

/**
 * What the controller may do, and why. What it makes carries the tag of the cluster, and it changes and ends only what
 * carries it.
 *
 * @param names - what the permissions are about.
 * @param join - makes ARNs.
 * @param permissions - what the controller is to be able to do besides.
 * @see https://karpenter.sh/docs/reference/cloudformation/
 */
export function karpenterControllerPolicies<S>(
  names: KarpenterIamNames<S>,
  join: JoinStrings<S>,
  permissions: KarpenterPermissions = {},
): readonly KarpenterPolicy<S>[] {
  const place: Place<S> = {
    names,
    join,
    any: join(['*']),
    owned: `kubernetes.io/cluster/${names.clusterName}`,
    ec2: (account, kind) => join(['arn:', names.partition, ':ec2:', names.region, `:${account}:${kind}/*`]),
    cluster: join([
      'arn:',
      names.partition,
      ':eks:',
      names.region,
      ':',
      names.accountId,
      `:cluster/${names.clusterName}`,
    ]),
    profiles: join(['arn:', names.partition, ':iam::', names.accountId, ':instance-profile/*']),
  };
  return [
    { name: 'node-lifecycle', statements: nodeLifecycle(place) },
    { name: 'iam-integration', statements: instanceProfiles(place) },
    { name: 'eks-integration', statements: [describeCluster(place)] },
    { name: 'interruption', statements: [readQueue(place)] },
    { name: 'resource-discovery', statements: discovery(place, permissions.isolatedVpc ?? false) },
    ...(permissions.zonalShift ? [{ name: 'zonal-shift', statements: [zonalShift(place)] }] : []),
  ];
}

interface Place<S> {
  readonly names: KarpenterIamNames<S>;
  readonly join: JoinStrings<S>;
  readonly any: S;
  /** The key of the tag that says whose something is. */
  readonly owned: string;
  readonly ec2: (account: '' | '*', kind: string) => S;
  readonly cluster: S;
  readonly profiles: S;
}

/** Kinds of what a launch makes. */
const LAUNCHED = ['fleet', 'instance', 'volume', 'network-interface', 'launch-template', 'spot-instances-request'];

function nodeLifecycle<S>({ names, owned, ec2 }: Place<S>): readonly IamStatement<S>[] {
  const ofCluster: IamConditions<S> = {
    StringEquals: { [`aws:ResourceTag/${owned}`]: 'owned' },
    StringLike: { 'aws:ResourceTag/karpenter.sh/nodepool': '*' },
  };
  const forCluster = { [`aws:RequestTag/${owned}`]: 'owned', 'aws:RequestTag/eks:eks-cluster-name': names.clusterName };
  const launched = LAUNCHED.map((kind) => ec2('*', kind));
  return [
    {
      sid: 'UseWhatNodesAreMadeOf',
      actions: {
        'ec2:RunInstances': 'a launch refers to image, subnet and security groups, which belong to others',
        'ec2:CreateFleet': 'a fleet refers to them as well',
      },
      resources: [
        ...['image', 'snapshot'].map((kind) => ec2('', kind)),
        ...['security-group', 'subnet', 'capacity-reservation', 'placement-group'].map((kind) => ec2('*', kind)),
      ],
    },
    {
      sid: 'UseOwnLaunchTemplates',
      actions: {
        'ec2:RunInstances': 'a launch follows a launch template that Karpenter has made for this cluster',
        'ec2:CreateFleet': 'a fleet follows one as well',
      },
      resources: [ec2('*', 'launch-template')],
      conditions: ofCluster,
    },
    {
      sid: 'MakeTaggedNodes',
      actions: {
        'ec2:RunInstances': 'instances, with their volumes and network interfaces, are made as nodes of this cluster',
        'ec2:CreateFleet': 'the best of many instance types is chosen by a fleet',
        'ec2:CreateLaunchTemplate': 'user data and disks of nodes are written down in launch templates',
      },
      resources: launched,
      conditions: { StringEquals: forCluster, StringLike: { 'aws:RequestTag/karpenter.sh/nodepool': '*' } },
    },
    {
      sid: 'TagWhatIsMade',
      actions: { 'ec2:CreateTags': 'everything that is made says whose it is, from its first moment' },
      resources: launched,
      conditions: {
        StringEquals: { ...forCluster, 'ec2:CreateAction': ['RunInstances', 'CreateFleet', 'CreateLaunchTemplate'] },
        StringLike: { 'aws:RequestTag/karpenter.sh/nodepool': '*' },
      },
    },
    {
      sid: 'NameOwnInstances',
      actions: { 'ec2:CreateTags': 'an instance gets the name of its node once that is known' },
      resources: [ec2('*', 'instance')],
      conditions: {
        ...ofCluster,
        StringEqualsIfExists: { 'aws:RequestTag/eks:eks-cluster-name': names.clusterName },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['eks:eks-cluster-name', 'karpenter.sh/nodeclaim', 'Name'] },
      },
    },
    {
      sid: 'EndOwnNodes',
      actions: {
        'ec2:TerminateInstances': 'nodes that are not needed any more go',
        'ec2:DeleteLaunchTemplate': 'launch templates that nothing uses any more go',
      },
      resources: [ec2('*', 'instance'), ec2('*', 'launch-template')],
      conditions: ofCluster,
    },
  ];
}

function instanceProfiles<S>({ names, owned, profiles }: Place<S>): readonly IamStatement<S>[] {
  const tags = (kind: 'RequestTag' | 'ResourceTag'): IamMatches<S> => ({
    [`aws:${kind}/${owned}`]: 'owned',
    [`aws:${kind}/topology.kubernetes.io/region`]: names.region,
  });
  const nodeClass = (kind: 'RequestTag' | 'ResourceTag'): IamMatches<S> => ({
    [`aws:${kind}/karpenter.k8s.aws/ec2nodeclass`]: '*',
  });
  const clusterName = { 'aws:RequestTag/eks:eks-cluster-name': names.clusterName };
  return [
    {
      sid: 'PassTheNodeRole',
      actions: { 'iam:PassRole': 'instances take on the role of nodes, and no other' },
      resources: [names.nodeRoleArn],
      conditions: { StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] } },
    },
    {
      sid: 'MakeInstanceProfiles',
      actions: { 'iam:CreateInstanceProfile': 'each node class gets an instance profile for its role' },
      resources: [profiles],
      conditions: { StringEquals: { ...tags('RequestTag'), ...clusterName }, StringLike: nodeClass('RequestTag') },
    },
    {
      sid: 'TagOwnInstanceProfiles',
      actions: { 'iam:TagInstanceProfile': 'profiles of earlier versions get tags that later ones ask for' },
      resources: [profiles],
      conditions: {
        StringEquals: { ...tags('ResourceTag'), ...tags('RequestTag'), ...clusterName },
        StringLike: { ...nodeClass('ResourceTag'), ...nodeClass('RequestTag') },
      },
    },
    {
      sid: 'ChangeOwnInstanceProfiles',
      actions: {
        'iam:AddRoleToInstanceProfile': 'a new profile gets the role of its node class',
        'iam:RemoveRoleFromInstanceProfile': 'a profile must be empty before it goes, or changes its role',
        'iam:DeleteInstanceProfile': 'the profile goes with its node class',
      },
      resources: [profiles],
      conditions: { StringEquals: tags('ResourceTag'), StringLike: nodeClass('ResourceTag') },
    },
  ];
}

function describeCluster<S>({ cluster }: Place<S>): IamStatement<S> {
  return {
    sid: 'DescribeTheCluster',
    actions: { 'eks:DescribeCluster': 'nodes are told where the API server is, and its certificate authority' },
    resources: [cluster],
  };
}

function readQueue<S>({ names }: Place<S>): IamStatement<S> {
  return {
    sid: 'ReadInterruptions',
    actions: {
      'sqs:GetQueueUrl': 'the queue is known by its name',
      'sqs:ReceiveMessage': 'interruptions are read from it',
      'sqs:DeleteMessage': 'what has been dealt with is taken out',
    },
    resources: [names.queueArn],
  };
}

function discovery<S>({ names, join, any, profiles }: Place<S>, isolated: boolean): readonly IamStatement<S>[] {
  return [
    {
      sid: 'LookAroundInTheRegion',
      actions: {
        'ec2:DescribeCapacityReservations': 'reserved capacity is used first',
        'ec2:DescribeImages': 'images are found by alias, tag or id',
        'ec2:DescribeInstances': 'nodes that are there are compared with those that should be',
        'ec2:DescribeInstanceStatus': 'instances that fail their checks are replaced, since 1.12',
        'ec2:DescribeInstanceTypeOfferings': 'not every zone has every type',
        'ec2:DescribeInstanceTypes': 'types differ in processors, memory and network interfaces',
        'ec2:DescribeLaunchTemplates': 'launch templates are made once and used again',
        'ec2:DescribePlacementGroups': 'node classes may name a placement group',
        'ec2:DescribeSecurityGroups': 'security groups are found by tag or id',
        'ec2:DescribeSpotPriceHistory': 'the cheapest capacity is chosen by its price',
        'ec2:DescribeSubnets': 'subnets are found by tag or id, and have only so many addresses',
      },
      // None of them can be limited to resources.
      resources: [any],
      conditions: { StringEquals: { 'aws:RequestedRegion': names.region } },
    },
    {
      sid: 'ReadPublicParameters',
      actions: { 'ssm:GetParameter': 'AWS publishes the ids of its images as parameters' },
      resources: [join(['arn:', names.partition, ':ssm:', names.region, '::parameter/aws/service/*'])],
    },
    ...(isolated
      ? []
      : [
          {
            sid: 'ReadPrices',
            actions: { 'pricing:GetProducts': 'the cheapest capacity is chosen by its price' },
            resources: [any],
          },
        ]),
    {
      sid: 'ListInstanceProfiles',
      actions: { 'iam:ListInstanceProfiles': 'profiles that no node class has any more are found and deleted' },
      resources: [any],
    },
    {
      sid: 'ReadInstanceProfiles',
      actions: { 'iam:GetInstanceProfile': 'the profile of a node class is compared with what it should be' },
      resources: [profiles],
    },
  ];
}

function zonalShift<S>({ any, cluster }: Place<S>): IamStatement<S> {
  return {
    sid: 'ReadZonalShifts',
    actions: { 'arc-zonal-shift:GetManagedResource': 'no nodes are made in zones that traffic was shifted away from' },
    // The action knows no resources; the condition names the cluster.
    resources: [any],
    conditions: { StringEquals: { 'arc-zonal-shift:ResourceIdentifier': cluster } },
  };
}
