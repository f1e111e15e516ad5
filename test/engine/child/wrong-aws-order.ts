import { InternetGateway } from '@pulumi/aws/ec2/internetGateway';
import { NatGateway } from '@pulumi/aws/ec2/natGateway';
import { Subnet } from '@pulumi/aws/ec2/subnet';
import { AccessEntry } from '@pulumi/aws/eks/accessEntry';
import { AccessPolicyAssociation } from '@pulumi/aws/eks/accessPolicyAssociation';
import { Addon } from '@pulumi/aws/eks/addon';
import { Cluster, type ClusterArgs } from '@pulumi/aws/eks/cluster';
import { PodIdentityAssociation } from '@pulumi/aws/eks/podIdentityAssociation';
import { Role } from '@pulumi/aws/iam/role';
import { Release } from '@pulumi/kubernetes/helm/v3/release';
import { Provider } from '@pulumi/kubernetes/provider';
import type * as pulumi from '@pulumi/pulumi';
import { kubeconfigOf, makeCluster, makeNetwork, makeNodes, makeRole, type RoleWithPolicies } from '../eks-parts';
import type { Program } from '../stack';
import { reversed } from './reversed';

const AUTO_MODE = {
  computeConfig: { enabled: true },
  storageConfig: { blockStorage: { enabled: true } },
  kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } },
} satisfies Partial<ClusterArgs>;

const EVERYBODY = 'arn:aws:iam::123456789012:role/x';

const ELSEWHERE = JSON.stringify({
  clusters: [{ cluster: { server: 'https://X.gr7.eu-central-1.eks.amazonaws.com' } }],
});

/** Programs that AWS would refuse to make, and then those that it would refuse to destroy: see {@link reversed}. */
export const PROGRAMS = {
  'a cluster before the policies of its role': () => clusterOf(makeRole('control', 'eks.amazonaws.com', [])),
  'a cluster whose role trusts another': () => {
    const control = makeRole('control', 'ec2.amazonaws.com', ['AmazonEKSClusterPolicy']);
    clusterOf(control, undefined, control.policies);
  },
  'a cluster in one zone': () => {
    const { vpc, subnets } = makeNetwork();
    const more = new Subnet('more', {
      vpcId: vpc.id,
      cidrBlock: '10.0.9.0/24',
      availabilityZone: 'eu-central-1a',
    });
    const ids = [subnets[0], more].flatMap((subnet) => subnet?.id ?? []);
    const control = makeRole('control', 'eks.amazonaws.com', ['AmazonEKSClusterPolicy']);
    clusterOf(control, ids, control.policies);
  },
  'half of Auto Mode': () => makeCluster({ computeConfig: { enabled: true } }),
  'Auto Mode without the policies for it': () => makeCluster(AUTO_MODE),
  'Services in the range of the VPC': () =>
    makeCluster({ kubernetesNetworkConfig: { serviceIpv4Cidr: '10.0.128.0/20' } }),
  'nodes before a pod network': () => nodesOf(makeCluster()),
  'nodes beside a pod network of another cluster': () => nodesOf(makeCluster(), [cilium()]),
  'nodes of no cluster': () => makeNodes({ clusterName: 'none', subnetIds: ['subnet-1'] }),
  'coredns before nodes': () => new Addon('dns', { clusterName: makeCluster().name, addonName: 'coredns' }),
  'a role for pods that run': () => {
    const cluster = makeCluster();
    associationOf(cluster, [cilium(cluster)]);
  },
  'an access entry of a cluster without': () => {
    const { name } = makeCluster({ accessConfig: { authenticationMode: 'CONFIG_MAP' } });
    new AccessEntry('entry', { clusterName: name, principalArn: EVERYBODY });
  },
  'a policy for who has no access': () =>
    new AccessPolicyAssociation('policy', {
      clusterName: makeCluster().name,
      principalArn: EVERYBODY,
      policyArn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy',
      accessScope: { type: 'cluster' },
    }),
  'a subnet out of its VPC': () => new Subnet('out', { vpcId: makeNetwork().vpc.id, cidrBlock: '10.1.0.0/24' }),
  'a subnet over another': () => {
    const { vpc, subnets } = makeNetwork();
    new Subnet('over', { vpcId: vpc.id, cidrBlock: '10.0.0.128/25' }, { dependsOn: [...subnets] });
  },
  'a NAT gateway before the Internet gateway': () =>
    makeNetwork()
      .subnets.slice(1)
      .map(({ id }) => natOf(id)),
  'two roles of one name': () => {
    const args = { name: 'twin', assumeRolePolicy: '{}' };
    new Role('twin', args, { dependsOn: [new Role('first', args)] });
  },
  'an object on a cluster that is not there': () => cilium(new Provider('k', { kubeconfig: ELSEWHERE })),

  'a cluster under its nodes': reversed(
    () => makeNodes({ clusterName: 'c', subnetIds: ['subnet-1'] }),
    (_, after) => makeCluster({ bootstrapSelfManagedAddons: true }, after),
  ),
  'the policies of a cluster': reversed(
    ([roleArn = '']) => clusterAt(roleArn, ['subnet-1', 'subnet-2']),
    (say, after) => makeRole('control', 'eks.amazonaws.com', ['AmazonEKSClusterPolicy'], after).role.arn.apply(say),
  ),
  'a subnet under a cluster': reversed(
    (subnets) => clusterAt(EVERYBODY, subnets.slice(0, 2)),
    (say, after) => makeNetwork(after).subnets.map(({ id }) => id.apply(say)),
  ),
  'the API server under a release': reversed(
    ([kubeconfig = '']) => cilium(new Provider('k', { kubeconfig })),
    (say, after) => kubeconfigOf(makeCluster({}, after)).apply(say),
  ),
  'the role of pods that run': reversed(
    ([kubeconfig = '']) => cilium(new Provider('k', { kubeconfig })),
    (say, after) => {
      const cluster = makeCluster();
      kubeconfigOf(cluster).apply(say);
      associationOf(cluster, after);
    },
  ),
  'the Internet gateway under a NAT gateway': reversed(
    ([subnet = '']) => natOf(subnet),
    (say, after) => {
      const { vpc, subnets } = makeNetwork();
      subnets[0]?.id.apply(say);
      new InternetGateway('internet', { vpcId: vpc.id }, { dependsOn: [...after] });
    },
  ),
  'a cluster that is protected': () => makeCluster({ deletionProtection: true }),
} satisfies Record<string, Program>;

function clusterAt(roleArn: string, subnetIds: string[]): Cluster {
  return new Cluster('c', { name: 'c', roleArn, vpcConfig: { subnetIds } });
}

function clusterOf(
  { role }: RoleWithPolicies,
  subnetIds: readonly pulumi.Input<string>[] = makeNetwork().subnets.map(({ id }) => id),
  after: readonly pulumi.Resource[] = [],
): Cluster {
  const args = { name: 'c', roleArn: role.arn, vpcConfig: { subnetIds: [...subnetIds] } };
  return new Cluster('c', args, { dependsOn: [...after] });
}

function nodesOf(cluster: Cluster, after: readonly pulumi.Resource[] = []): void {
  makeNodes({ clusterName: cluster.name, subnetIds: cluster.vpcConfig.subnetIds }, {}, after);
}

function natOf(subnetId: pulumi.Input<string>): NatGateway {
  return new NatGateway('nat', { subnetId, allocationId: 'eipalloc-1' });
}

/** A release of Cilium on a cluster, or wherever a provider leads. */
function cilium(where?: Cluster | Provider): Release {
  const provider = where instanceof Cluster ? new Provider('k', { kubeconfig: kubeconfigOf(where) }) : where;
  const repositoryOpts = { repo: 'https://charts.example.com' };
  const args = { name: 'cilium', namespace: 'kube-system', chart: 'cilium', version: '1.2.3', repositoryOpts };
  return new Release('cilium', args, provider === undefined ? {} : { provider });
}

function associationOf({ name }: Cluster, after: readonly pulumi.Resource[]): void {
  const args = { clusterName: name, namespace: 'kube-system', serviceAccount: 'cilium-operator', roleArn: EVERYBODY };
  new PodIdentityAssociation('pods', args, { dependsOn: [...after] });
}
