import type { IpFamily } from '../../../core/network/cidr';
import type { Values } from '../../../core/values';
import { podNetworkValues } from '../platforms/values';
import { podRange } from '../routing/ranges';
import type { CiliumSettings } from '../settings';

/** Where pod addresses come from. */
export function addressValues<S>(settings: CiliumSettings<S>): Values<S> {
  const { cluster } = settings;
  const has = (family: IpFamily): boolean => cluster.ipFamilies.includes(family);
  const families = { ipv4: { enabled: has('ipv4') }, ipv6: { enabled: has('ipv6') } };
  const ofNetwork = podNetworkValues(settings);
  if (ofNetwork !== undefined) return { ...families, ...ofNetwork };
  if (settings.ipam === 'kubernetes') {
    return {
      ...families,
      ipam: { mode: 'kubernetes' },
      k8s: { requireIPv4PodCIDR: has('ipv4'), requireIPv6PodCIDR: has('ipv6') },
    };
  }
  const [ipv4, ipv6] = [podRange(settings, 'ipv4'), podRange(settings, 'ipv6')];
  return {
    ...families,
    ipam: {
      mode: 'cluster-pool',
      operator: {
        ...(ipv4 !== undefined && {
          clusterPoolIPv4PodCIDRList: [ipv4],
          clusterPoolIPv4MaskSize: cluster.nodeCidrPrefix.ipv4,
        }),
        ...(ipv6 !== undefined && {
          clusterPoolIPv6PodCIDRList: [ipv6],
          clusterPoolIPv6MaskSize: cluster.nodeCidrPrefix.ipv6,
        }),
      },
    },
  };
}
