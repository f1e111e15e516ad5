import { LogGroup } from '@pulumi/aws/cloudwatch/logGroup';
import { SecurityGroup } from '@pulumi/aws/ec2/securityGroup';
import { Vpc } from '@pulumi/aws/ec2/vpc';
import { Addon } from '@pulumi/aws/eks/addon';
import { Cluster, type ClusterArgs } from '@pulumi/aws/eks/cluster';
import { NodeGroup, type NodeGroupArgs } from '@pulumi/aws/eks/nodeGroup';
import { Role } from '@pulumi/aws/iam/role';
import { Provider } from '@pulumi/aws/provider';
import { getVersion } from '@pulumi/aws/utilities';
import * as pulumi from '@pulumi/pulumi';
import type { Program } from '../stack';

const SCALING = { minSize: 1, desiredSize: 1, maxSize: 1 };

/** Programs whose inputs nothing but AWS or its provider looks at, so that the stub must. */
export const PROGRAMS = {
  'a text for a boolean': () => cluster({ bootstrapSelfManagedAddons: wrong('no') }),
  'a secret of the wrong type': () => cluster({ version: wrong(pulumi.secret(1.34)) }),
  'an unknown property inside': () => cluster({ vpcConfig: wrong({ subnetIds: ['subnet-1'], publicAccess: true }) }),
  'an unknown property at the top': () => raw('aws:ec2/vpc:Vpc', { cidrBlock: '10.0.0.0/16', cidr: '10.0.0.0/16' }),
  'a required property left out': () => nodes({ scalingConfig: wrong({ minSize: 1, maxSize: 1 }) }),
  'a mode that the API does not have': () => cluster({ accessConfig: { authenticationMode: 'TOKEN' } }),
  'a name that does not match': () => cluster({ name: '-c' }),
  'a name with a tail that does not match': () => cluster({ name: 'c c' }),
  'a name that is too long': () => cluster({ name: 'c'.repeat(101) }),
  'a log type inside a list': () => cluster({ enabledClusterLogTypes: ['api', 'kubelet'] }),
  'a number below the least': () => nodes({ scalingConfig: { ...SCALING, maxSize: 0 } }),
  'a fraction for an integer': () => nodes({ diskSize: 20.5 }),
  "a taint in Kubernetes' spelling": () => nodes({ taints: [{ key: 'k', effect: 'NoSchedule' }] }),
  'a label that is too long': () => nodes({ labels: { a: 'b'.repeat(64) } }),
  'a kind of access that there is not': () =>
    raw('aws:eks/accessEntry:AccessEntry', { clusterName: 'c', principalArn: 'arn', type: 'NODE' }),
  'a configuration that is not JSON': () =>
    new Addon('x', { clusterName: 'c', addonName: 'coredns', configurationValues: 'a: 1' }),
  'a conflict to preserve on creation': () =>
    new Addon('x', { clusterName: 'c', addonName: 'coredns', resolveConflictsOnCreate: 'PRESERVE' }),
  'a trust that is not JSON': () => new Role('x', { assumeRolePolicy: '{' }),
  'a description that EC2 does not take': () => new SecurityGroup('x', { description: 'nodes → pods' }),
  'a retention that there is not': () => new LogGroup('x', { retentionInDays: 2 }),
  'a tenancy that there is not': () => new Vpc('x', { instanceTenancy: 'shared' }),
  'a tag that AWS keeps for itself': () => new Vpc('x', { tags: { 'aws:x': 'y' } }),
  'a region that is none': () => new Vpc('x', { region: 'frankfurt' }),
  'a setting of the provider': () => new Provider('x', { maxRetries: wrong('many') }),
  'a resource that nobody uses': () => raw('aws:s3/bucket:Bucket', {}),
} satisfies Record<string, Program>;

function cluster(args: Partial<ClusterArgs>): void {
  new Cluster('x', { roleArn: 'arn', vpcConfig: { subnetIds: ['subnet-1', 'subnet-2'] }, ...args });
}

function nodes(args: Partial<NodeGroupArgs>): void {
  new NodeGroup('x', { clusterName: 'c', nodeRoleArn: 'arn', subnetIds: ['s'], scalingConfig: SCALING, ...args });
}

/** A resource without the SDK's constructor, which drops what it does not know. */
function raw(type: string, inputs: pulumi.Inputs): pulumi.Resource {
  return new (class extends pulumi.CustomResource {})(type, 'x', inputs, { version: getVersion() });
}

/** What the compiler would not let through. */
function wrong<T>(value: unknown): T {
  return value as T;
}
