import type { KubernetesObject } from '../../core/plan';
import type { Values } from '../../core/values';

/** Which version of each kind every supported minor of Cilium serves. */
const VERSIONS = {
  CiliumBGPAdvertisement: 'v2',
  CiliumBGPClusterConfig: 'v2',
  CiliumBGPNodeConfigOverride: 'v2',
  CiliumBGPPeerConfig: 'v2',
  CiliumCIDRGroup: 'v2',
  CiliumClusterwideNetworkPolicy: 'v2',
  CiliumEgressGatewayPolicy: 'v2',
  CiliumGatewayClassConfig: 'v2alpha1',
  CiliumL2AnnouncementPolicy: 'v2alpha1',
  CiliumLoadBalancerIPPool: 'v2',
  CiliumLocalRedirectPolicy: 'v2',
  CiliumNetworkPolicy: 'v2',
  CiliumNodeConfig: 'v2',
  CiliumPodIPPool: 'v2alpha1',
} as const;

/** A kind of Cilium's own that plans here make. */
export type CiliumKind = keyof typeof VERSIONS;

/** An object of one of Cilium's own kinds. */
export function ciliumObject<S>(
  kind: CiliumKind,
  metadata: KubernetesObject['metadata'],
  spec: Values<S>,
): KubernetesObject<S> {
  return { apiVersion: `cilium.io/${VERSIONS[kind]}`, kind, metadata, spec };
}
