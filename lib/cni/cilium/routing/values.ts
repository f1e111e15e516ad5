import type { Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';
import { nativeRange } from './ranges';
import { underlayOf } from './tunnel';

/** How packets travel between nodes. */
export function routingValues<S>(settings: CiliumSettings<S>): Values<S> {
  const { routing, podNetwork } = settings;
  if (routing.mode === 'tunnel') {
    return {
      routingMode: 'tunnel',
      tunnelProtocol: routing.protocol ?? 'vxlan',
      ...(routing.port !== undefined && { tunnelPort: routing.port }),
      ...(routing.sourcePortRange && {
        tunnelSourcePortRange: `${routing.sourcePortRange.from}-${routing.sourcePortRange.to}`,
      }),
      ...((routing.underlay !== undefined || underlayOf(settings) === 'ipv6') && {
        underlayProtocol: routing.underlay ?? underlayOf(settings),
      }),
    };
  }
  const fromPool = routing.nativeRoutingCIDRFromClusterPool === true;
  const [ipv4, ipv6] = fromPool
    ? [routing.ipv4NativeRoutingCIDR, routing.ipv6NativeRoutingCIDR]
    : [nativeRange(settings, 'ipv4'), nativeRange(settings, 'ipv6')];
  return {
    routingMode: 'native',
    ...(fromPool && { nativeRoutingCIDRFromClusterPool: true }),
    ...(ipv4 !== undefined && { ipv4NativeRoutingCIDR: ipv4 }),
    ...(ipv6 !== undefined && { ipv6NativeRoutingCIDR: ipv6 }),
    ...(podNetwork.kind === 'own' && { autoDirectNodeRoutes: routing.autoDirectNodeRoutes }),
    ...(routing.directRoutingSkipUnreachable && { directRoutingSkipUnreachable: true }),
  };
}
