import { Subnet } from '@pulumi/aws/ec2/subnet';
import { Vpc } from '@pulumi/aws/ec2/vpc';
import { Cluster, type ClusterArgs } from '@pulumi/aws/eks/cluster';
import { NodeGroup, type NodeGroupArgs } from '@pulumi/aws/eks/nodeGroup';
import { Role } from '@pulumi/aws/iam/role';
import { RolePolicyAttachment } from '@pulumi/aws/iam/rolePolicyAttachment';
import type * as pulumi from '@pulumi/pulumi';

/** A role of a service with policies of AWS. */
export interface RoleWithPolicies {
  readonly role: Role;
  readonly policies: readonly RolePolicyAttachment[];
}

/** A VPC with a subnet in each of two zones. */
export function makeNetwork(after: readonly pulumi.Resource[] = []): {
  readonly vpc: Vpc;
  readonly subnets: readonly Subnet[];
} {
  const vpc = new Vpc('net', { cidrBlock: '10.0.0.0/16', tags: { Name: 'net' } });
  const subnets = ['a', 'b'].map(
    (zone, index) =>
      new Subnet(
        `net-${zone}`,
        { vpcId: vpc.id, cidrBlock: `10.0.${index}.0/24`, availabilityZone: `eu-central-1${zone}` },
        { dependsOn: [...after] },
      ),
  );
  return { vpc, subnets };
}

/** A role that a service may assume. */
export function makeRole(
  name: string,
  service: string,
  policies: readonly string[],
  after: readonly pulumi.Resource[] = [],
): RoleWithPolicies {
  const Statement = [{ Effect: 'Allow', Principal: { Service: service }, Action: ['sts:AssumeRole'] }];
  const role = new Role(name, { assumeRolePolicy: JSON.stringify({ Version: '2012-10-17', Statement }) });
  const attachments = policies.map(
    (policy) =>
      new RolePolicyAttachment(
        `${name}-${policy}`,
        { role: role.name, policyArn: `arn:aws:iam::aws:policy/${policy}` },
        { dependsOn: [...after] },
      ),
  );
  return { role, policies: attachments };
}

/** A cluster without add-ons, after all that it needs. */
export function makeCluster(args: Partial<ClusterArgs> = {}, after: readonly pulumi.Resource[] = []): Cluster {
  const { subnets } = makeNetwork();
  const { role, policies } = makeRole('control', 'eks.amazonaws.com', ['AmazonEKSClusterPolicy']);
  return new Cluster(
    'c',
    {
      name: 'c',
      roleArn: role.arn,
      bootstrapSelfManagedAddons: false,
      vpcConfig: { subnetIds: subnets.map(({ id }) => id) },
      accessConfig: { authenticationMode: 'API' },
      ...args,
    },
    { dependsOn: [...policies, ...after] },
  );
}

/** Nodes of a cluster, after their role's policies and whatever else is said. */
export function makeNodes(
  { clusterName, subnetIds }: Pick<NodeGroupArgs, 'clusterName' | 'subnetIds'>,
  args: Partial<NodeGroupArgs> = {},
  after: readonly pulumi.Resource[] = [],
): NodeGroup {
  const needed = ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'];
  const { role, policies } = makeRole('node', 'ec2.amazonaws.com', needed);
  const scalingConfig = { minSize: 1, desiredSize: 2, maxSize: 3 };
  return new NodeGroup(
    'n',
    { clusterName, subnetIds, nodeRoleArn: role.arn, scalingConfig, ...args },
    { dependsOn: [...policies, ...after] },
  );
}

/** The kubeconfig of somebody who reaches a cluster. */
export function kubeconfigOf({ endpoint }: Cluster): pulumi.Output<string> {
  return endpoint.apply((server) => JSON.stringify({ clusters: [{ name: 'c', cluster: { server } }] }));
}
