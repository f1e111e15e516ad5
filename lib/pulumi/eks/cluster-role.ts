import type { EksCluster } from '../../clusters/eks/eks-cluster';
import type { VpcCniOptions } from '../../clusters/eks/networking';

/** AWS's own policies for the role that EKS acts under on behalf of a cluster. */
export function clusterPolicies({ eks }: EksCluster<unknown>): readonly string[] {
  return [
    'AmazonEKSClusterPolicy',
    ...(trunksOrWindows(eks.mode.vpcCni, eks.nodePools) ? ['AmazonEKSVPCResourceController'] : []),
    ...(eks.mode.isAuto
      ? [
          'AmazonEKSBlockStoragePolicy',
          'AmazonEKSComputePolicy',
          'AmazonEKSLoadBalancingPolicy',
          'AmazonEKSNetworkingPolicy',
        ]
      : []),
  ];
}

/** Whether a controller of EKS hands out addresses: to pods with security groups of their own, and on Windows. */
function trunksOrWindows(
  vpcCni: VpcCniOptions<unknown> | undefined,
  pools: EksCluster<unknown>['eks']['nodePools'],
): boolean {
  return vpcCni?.securityGroupsForPods !== undefined || pools.some(({ os }) => os === 'windows');
}
