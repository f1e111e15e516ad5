import type { Values } from '../../../core/values';
import type { EksCluster } from '../eks-cluster';
import type { EksPodSubnet, VpcCniOptions } from '../networking';
import { listedPodSubnets } from '../pod-subnets';
import { regionOfZone } from '../rules/zones';

/** Settings of the agent of Amazon's CNI that options decide. Each is a string, whatever it stands for. */
export type VpcCniEnvName =
  | 'ANNOTATE_POD_IP'
  | 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG'
  | 'AWS_VPC_K8S_CNI_EXTERNALSNAT'
  | 'ENABLE_POD_ENI'
  | 'ENABLE_PREFIX_DELEGATION'
  | 'ENI_CONFIG_LABEL_DEF'
  | 'MINIMUM_IP_TARGET'
  | 'NETWORK_POLICY_ENFORCING_MODE'
  | 'POD_SECURITY_GROUP_ENFORCING_MODE'
  | 'WARM_ENI_TARGET'
  | 'WARM_IP_TARGET'
  | 'WARM_PREFIX_TARGET';

/** Settings of the agent, by name. */
export type VpcCniEnv = { readonly [Name in VpcCniEnvName]?: string };

/**
 * What the add-on `vpc-cni` is told by the networking mode of a cluster. `undefined`: nothing. Subnets for pods that are made
 * with the VPC are missing: whoever makes them adds what {@link eniConfig} says of them.
 *
 * On IPv6 clusters EKS itself sets `ENABLE_IPv4` and `ENABLE_IPv6` in both containers: the add-on's schema has no place
 * for them and refuses what it does not know.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s#cni-configuration-variables
 */
export function vpcCniConfiguration<S>(cluster: EksCluster<S>): Values<S> | undefined {
  const { mode, ipFamily, networking } = cluster.eks;
  const options = mode.vpcCni;
  if (options === undefined) return undefined;
  const prefixDelegation = ipFamily === 'ipv6' ? true : options.prefixDelegation;
  const env: VpcCniEnv = {
    ...vpcCniEnv({ ...options, ...(prefixDelegation !== undefined && { prefixDelegation }) }),
    // Calico would otherwise wait for kubelet to report an address before it programs a policy.
    ...(networking.mode === 'calico-policy' && { ANNOTATE_POD_IP: 'true' }),
  };
  const hasWindows = cluster.nodePools.some(({ os }) => os === 'windows');
  const configuration: Values<S> = {
    ...(Object.keys(env).length > 0 && { env: { ...env } }),
    // Without this, probes of kubelet do not reach pods whose traffic bypasses the node.
    ...(options.securityGroupsForPods?.enforcing === 'strict' && {
      init: { env: { DISABLE_TCP_EARLY_DEMUX: 'true' } },
    }),
    ...(options.networkPolicy !== undefined && { enableNetworkPolicy: 'true' }),
    ...(listedPodSubnets(options).length > 0 && { eniConfig: eniConfig(listedPodSubnets(options)) }),
    ...(hasWindows && { enableWindowsIpam: 'true' }),
    ...(hasWindows && prefixDelegation === true && { enableWindowsPrefixDelegation: 'true' }),
  };
  return Object.keys(configuration).length > 0 ? configuration : undefined;
}

/** The settings of the agent for some options: one for each that is given, even if it is `false` or 0. */
export function vpcCniEnv<S>(options: VpcCniOptions<S>): VpcCniEnv {
  const { prefixDelegation, podSubnets, securityGroupsForPods, networkPolicy, warm = {}, externalSnat } = options;
  return {
    ...(prefixDelegation !== undefined && { ENABLE_PREFIX_DELEGATION: String(prefixDelegation) }),
    ...(podSubnets !== undefined && {
      AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true',
      ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone',
    }),
    ...(securityGroupsForPods !== undefined && {
      ENABLE_POD_ENI: 'true',
      POD_SECURITY_GROUP_ENFORCING_MODE: securityGroupsForPods.enforcing ?? 'standard',
    }),
    ...(networkPolicy !== undefined && { NETWORK_POLICY_ENFORCING_MODE: networkPolicy }),
    ...(warm.enis !== undefined && { WARM_ENI_TARGET: String(warm.enis) }),
    ...(warm.ips !== undefined && { WARM_IP_TARGET: String(warm.ips) }),
    ...(warm.minimumIps !== undefined && { MINIMUM_IP_TARGET: String(warm.minimumIps) }),
    ...(warm.prefixes !== undefined && { WARM_PREFIX_TARGET: String(warm.prefixes) }),
    ...(externalSnat !== undefined && { AWS_VPC_K8S_CNI_EXTERNALSNAT: String(externalSnat) }),
  };
}

/** One ENIConfig a zone, named like the zone: that is how nodes find theirs. */
export function eniConfig<S>(subnets: readonly EksPodSubnet<S>[]): Values<S> {
  return {
    create: true,
    // Nothing reads it, but the add-on's schema demands it.
    region: regionOfZone(subnets[0]?.zone ?? '') ?? '',
    subnets: Object.fromEntries(
      subnets.map(({ zone, subnetId, securityGroupIds }) => [
        zone,
        { id: subnetId, ...(securityGroupIds !== undefined && { securityGroups: securityGroupIds }) },
      ]),
    ),
  };
}
