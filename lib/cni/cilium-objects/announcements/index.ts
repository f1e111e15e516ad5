export type {
  BgpAdvertisement,
  BgpAdvertisementBase,
  BgpCommunities,
  InterfaceAdvertisement,
  LargeCommunity,
  PodPoolAdvertisement,
  PodRangeAdvertisement,
  ServiceAdvertisement,
  StandardCommunity,
  WellKnownCommunity,
} from './advertisement-options';
export type {
  Asn,
  BgpGracefulRestart,
  BgpInstance,
  BgpInstanceOverride,
  BgpNodeOverride,
  BgpNodes,
  BgpPeer,
  BgpPeerAtAddress,
  BgpPeerAtGateway,
  BgpPeerBase,
  BgpPeerOverride,
  BgpTimers,
} from './bgp-options';
export type { CiliumAnnouncementsOptions } from './options';
export { planCiliumAnnouncements } from './plan';
export type {
  AddressBlock,
  AddressRange,
  CidrBlock,
  L2Announcement,
  LoadBalancerPool,
  ServicesOfPools,
} from './pool-options';
