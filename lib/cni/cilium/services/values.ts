import type { Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';

/** Who turns Services into pods. */
export function serviceValues<S>(settings: CiliumSettings<S>): Values<S> {
  const { cluster, kubeProxyReplacement, socketLBHostNamespaceOnly } = settings;
  return {
    kubeProxyReplacement,
    ...(kubeProxyReplacement && { k8sServiceHost: cluster.apiServer.host, k8sServicePort: cluster.apiServer.port }),
    ...(socketLBHostNamespaceOnly && { socketLB: { hostNamespaceOnly: true } }),
  };
}
