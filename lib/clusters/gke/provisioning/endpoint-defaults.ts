import type { GkeSettings } from '../gke-cluster';
import type { GkeEndpointAccess, GkeIpEndpoint } from './endpoint-access';

/** From where the Kubernetes API is reached, decided. */
export interface GkeSettledAccess<S = string> {
  readonly dns: boolean;
  readonly ip: 'none' | (GkeIpEndpoint<S> & { readonly public: boolean });
}

/** Decides what was left open of it. Agents of your own Cilium trust the cluster's authority, and so no DNS endpoint. */
export function endpointAccessOf<S>(
  { dns = true, ip }: GkeEndpointAccess<S> = {},
  { networking }: Pick<GkeSettings<unknown>, 'networking'>,
): GkeSettledAccess<S> {
  const decided: 'none' | GkeIpEndpoint<S> = ip ?? (dns && networking.mode !== 'cilium' ? 'none' : {});
  return { dns, ip: decided === 'none' ? 'none' : { ...decided, public: decided.public ?? false } };
}
