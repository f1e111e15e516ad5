import type { Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';

/** Gateways that Cilium runs. */
export function gatewayApiValues<S>({ gatewayApi }: CiliumSettings<S>): Values<S> {
  if (gatewayApi === undefined) return {};
  const { alpn, appProtocol, gatewayClass = true, hostNetwork, proxyProtocol, secretsNamespace, ...rest } = gatewayApi;
  const { nodes } = hostNetwork ?? {};
  return {
    gatewayAPI: {
      enabled: true,
      // Text, because that is all the chart took before 1.20; by itself it asks a cluster that templates are not shown.
      gatewayClass: { create: String(gatewayClass) },
      ...rest,
      ...(alpn !== undefined && { enableAlpn: alpn }),
      ...(appProtocol !== undefined && { enableAppProtocol: appProtocol }),
      ...(proxyProtocol !== undefined && { enableProxyProtocol: proxyProtocol }),
      ...(secretsNamespace && { secretsNamespace: { ...secretsNamespace } }),
      ...(hostNetwork && { hostNetwork: { enabled: true, ...(nodes && { nodes: { matchLabels: nodes } }) } }),
    },
  };
}
