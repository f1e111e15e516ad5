import type { Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';
import { nativeRange } from './ranges';

/** How packets travel between nodes. */
export function routingValues<S>(settings: CiliumSettings<S>): Values<S> {
  const { routing, cluster, podNetwork } = settings;
  if (routing.mode === 'tunnel') {
    return {
      routingMode: 'tunnel',
      tunnelProtocol: routing.protocol ?? 'vxlan',
      ...(routing.port !== undefined && { tunnelPort: routing.port }),
      ...(cluster.ipFamilies.includes('ipv4') ? {} : { underlayProtocol: 'ipv6' }),
    };
  }
  const [ipv4, ipv6] = [nativeRange(settings, 'ipv4'), nativeRange(settings, 'ipv6')];
  return {
    routingMode: 'native',
    ...(ipv4 !== undefined && { ipv4NativeRoutingCIDR: ipv4 }),
    ...(ipv6 !== undefined && { ipv6NativeRoutingCIDR: ipv6 }),
    ...(podNetwork.kind === 'own' && { autoDirectNodeRoutes: routing.autoDirectNodeRoutes }),
    ...(routing.directRoutingSkipUnreachable && { directRoutingSkipUnreachable: true }),
  };
}
