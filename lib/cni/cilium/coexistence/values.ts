import type { Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';

/** What other plugins find of Cilium's configuration. */
export function coexistenceValues<S>({ exclusive, podNetwork }: CiliumSettings<S>): Values<S> {
  return { cni: { ...(podNetwork.kind === 'chained' && { chainingMode: podNetwork.plugin }), exclusive } };
}
