import type { IpFamily } from '../../../core/network/cidr';
import type { NetworkTraits } from '../../../core/plan';
import type { CiliumSettings } from '../settings';

/** How packets between nodes are wrapped, innermost first. */
export function wrappingsOf(settings: CiliumSettings): NetworkTraits['wrappings'] {
  const encryption = settings.options.encryption?.type;
  return [
    ...(settings.routing.mode === 'tunnel' ? [settings.routing.protocol ?? 'vxlan'] : []),
    ...(encryption === undefined || encryption === 'ztunnel' ? [] : [encryption]),
  ];
}

/** The UDP port of the tunnel, or `undefined` without one. */
export function tunnelPort(settings: CiliumSettings): number | undefined {
  if (settings.routing.mode !== 'tunnel') return undefined;
  return settings.routing.port ?? (settings.routing.protocol === 'geneve' ? 6081 : 8472);
}

/** IP family of the packets that wrap others: what decides how much of each is left for pods. */
export function underlayOf({ cluster, routing }: CiliumSettings): IpFamily {
  const given = routing.mode === 'tunnel' ? routing.underlay : undefined;
  if (given !== undefined && given !== 'auto') return given;
  return cluster.ipFamilies.includes('ipv4') ? 'ipv4' : 'ipv6';
}
