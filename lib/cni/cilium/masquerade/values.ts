import type { Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';

/** What hides pod addresses behind those of nodes. */
export function masqueradeValues<S>(settings: CiliumSettings<S>): Values<S> {
  const { cluster, masquerade } = settings;
  const on = masquerade !== 'none';
  return {
    enableIPv4Masquerade: on && cluster.ipFamilies.includes('ipv4'),
    enableIPv6Masquerade: on && cluster.ipFamilies.includes('ipv6'),
    bpf: { masquerade: masquerade === 'bpf' },
  };
}
