import type { IpFamily } from '../../../core/network/cidr';
import type { CiliumSettings } from '../settings';

/** The cluster's range of pod addresses of an IP family, where it has one. */
export function podRange<S>({ cluster }: CiliumSettings<S>, family: IpFamily): S | undefined {
  const index = cluster.ipFamilies.indexOf(family);
  return index < 0 ? undefined : cluster.ranges.pods[index];
}

/** Where pods are reached as they are, as far as something says so: packets that leave it get the address of their node. */
export function nativeRange<S>(settings: CiliumSettings<S>, family: IpFamily): S | undefined {
  const { cluster, podNetwork, routing } = settings;
  const given = routing.mode === 'native' ? routing[`${family}NativeRoutingCIDR`] : undefined;
  if (given !== undefined) return given;
  if (podNetwork.kind !== 'cloud' || podNetwork.cloud !== 'gcp') return rangeOfPods(settings, family);
  return podNetwork.routed[cluster.ipFamilies.indexOf(family)];
}

/** The one range that holds every pod. Pools that pods choose, and several ranges, have none. */
export function rangeOfPods<S>(settings: CiliumSettings<S>, family: IpFamily): S | undefined {
  const { ipam, podNetwork, pools } = settings;
  if (podNetwork.kind !== 'own') return podRange(settings, family);
  if (ipam === 'multi-pool') return undefined;
  const pool = ipam === 'cluster-pool' ? pools[family] : undefined;
  if (pool?.isOwn !== true) return podRange(settings, family);
  return pool.ranges.length === 1 ? pool.ranges[0] : undefined;
}
