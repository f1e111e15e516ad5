import type { AksCluster, AksSettings } from '../aks-cluster';
import type { AksMode } from '../modes';
import type { AksOutboundType } from '../options';

/** How an AKS cluster is connected, as its API says it. */
export interface AksNetworkProfile<S = string>
  extends Pick<AksMode<S>, 'networkPlugin' | 'networkPluginMode' | 'networkDataplane' | 'networkPolicy'> {
  /** Where pods get addresses, IPv4. Absent: in a subnet. */
  readonly podCidr?: S;
  /** The same of both IP versions, where there are two. */
  readonly podCidrs?: readonly S[];
  /** Where Services get addresses, IPv4. */
  readonly serviceCidr: S;
  /** The same of both IP versions, where there are two. */
  readonly serviceCidrs?: readonly S[];
  /** The address of cluster DNS. */
  readonly dnsServiceIP: S;
  /** Absent: IPv4 alone. */
  readonly ipFamilies?: readonly ('IPv4' | 'IPv6')[];
  readonly loadBalancerSku: 'standard';
  readonly outboundType: AksOutboundType;
  /** Absent: the CNI is not AKS's own, and nothing was asked for. */
  readonly advancedNetworking?: AdvancedNetworkingProfile | { readonly enabled: false };
}

/** Advanced Container Networking Services, as the API says them. */
export interface AdvancedNetworkingProfile {
  readonly enabled: true;
  readonly observability: { readonly enabled: boolean };
  readonly security: {
    readonly enabled: boolean;
    readonly advancedNetworkPolicies?: 'FQDN' | 'L7' | 'None';
    /** From the API version 2026-01-01. */
    readonly transitEncryption?: { readonly type: 'WireGuard' };
  };
  /** From the API version 2026-01-01. */
  readonly performance?: { readonly accelerationMode: 'BpfVeth' };
}

/**
 * The network profile that the networking mode of a cluster means: what the mode does not have is left out, and nothing that
 * it has is left to a default, which differs with what else is said.
 *
 * @param dnsServiceIP - the address of cluster DNS: the description has none where `serviceRange` is known only later.
 */
export function networkProfileOf<S>({ aks, ranges, ipFamilies }: AksCluster<S>, dnsServiceIP: S): AksNetworkProfile<S> {
  const { networkPlugin, networkPluginMode, networkDataplane, networkPolicy } = aks.mode;
  const [podCidr] = ranges.pods;
  const isDual = ipFamilies.length > 1;
  return {
    networkPlugin,
    ...(networkPluginMode !== undefined && { networkPluginMode }),
    ...(networkDataplane !== undefined && { networkDataplane }),
    ...(networkPolicy !== undefined && { networkPolicy }),
    ...(podCidr !== undefined && { podCidr }),
    serviceCidr: aks.serviceRange,
    dnsServiceIP,
    ...(isDual && {
      ipFamilies: ipFamilies.map((family) => (family === 'ipv4' ? ('IPv4' as const) : ('IPv6' as const))),
      podCidrs: ranges.pods,
      serviceCidrs: ranges.services,
    }),
    loadBalancerSku: 'standard',
    outboundType: aks.outboundType,
    // Only `false` turns them off again.
    ...((networkPlugin === 'azure' || aks.advancedNetworking !== undefined) && {
      advancedNetworking: servicesOf(aks.advancedNetworking),
    }),
  };
}

function servicesOf(
  services: AksSettings['advancedNetworking'],
): AdvancedNetworkingProfile | { readonly enabled: false } {
  if (services === undefined) return { enabled: false };
  const { observability, advancedNetworkPolicies, transitEncryption, accelerationMode } = services;
  const isSecurity = advancedNetworkPolicies !== undefined || transitEncryption !== undefined;
  return {
    enabled: true,
    observability: { enabled: observability },
    security: {
      enabled: isSecurity,
      // Left out beside encryption, it would be on.
      ...(isSecurity && { advancedNetworkPolicies: advancedNetworkPolicies ?? 'None' }),
      ...(transitEncryption !== undefined && { transitEncryption: { type: transitEncryption } }),
    },
    ...(accelerationMode !== undefined && { performance: { accelerationMode } }),
  };
}
