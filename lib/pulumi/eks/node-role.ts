import type * as pulumi from '@pulumi/pulumi';
import type { EksContext } from './context';
import { EksRole } from './role';

/** What machines need to join a cluster and to fetch images. What their pods need, pods have roles of their own for. */
const NODE_POLICIES = ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'];

/** The same for machines that EKS runs itself. */
const AUTO_NODE_POLICIES = ['AmazonEKSWorkerNodeMinimalPolicy', 'AmazonEC2ContainerRegistryPullOnly'];

/** A role for machines. */
export function nodeRole(
  name: string,
  context: EksContext,
  purpose: string,
  opts: pulumi.ComponentResourceOptions,
  runBy: 'owner' | 'eks' = 'owner',
): EksRole {
  const managedPolicies = runBy === 'eks' ? AUTO_NODE_POLICIES : NODE_POLICIES;
  return new EksRole(name, { context, purpose, service: 'ec2.amazonaws.com', managedPolicies }, opts);
}
