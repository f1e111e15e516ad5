import { Firewall } from '@pulumi/gcp/compute/firewall';
import { Cluster, type ClusterArgs } from '@pulumi/gcp/container/cluster';
import { NodePool, type NodePoolArgs } from '@pulumi/gcp/container/nodePool';
import { IAMMember } from '@pulumi/gcp/projects/iammember';
import { Provider } from '@pulumi/gcp/provider';
import { Account } from '@pulumi/gcp/serviceaccount/account';
import { getVersion } from '@pulumi/gcp/utilities';
import * as pulumi from '@pulumi/pulumi';
import type { Program } from '../stack';

/** Programs whose inputs nothing but Google Cloud or its provider looks at, so that the stub must. */
export const PROGRAMS = {
  'a text for a boolean': () => cluster({ enableAutopilot: wrong('yes') }),
  'an unknown property inside': () => cluster({ privateClusterConfig: wrong({ privateNodes: true }) }),
  'a dataplane that there is not': () => cluster({ datapathProvider: 'CILIUM' }),
  'a name that is too long': () => cluster({ name: 'c'.repeat(41) }),
  'a range of the control plane that is no /28': () =>
    cluster({ privateClusterConfig: { masterIpv4CidrBlock: '172.16.0.0/27' } }),
  'a channel of the Gateway API that there is not': () => cluster({ gatewayApiConfig: { channel: 'standard' } }),
  'a component that writes no log': () => cluster({ loggingConfig: { enableComponents: ['KUBELET'] } }),
  'the name of one range and the block of another': () =>
    cluster({ ipAllocationPolicy: { clusterSecondaryRangeName: 'pods', servicesIpv4CidrBlock: '172.20.0.0/20' } }),
  'an option of nodes on Autopilot': () => cluster({ enableAutopilot: true, defaultMaxPodsPerNode: 48 }),
  'pools inside of a cluster without its first': () =>
    cluster({ removeDefaultNodePool: true, nodePools: [{ name: 'p' }] }),
  "a taint in Kubernetes' spelling": () =>
    nodes({ nodeConfig: { taints: [{ key: 'k', value: 'v', effect: 'NoSchedule' }] } }),
  'a taint without a value': () => nodes({ nodeConfig: { taints: [wrong({ key: 'k', effect: 'NO_SCHEDULE' })] } }),
  'a prefix that is too long': () => nodes({ namePrefix: 'a-name-of-15-ch' }),
  'nodes that are counted twice': () => nodes({ nodeCount: 1, autoscaling: { minNodeCount: 0, maxNodeCount: 3 } }),
  'a scale by zone and in total': () => nodes({ autoscaling: { minNodeCount: 0, totalMaxNodeCount: 3 } }),
  'a policy of locations that there is not': () =>
    nodes({ autoscaling: { minNodeCount: 0, maxNodeCount: 3, locationPolicy: 'any' } }),
  'a role without its beginning': () =>
    new IAMMember('x', { project: 'my-project', role: 'container.admin', member: 'user:a@example.com' }),
  'a member of no kind': () =>
    new IAMMember('x', { project: 'my-project', role: 'roles/viewer', member: 'a@example.com' }),
  'an account whose id is too long': () => new Account('x', { accountId: 'a'.repeat(31) }),
  'a protocol that there is not': () => new Firewall('x', { network: 'n', allows: [{ protocol: 'http' }] }),
  'a project that is none': () => cluster({ project: 'My Project' }),
  'a setting of the provider': () => new Provider('x', { batching: wrong('yes') }),
  'a resource that nobody uses': () => raw('gcp:storage/bucket:Bucket', { location: 'EU' }),
} satisfies Record<string, Program>;

function cluster(args: Partial<ClusterArgs>): void {
  new Cluster('x', { location: 'europe-west3', ...args });
}

function nodes(args: Partial<NodePoolArgs>): void {
  new NodePool('x', { cluster: 'c', location: 'europe-west3', ...args });
}

/** A resource without the SDK's constructor, which drops what it does not know. */
function raw(type: string, inputs: pulumi.Inputs): pulumi.Resource {
  return new (class extends pulumi.CustomResource {})(type, 'x', inputs, { version: getVersion() });
}

/** What the compiler would not let through. */
function wrong<T>(value: unknown): T {
  return value as T;
}
