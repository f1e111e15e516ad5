import type { Encapsulation } from '../../../core/network/mtu';
import type { CiliumSettings } from '../settings';

/** How packets between nodes are wrapped, innermost first. */
export function wrappingsOf(settings: CiliumSettings): readonly Exclude<Encapsulation, 'none' | 'ipip'>[] {
  return [
    ...(settings.routing.mode === 'tunnel' ? [settings.routing.protocol ?? 'vxlan'] : []),
    ...(settings.options.encryption === undefined ? [] : (['wireguard'] as const)),
  ];
}

/** The UDP port of the tunnel, or `undefined` without one. */
export function tunnelPort(settings: CiliumSettings): number | undefined {
  if (settings.routing.mode !== 'tunnel') return undefined;
  return settings.routing.port ?? (settings.routing.protocol === 'geneve' ? 6081 : 8472);
}
