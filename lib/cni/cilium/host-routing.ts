import { inRange } from '../../core/version';
import type { CiliumSettings } from './settings';

/**
 * Whether packets of pods bypass the host's network stack: not with masquerading by iptables, which happens there, nor
 * where another plugin comes first, for which the chart turns it off.
 */
export function usesBpfHostRouting(settings: CiliumSettings): boolean {
  return obstacleToHostRouting(settings) === undefined;
}

/** What keeps packets of pods in the host's network stack, as a clause. `undefined`: nothing, they bypass it. */
export function obstacleToHostRouting(settings: CiliumSettings): string | undefined {
  const { chart, hostLegacyRouting, kubeProxyReplacement, masquerade, options, podNetwork } = settings;
  if (podNetwork.kind === 'chained') return `chained after ${podNetwork.plugin}, Cilium leaves it to the host`;
  if (!kubeProxyReplacement) return 'kube-proxy routes Services on the host';
  if (masquerade === 'iptables') return 'iptables masquerades on the host';
  if (options.encryption?.type === 'ipsec' && inRange(chart.ref.version, '<1.19')) {
    return `IPsec of Cilium ${chart.minor} happens on the host`;
  }
  if (!hostLegacyRouting) return undefined;
  return options.istioAmbient === true
    ? 'Istio in ambient mode needs packets to pass the host (istioAmbient)'
    : 'packets pass the host (hostLegacyRouting)';
}
