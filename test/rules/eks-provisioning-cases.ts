import { type AddressPlanOptions, planAddresses } from '../../lib/clusters/eks/address-plan';
import { eksCluster } from '../../lib/clusters/eks/cluster';
import type { EksCluster } from '../../lib/clusters/eks/eks-cluster';
import type { VpcCniOptions } from '../../lib/clusters/eks/networking';
import type { EksNodePoolOptions, EksOptions, EksVpc } from '../../lib/clusters/eks/options';
import { PROVISIONED_CLUSTER_RULES } from '../../lib/clusters/eks/provisioning/cluster-rules';
import { FACT_RULES } from '../../lib/clusters/eks/provisioning/fact-rules';
import type { EksProvisioning, EksUserAccess, EksWorkloadIdentity } from '../../lib/clusters/eks/provisioning/options';
import { PROVISIONING_RULES } from '../../lib/clusters/eks/provisioning/rules';
import { BOUND_SERVICE_ACCOUNT_RULES } from '../../lib/clusters/eks/provisioning/workload-identity-rules';
import type { Finding } from '../../lib/core/finding';
import { evaluate } from '../../lib/core/rule';
import type { RuleCases } from './cases';
import { given, SYSTEM } from './eks-found';

const ROLE = 'arn:aws:iam::111122223333:role/operators';

/** What is found in this way to provision a cluster. */
const provisioned = (provisioning: EksProvisioning): readonly Finding[] =>
  evaluate(PROVISIONING_RULES, provisioning).findings;

/** What is found where an operator has access in this way. */
const operator = (access: Partial<EksUserAccess>): readonly Finding[] =>
  provisioned({ accessEntries: { ops: { principalArn: ROLE, ...access } } });

/** A service account of the shop, with its role. */
const orders = (identity: Partial<EksWorkloadIdentity> = {}): EksWorkloadIdentity => ({
  namespace: 'shop',
  serviceAccount: 'orders',
  roleArn: 'arn:aws:iam::111122223333:role/orders',
  ...identity,
});

/** What is found where pods have such an identity. */
const workload = (identity: Partial<EksWorkloadIdentity>): readonly Finding[] =>
  provisioned({ workloadIdentities: { orders: orders(identity) } });

/** What is found where the driver of EBS has its role already. */
const besideDriver = (namespace: string): readonly Finding[] => {
  const driver = { namespace: 'kube-system', serviceAccount: 'ebs-csi-controller-sa' };
  const provisioning = { workloadIdentities: { disks: orders({ ...driver, namespace }) } };
  return evaluate(BOUND_SERVICE_ACCOUNT_RULES, { provisioning, bound: [driver] }).findings;
};

/** What is found where these subnets are planned for a VPC. */
const planned = (vpc: EksVpc, vpcCidr: string, zones = 3): readonly Finding[] => {
  const subnets = planAddresses({
    vpcCidrs: [vpcCidr],
    zones,
    nodesPerZone: 10,
    podsPerNode: 58,
    pods: { kind: 'node-subnets', instanceType: 'm7g.xlarge' },
  }).zones;
  return evaluate(PROVISIONED_CLUSTER_RULES, { cluster: clusterIn(vpc), provisioning: { subnets } }).findings;
};

/** What is found where a VPC is divided as it comes. */
const divided = (vpc: EksVpc): readonly Finding[] =>
  evaluate(PROVISIONED_CLUSTER_RULES, { cluster: clusterIn(vpc), provisioning: {} }).findings;

const clusterIn = (vpc: EksVpc, options: Partial<EksOptions> = {}): EksCluster =>
  eksCluster({
    name: 'test',
    networking: { mode: 'vpc-cni' },
    vpc,
    apiServer: { host: 'test.gr7.eu-central-1.eks.amazonaws.com' },
    ...options,
  });

/** What is found where there is such a pool besides one that is well in order. */
const withPool = (pool: Partial<EksNodePoolOptions>): readonly Finding[] => {
  const nodePools = [SYSTEM, { name: 'apps', instanceTypes: ['m7i.large'], ...pool }];
  return evaluate(PROVISIONED_CLUSTER_RULES, { cluster: clusterIn({ kind: 'new' }, { nodePools }), provisioning: {} })
    .findings;
};

/** What is found where pods have subnets that are made with the VPC. */
const inPodSubnets = (
  secondaryCidrs: readonly string[],
  vpcCni: VpcCniOptions = {},
  provisioning: EksProvisioning = {},
): readonly Finding[] => {
  const cluster = clusterIn(
    { kind: 'new', secondaryCidrs },
    { networking: { mode: 'vpc-cni', podSubnets: 'new', ...vpcCni } },
  );
  return evaluate(PROVISIONED_CLUSTER_RULES, { cluster, provisioning }).findings;
};

/** Subnets in three zones, planned for pods in these. */
const zonesFor = (pods: AddressPlanOptions['pods']): EksProvisioning => ({
  subnets: planAddresses({ vpcCidrs: ['10.0.0.0/16'], zones: 3, nodesPerZone: 10, podsPerNode: 58, pods }).zones,
});

/** What is found where a VPC is to have endpoints. */
const withEndpoints = (vpc: EksVpc): readonly Finding[] =>
  evaluate(PROVISIONED_CLUSTER_RULES, { cluster: clusterIn(vpc), provisioning: { interfaceEndpoints: ['ec2', 'sts'] } })
    .findings;

/** Rules about how an EKS cluster is provisioned. */
export const EKS_PROVISIONING_CASES: RuleCases = {
  'eks/cluster-is-not-made-of-its-facts': {
    fails: () => evaluate(FACT_RULES, { cluster: clusterIn(given()), facts: new Set(['vpc-1']) }).findings,
    at: 'cluster.vpc.vpcId',
    passes: () => evaluate(FACT_RULES, { cluster: clusterIn(given()), facts: new Set(['vpc-2']) }).findings,
  },
  'eks/new-pod-subnets-are-planned': {
    fails: () => inPodSubnets(['100.64.0.0/16'], {}, zonesFor({ kind: 'node-subnets', instanceType: 'm7g.xlarge' })),
    at: 'subnets[0].pods',
    passes: () =>
      inPodSubnets(
        ['100.64.0.0/16'],
        {},
        zonesFor({ kind: 'pod-subnets', instanceType: 'm7g.xlarge', cidrs: ['100.64.0.0/16'] }),
      ),
  },
  'eks/new-pod-subnets-are-in-one-range': {
    fails: () => inPodSubnets(['100.64.0.0/16', '100.65.0.0/16']),
    at: 'cluster.vpc.secondaryCidrs[1]',
    passes: () => inPodSubnets(['100.64.0.0/16']),
  },
  'eks/new-pod-subnets-hold-prefixes': {
    fails: () => inPodSubnets(['100.64.0.0/25'], { prefixDelegation: true }),
    at: 'cluster.vpc.secondaryCidrs[0]',
    passes: () => inPodSubnets(['100.64.0.0/22'], { prefixDelegation: true }),
  },
  'eks/new-pod-subnets-hold-the-pods': {
    fails: () => inPodSubnets(['100.64.0.0/26']),
    at: 'cluster.vpc.secondaryCidrs[0]',
    passes: () => inPodSubnets(['100.64.0.0/25']),
  },
  'eks/endpoints-are-for-a-new-vpc': {
    fails: () => withEndpoints(given()),
    at: 'interfaceEndpoints',
    passes: () => withEndpoints({ kind: 'new' }),
  },
  'eks/kubeconfig-role-is-an-arn': {
    fails: () => provisioned({ kubeconfigIdentity: { roleArn: 'deployers' } }),
    at: 'kubeconfigIdentity.roleArn',
    passes: () => provisioned({ kubeconfigIdentity: { roleArn: ROLE, profile: 'prod' } }),
  },
  'eks/tags-leave-discovery-alone': {
    fails: () => provisioned({ tags: { 'kubernetes.io/cluster/prod': 'owned' } }),
    at: 'tags["kubernetes.io/cluster/prod"]',
    passes: () => provisioned({ tags: { 'example.com/cluster': 'prod' } }),
  },
  'eks/tags-fit': {
    fails: () => provisioned({ tags: { 'aws:owner': 'shop' } }),
    at: 'tags["aws:owner"]',
    passes: () => provisioned({ tags: { owner: 'shop' } }),
  },
  'eks/replacement-is-not-blocked': {
    fails: () => provisioned({ allowReplacement: true, deletionProtection: true }),
    at: 'deletionProtection',
    passes: () => provisioned({ deletionProtection: true }),
  },
  'eks/access-policy-holds-somewhere': {
    fails: () => operator({ policies: [{ policy: 'AmazonEKSEditPolicy', namespaces: [] }] }),
    at: 'accessEntries.ops.policies[0].namespaces',
    passes: () => operator({ policies: [{ policy: 'AmazonEKSEditPolicy', namespaces: ['shop'] }] }),
  },
  'eks/access-policy-is-given-once': {
    fails: () => operator({ policies: [{ policy: 'AmazonEKSViewPolicy' }, { policy: 'AmazonEKSViewPolicy' }] }),
    at: 'accessEntries.ops.policies[1].policy',
    passes: () => operator({ policies: [{ policy: 'AmazonEKSViewPolicy' }, { policy: 'AmazonEKSEditPolicy' }] }),
  },
  'eks/access-groups-are-your-own': {
    fails: () => operator({ kubernetesGroups: ['system:masters'] }),
    at: 'accessEntries.ops.kubernetesGroups[0]',
    passes: () => operator({ kubernetesGroups: ['operators'] }),
  },
  'eks/access-is-for-a-principal': {
    fails: () => operator({ principalArn: 'arn:aws:sts::111122223333:assumed-role/operators/me' }),
    at: 'accessEntries.ops.principalArn',
    passes: () => operator({ principalArn: 'arn:aws-cn:iam::111122223333:user/teams/me' }),
  },
  'eks/principal-has-one-entry': {
    fails: () => provisioned({ accessEntries: { a: { principalArn: ROLE }, b: { principalArn: ROLE } } }),
    at: 'accessEntries.b.principalArn',
    passes: () => provisioned({ accessEntries: { a: { principalArn: ROLE }, b: { principalArn: `${ROLE}-b` } } }),
  },
  'eks/key-is-an-arn': {
    fails: () => provisioned({ encryption: { keyArn: 'alias/eks' } }),
    at: 'encryption.keyArn',
    passes: () =>
      provisioned({
        encryption: { keyArn: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' },
      }),
  },
  'eks/boundary-is-a-policy': {
    fails: () => provisioned({ permissionsBoundary: 'boundary' }),
    at: 'permissionsBoundary',
    passes: () => provisioned({ permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary' }),
  },
  'eks/workload-identity-is-for-a-service-account': {
    fails: () => workload({ namespace: 'shop.example' }),
    at: 'workloadIdentities.orders.namespace',
    passes: () => workload({ serviceAccount: 'orders.example' }),
  },
  'eks/workload-role-is-an-arn': {
    fails: () => workload({ targetRoleArn: 'arn:aws:iam::2109876543:role/orders' }),
    at: 'workloadIdentities.orders.targetRoleArn',
    passes: () => workload({ targetRoleArn: 'arn:aws-cn:iam::210987654321:role/shop/orders' }),
  },
  'eks/target-role-is-another-role': {
    fails: () => workload({ targetRoleArn: orders().roleArn }),
    at: 'workloadIdentities.orders.targetRoleArn',
    passes: () => workload({ targetRoleArn: 'arn:aws:iam::210987654321:role/orders' }),
  },
  'eks/service-account-has-one-identity': {
    fails: () => provisioned({ workloadIdentities: { a: orders(), b: orders() } }),
    at: 'workloadIdentities.b.serviceAccount',
    passes: () => provisioned({ workloadIdentities: { a: orders(), b: orders({ namespace: 'shop-b' }) } }),
  },
  'eks/workload-identity-is-not-made-already': {
    fails: () => besideDriver('kube-system'),
    at: 'workloadIdentities.disks.serviceAccount',
    passes: () => besideDriver('storage'),
  },
  'eks/planned-subnets-are-for-a-new-vpc': {
    fails: () => planned(given(), '10.0.0.0/16'),
    at: 'subnets',
    passes: () => planned({ kind: 'new' }, '10.0.0.0/16'),
  },
  'eks/planned-subnets-are-one-a-zone': {
    fails: () => planned({ kind: 'new', zones: ['eu-central-1a', 'eu-central-1b'] }, '10.0.0.0/16'),
    at: 'subnets',
    passes: () => planned({ kind: 'new', zones: ['eu-central-1a', 'eu-central-1b'] }, '10.0.0.0/16', 2),
  },
  'eks/vpc-can-be-divided': {
    fails: () => divided({ kind: 'new', secondaryCidrs: ['100.64.0.0/27'] }),
    at: 'cluster.vpc.secondaryCidrs[0]',
    passes: () => divided({ kind: 'new', cidr: '10.0.0.0/22', secondaryCidrs: ['100.64.0.0/26'] }),
  },
  'eks/planned-subnets-lie-in-the-vpc': {
    fails: () => planned({ kind: 'new' }, '10.9.0.0/16'),
    at: 'subnets[0].nodes.cidr',
    passes: () => planned({ kind: 'new', cidr: '10.9.0.0/16' }, '10.9.0.0/16'),
  },
  'eks/windows-keeps-its-max-pods': {
    fails: () => withPool({ image: 'windows-2022', maxPods: 8 }),
    at: 'cluster.nodePools[1].maxPods',
    passes: () => withPool({ image: 'bottlerocket', maxPods: 8 }),
  },
};
