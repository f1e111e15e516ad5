import type { Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';

/** Metrics of Cilium's own parts. */
export function monitoringValues<S>({ options }: CiliumSettings<S>): Values<S> {
  return options.prometheus ? { prometheus: { enabled: true } } : {};
}
