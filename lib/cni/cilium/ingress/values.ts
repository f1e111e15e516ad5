import type { Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';
import type { CiliumIngressHostNetwork } from './options';

/** Ingresses that Cilium serves. */
export function ingressValues<S>({ ingress }: CiliumSettings<S>): Values<S> {
  if (ingress === undefined) return {};
  const {
    defaultSecret,
    hostNetwork,
    loadbalancerMode = hostNetwork === undefined ? undefined : 'shared',
    proxyProtocol,
    secretsNamespace,
    service,
    ...rest
  } = ingress;
  return {
    ingressController: {
      enabled: true,
      ...rest,
      ...(loadbalancerMode !== undefined && { loadbalancerMode }),
      ...(proxyProtocol !== undefined && { enableProxyProtocol: proxyProtocol }),
      ...(defaultSecret && {
        defaultSecretNamespace: defaultSecret.namespace,
        defaultSecretName: defaultSecret.name,
      }),
      ...(service && { service: { ...service } }),
      ...(hostNetwork && { hostNetwork: hostNetworkValues(hostNetwork) }),
      ...(secretsNamespace && { secretsNamespace: { ...secretsNamespace } }),
    },
  };
}

function hostNetworkValues({ nodes, ...ports }: CiliumIngressHostNetwork): Values<never> {
  return { enabled: true, ...ports, ...(nodes && { nodes: { matchLabels: nodes } }) };
}
