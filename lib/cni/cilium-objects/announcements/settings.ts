import type { Cluster } from '../../../core/cluster';
import type { IpFamily } from '../../../core/network/cidr';
import type { ServiceSelector } from '../service-selector';
import type { BgpAdvertisement } from './advertisement-options';
import type { BgpInstance, BgpNodes, BgpPeer } from './bgp-options';
import type { CiliumAnnouncementsOptions } from './options';
import type { L2Announcement, LoadBalancerPool, ServicesOfPools } from './pool-options';
import { type Descriptions, descriptionsOf, nested, type Placed } from './references';

/** Everything about announcements, decided. */
export interface AnnouncementSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  readonly name: string;
  readonly pools: Descriptions<LoadBalancerPool<S>>;
  readonly advertisements: Descriptions<BgpAdvertisement<S>>;
  readonly l2: readonly Placed<L2Announcement<S>>[];
  readonly bgp: readonly Placed<BgpNodes<S>>[];
  readonly peers: readonly PeerSettings<S>[];
}

/** A peer of an instance, decided. */
export interface PeerSettings<S = unknown> extends Placed<BgpPeer<S>> {
  readonly nodes: BgpNodes<S>;
  readonly instance: BgpInstance<S>;
  readonly families: readonly IpFamily[];
  readonly timers: {
    readonly holdTimeSeconds: number;
    readonly keepAliveTimeSeconds: number;
    readonly connectRetryTimeSeconds: number;
  };
  /** Seconds; `undefined` where the peer drops routes at once. */
  readonly restartTimeSeconds: number | undefined;
  readonly multihop: number;
}

/** Fills in every default, and gathers what is nested. */
export function resolveAnnouncements<S>(
  cluster: Cluster<S>,
  options: CiliumAnnouncementsOptions<S>,
): AnnouncementSettings<S> {
  const bgp = placed(options.bgp, ['bgp']);
  const l2 = placed(options.l2, ['l2']);
  const peers = bgp.flatMap((nodes) => peersOf(nodes, cluster.ipFamilies));
  const advertisements = descriptionsOf([
    ...placed(options.advertisements, ['advertisements']),
    ...peers.flatMap(({ path, value }) => nested(value.advertises, [...path, 'advertises'])),
  ]);
  const users = [
    ...l2.map(({ path, value }) => ({ services: value.services, path })),
    ...[...advertisements.all, ...advertisements.contradicting].map(({ path, value }) => ({
      services: value.type === 'Service' ? value.services : undefined,
      path,
    })),
  ];
  return {
    cluster,
    name: options.name ?? 'cilium-announcements',
    l2,
    bgp,
    peers,
    advertisements,
    pools: descriptionsOf([
      ...placed(options.pools, ['pools']),
      ...users.flatMap(({ path, services }) =>
        isOfPools(services) ? nested(services.pools, [...path, 'services', 'pools']) : [],
      ),
    ]),
  };
}

/** Whether Services are chosen by their pools. */
export function isOfPools<S>(
  services: ServicesOfPools<S> | ServiceSelector | undefined,
): services is ServicesOfPools<S> {
  return services !== undefined && 'pools' in services;
}

function placed<T>(all: readonly T[] | undefined, path: readonly string[]): readonly Placed<T>[] {
  return (all ?? []).map((value, index) => ({ value, path: [...path, index] }));
}

function peersOf<S>(
  { path, value: nodes }: Placed<BgpNodes<S>>,
  families: readonly IpFamily[],
): readonly PeerSettings<S>[] {
  return nodes.instances.flatMap((instance, index) =>
    instance.peers.map((peer, at): PeerSettings<S> => {
      const { gracefulRestart = true, timers = {} } = peer;
      const { holdTimeSeconds = 30 } = timers;
      return {
        value: peer,
        path: [...path, 'instances', index, 'peers', at],
        nodes,
        instance,
        families: peer.families ?? families,
        timers: {
          holdTimeSeconds,
          keepAliveTimeSeconds: timers.keepAliveTimeSeconds ?? Math.floor(holdTimeSeconds / 3),
          connectRetryTimeSeconds: timers.connectRetryTimeSeconds ?? 120,
        },
        restartTimeSeconds:
          gracefulRestart === false ? undefined : gracefulRestart === true ? 120 : gracefulRestart.restartTimeSeconds,
        multihop: peer.ebgpMultihop ?? 1,
      };
    }),
  );
}
