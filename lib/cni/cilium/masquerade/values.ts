import type { Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';

/** What hides pod addresses behind those of nodes. */
export function masqueradeValues<S>(settings: CiliumSettings<S>): Values<S> {
  const { ipMasqAgent, masquerade, masqueradeFamilies, options } = settings;
  const given = options.masquerade;
  const iptables = typeof given === 'object' && given.by === 'iptables' ? given : undefined;
  return {
    enableIPv4Masquerade: masqueradeFamilies.includes('ipv4'),
    enableIPv6Masquerade: masqueradeFamilies.includes('ipv6'),
    bpf: { masquerade: masquerade === 'bpf' },
    ...(ipMasqAgent && {
      ipMasqAgent: { enabled: true, ...(Object.keys(ipMasqAgent).length > 0 && { config: { ...ipMasqAgent } }) },
    }),
    ...(iptables?.egressInterfaces && { egressMasqueradeInterfaces: iptables.egressInterfaces.join(' ') }),
    ...(iptables?.toRouteSource && { enableMasqueradeRouteSource: true }),
  };
}
