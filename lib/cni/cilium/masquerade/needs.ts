import type { FeatureNeeds } from '../feature';
import type { CiliumSettings } from '../settings';

/** What masquerading asks of the kernel. */
export function masqueradeNeeds({ masquerade }: CiliumSettings): FeatureNeeds {
  return masquerade === 'iptables' ? { kernelModules: ['ip_set', 'xt_set', 'xt_comment'] } : {};
}
