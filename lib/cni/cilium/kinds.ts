import type { RegisteredKind } from '../../core/plan';

/** The API group of Cilium's own kinds. */
export const CILIUM_GROUP = 'cilium.io';

/** Kinds that operators know in every supported minor, by the plural of their name: some only where their feature is on. */
const PLURALS = {
  CiliumBGPAdvertisement: 'ciliumbgpadvertisements',
  CiliumBGPClusterConfig: 'ciliumbgpclusterconfigs',
  CiliumBGPNodeConfigOverride: 'ciliumbgpnodeconfigoverrides',
  CiliumBGPPeerConfig: 'ciliumbgppeerconfigs',
  CiliumCIDRGroup: 'ciliumcidrgroups',
  CiliumClusterwideEnvoyConfig: 'ciliumclusterwideenvoyconfigs',
  CiliumClusterwideNetworkPolicy: 'ciliumclusterwidenetworkpolicies',
  CiliumEgressGatewayPolicy: 'ciliumegressgatewaypolicies',
  CiliumEnvoyConfig: 'ciliumenvoyconfigs',
  CiliumGatewayClassConfig: 'ciliumgatewayclassconfigs',
  CiliumL2AnnouncementPolicy: 'ciliuml2announcementpolicies',
  CiliumLoadBalancerIPPool: 'ciliumloadbalancerippools',
  CiliumLocalRedirectPolicy: 'ciliumlocalredirectpolicies',
  CiliumNetworkPolicy: 'ciliumnetworkpolicies',
  CiliumNodeConfig: 'ciliumnodeconfigs',
  CiliumPodIPPool: 'ciliumpodippools',
} as const;

/** A kind of Cilium's own that callers make objects of. */
export type CiliumKind = keyof typeof PLURALS;

/** What Cilium's operator makes known to the cluster. The chart brings no definitions. */
export const CILIUM_KINDS: readonly RegisteredKind[] = Object.entries(PLURALS).map(([kind, plural]) => ({
  group: CILIUM_GROUP,
  kind,
  definition: `${plural}.${CILIUM_GROUP}`,
}));
