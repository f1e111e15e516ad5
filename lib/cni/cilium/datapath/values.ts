import type { Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';

/** The devices of a node, and how packets pass them. */
export function datapathValues<S>({ hostLegacyRouting, options }: CiliumSettings<S>): Values<S> {
  const { devices, mtu } = options;
  return {
    ...(devices && { devices }),
    ...(mtu !== undefined && { MTU: mtu }),
    ...(hostLegacyRouting && { bpf: { hostLegacyRouting: true } }),
  };
}
