import type { Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';
import type { CiliumAuthentication, CiliumInstalledSpire } from './authentication-options';

/** Which policies there are, what they apply to, and how strictly. */
export function enforcementValues<S>({ options }: CiliumSettings<S>): Values<S> {
  const { authentication, extendedIPProtocols, hostFirewall, k8sClusterNetworkPolicy, k8sNetworkPolicy } = options;
  const { nodeSelectorLabels, policyAuditMode, policyCIDRMatchMode, policyDenyResponse } = options;
  return {
    policyEnforcementMode: options.policyEnforcementMode ?? 'default',
    ...(policyAuditMode !== undefined && { policyAuditMode }),
    ...(policyCIDRMatchMode && { policyCIDRMatchMode }),
    ...(policyDenyResponse !== undefined && { policyDenyResponse }),
    ...(hostFirewall !== undefined && { hostFirewall: { enabled: hostFirewall } }),
    ...(authentication !== undefined && { authentication: authenticationValues(authentication) }),
    ...(k8sNetworkPolicy !== undefined && { k8sNetworkPolicy: { enabled: k8sNetworkPolicy } }),
    ...(k8sClusterNetworkPolicy === true && { k8sClusterNetworkPolicy: { enabled: true } }),
    ...(nodeSelectorLabels !== undefined && { nodeSelectorLabels }),
    // The chart has no word for it.
    ...(extendedIPProtocols === true && { extraConfig: { 'enable-extended-ip-protocols': 'true' } }),
  };
}

function authenticationValues(authentication: boolean | CiliumAuthentication): Values<never> {
  if (authentication === false) return { enabled: false };
  const { server = { kind: 'installed' }, trustDomain, ...queues } = authentication === true ? {} : authentication;
  const ofServer: Values<never> =
    server.kind === 'installed'
      ? installedValues(server)
      : {
          install: { enabled: false },
          serverAddress: server.address,
          ...(server.agentSocketPath !== undefined && { agentSocketPath: server.agentSocketPath }),
          ...(server.adminSocketPath !== undefined && { adminSocketPath: server.adminSocketPath }),
        };
  return {
    enabled: true,
    ...queues,
    mutual: { spire: { enabled: true, ...(trustDomain !== undefined && { trustDomain }), ...ofServer } },
  };
}

function installedValues({ dataStorage, namespace }: CiliumInstalledSpire): Values<never> {
  return {
    install: {
      enabled: true,
      ...(namespace !== undefined && { namespace }),
      ...(dataStorage !== undefined && {
        server: { dataStorage: dataStorage === false ? { enabled: false } : { enabled: true, ...dataStorage } },
      }),
    },
  };
}
