import type { IpFamily } from '../../../core/network/cidr';
import type { Values } from '../../../core/values';
import { podNetworkValues } from '../platforms/values';
import type { CiliumSettings } from '../settings';

/** Where pod addresses come from. */
export function addressValues<S>(settings: CiliumSettings<S>): Values<S> {
  const { cluster } = settings;
  const has = (family: IpFamily): boolean => cluster.ipFamilies.includes(family);
  const families = { ipv4: { enabled: has('ipv4') }, ipv6: { enabled: has('ipv6') } };
  const ofNetwork = podNetworkValues(settings);
  if (ofNetwork !== undefined) return { ...families, ...ofNetwork };
  switch (settings.ipam) {
    case 'kubernetes':
      return {
        ...families,
        ipam: { mode: 'kubernetes' },
        k8s: { requireIPv4PodCIDR: has('ipv4'), requireIPv6PodCIDR: has('ipv6') },
      };
    case 'multi-pool':
      return { ...families, ipam: multiPoolValues(settings) };
    case 'cluster-pool':
    case 'delegated-plugin':
    case 'eni':
      return { ...families, ipam: clusterPoolValues(settings) };
  }
}

function clusterPoolValues<S>({ pools: { ipv4, ipv6 } }: CiliumSettings<S>): Values<S> {
  return {
    mode: 'cluster-pool',
    operator: {
      ...(ipv4 && { clusterPoolIPv4PodCIDRList: ipv4.ranges, clusterPoolIPv4MaskSize: ipv4.blockPrefix }),
      ...(ipv6 && { clusterPoolIPv6PodCIDRList: ipv6.ranges, clusterPoolIPv6MaskSize: ipv6.blockPrefix }),
    },
  };
}

/** The operator makes the default pool when it starts, and leaves it alone once it is there. */
function multiPoolValues<S>({ options: { ipam }, pools: { ipv4, ipv6 } }: CiliumSettings<S>): Values<S> {
  const kept = typeof ipam === 'object' && ipam.mode === 'multi-pool' ? Object.entries(ipam.preAllocation ?? {}) : [];
  return {
    mode: 'multi-pool',
    ...(kept.length > 0 && { multiPoolPreAllocation: kept.map(([pool, count]) => `${pool}=${count}`).join(',') }),
    operator: {
      autoCreateCiliumPodIPPools: {
        default: {
          ...(ipv4 && { ipv4: { cidrs: ipv4.ranges, maskSize: ipv4.blockPrefix } }),
          ...(ipv6 && { ipv6: { cidrs: ipv6.ranges, maskSize: ipv6.blockPrefix } }),
        },
      },
    },
  };
}
