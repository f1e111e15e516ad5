import type { Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';

/** Which pods policies apply to. */
export function enforcementValues<S>({ options }: CiliumSettings<S>): Values<S> {
  return { policyEnforcementMode: options.policyEnforcementMode ?? 'default' };
}
