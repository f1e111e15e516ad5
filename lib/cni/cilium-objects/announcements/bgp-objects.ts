import { selectorValues, takesAll } from '../../../core/label-selector';
import type { KubernetesObject } from '../../../core/plan';
import type { Values } from '../../../core/values';
import { ciliumObject } from '../cilium-object';
import { ADVERTISEMENT_LABEL } from './advertisement-objects';
import type { BgpAdvertisement } from './advertisement-options';
import type { BgpNodes } from './bgp-options';
import { allMeant, type Placed } from './references';
import type { AnnouncementSettings, PeerSettings } from './settings';

/** How sessions with a peer are, and what it is told of. */
export function peerConfigObject<S>(peer: PeerSettings<S>, settings: AnnouncementSettings<S>): KubernetesObject<S> {
  const { families, multihop, restartTimeSeconds, timers, value } = peer;
  const { authSecretRef, peerPort, sourceInterface } = value;
  return ciliumObject<S>(
    'CiliumBGPPeerConfig',
    { name: peerConfigName(peer) },
    {
      timers,
      gracefulRestart: restartTimeSeconds === undefined ? { enabled: false } : { enabled: true, restartTimeSeconds },
      ...(multihop > 1 && { ebgpMultihop: multihop }),
      ...(authSecretRef !== undefined && { authSecretRef }),
      ...((peerPort !== undefined || sourceInterface !== undefined) && {
        transport: {
          ...(peerPort !== undefined && { peerPort }),
          ...(sourceInterface !== undefined && { sourceInterface }),
        },
      }),
      families: families.map((family) => {
        const names = advertisedTo(peer, settings)
          .filter((one) => one.families === undefined || one.families.includes(family))
          .map(({ name }) => name);
        return {
          afi: family,
          safi: 'unicast',
          ...(names.length > 0 && {
            advertisements: {
              matchExpressions: [{ key: ADVERTISEMENT_LABEL, operator: 'In', values: [...names].sort() }],
            },
          }),
        };
      }),
    },
  );
}

/** What a peer is told of. References that lead nowhere are left out. */
export function advertisedTo<S>(
  { value }: PeerSettings<S>,
  { advertisements }: AnnouncementSettings<S>,
): readonly BgpAdvertisement<S>[] {
  return allMeant(value.advertises, advertisements);
}

/** Which nodes run which routers. */
export function clusterConfigObject<S>(
  { value }: Placed<BgpNodes<S>>,
  { peers }: AnnouncementSettings<S>,
): KubernetesObject<S> {
  const { instances, name, nodes } = value;
  return ciliumObject<S>(
    'CiliumBGPClusterConfig',
    { name },
    {
      ...(nodes !== undefined && !takesAll(nodes) && { nodeSelector: selectorValues(nodes) }),
      bgpInstances: instances.map((instance) => ({
        name: instance.name,
        localASN: instance.localASN,
        ...(instance.localPort !== undefined && { localPort: instance.localPort }),
        peers: peers.filter((peer) => peer.instance === instance).map(peerEntry),
      })),
    },
  );
}

function peerEntry<S>(peer: PeerSettings<S>): Values<S> {
  const { value } = peer;
  return {
    name: value.name,
    peerASN: value.peerASN,
    ...('address' in value
      ? { peerAddress: value.address }
      : {
          autoDiscovery: {
            mode: value.autoDiscovery.mode,
            defaultGateway: { addressFamily: value.autoDiscovery.addressFamily },
          },
        }),
    peerConfigRef: { name: peerConfigName(peer) },
  };
}

/** No part has a dot: no two peers can have one name. */
function peerConfigName({ instance, nodes, value }: PeerSettings<unknown>): string {
  return `${nodes.name}.${instance.name}.${value.name}`;
}

/** What differs on single nodes: one object for each, named as its Node. */
export function overrideObjects<S>({ value }: Placed<BgpNodes<S>>): readonly KubernetesObject<S>[] {
  return (value.overrides ?? []).map(({ instances, node }) =>
    ciliumObject<S>(
      'CiliumBGPNodeConfigOverride',
      { name: node },
      {
        bgpInstances: instances.map(({ localASN, localPort, name, peers, routerID }) => ({
          name,
          ...(routerID !== undefined && { routerID }),
          ...(localASN !== undefined && { localASN }),
          ...(localPort !== undefined && { localPort }),
          ...(peers && { peers: peers.map((peer) => ({ name: peer.name, localAddress: peer.localAddress })) }),
        })),
      },
    ),
  );
}
