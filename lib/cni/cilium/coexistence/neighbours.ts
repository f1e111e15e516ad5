import type { CiliumNeighbour } from './options';

const KEEP_CONFIGURATIONS: readonly CiliumNeighbour[] = ['multus', 'linkerd', 'istio-sidecar'];
const SEE_SERVICES: readonly CiliumNeighbour[] = ['linkerd', 'istio-sidecar', 'kubevirt', 'kata', 'gvisor'];

/** Whether it keeps files in the CNI configuration, which Cilium would move out of the way. */
export function keepsConfigurations(neighbour: CiliumNeighbour): boolean {
  return KEEP_CONFIGURATIONS.includes(neighbour);
}

/** Whether it must see addresses of Services as pods use them, which Cilium would turn into those of pods at the socket. */
export function seesServices(neighbour: CiliumNeighbour): boolean {
  return SEE_SERVICES.includes(neighbour);
}
