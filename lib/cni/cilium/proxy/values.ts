import type { Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';
import type { CiliumPolicySecrets } from './options';
import type { ProxySettings } from './settings';

/** What the chart's list of Envoy's capabilities holds, and what ports below 1024 need. */
const CAPABILITIES = ['NET_ADMIN', 'SYS_ADMIN', 'NET_BIND_SERVICE'];

/** What proxies do with protocols above TCP and UDP. */
export function proxyValues<S>(settings: CiliumSettings<S>): Values<S> {
  const { envoyConfig, l7Proxy, policySecrets } = settings.options;
  const [ofEnvoy, ofDns] = [envoyValues(settings.envoy), dnsValues(settings)];
  return {
    ...(l7Proxy !== undefined && { l7Proxy }),
    ...(Object.keys(ofEnvoy).length > 0 && { envoy: ofEnvoy }),
    ...(envoyConfig === true && { envoyConfig: { enabled: true } }),
    ...(Object.keys(ofDns).length > 0 && { dnsProxy: ofDns }),
    ...(policySecrets && { tls: secretValues(policySecrets) }),
  };
}

function envoyValues({
  keepCapNetBindService,
  log,
  nodeLocality,
  runsAs,
  ...likeTheChart
}: ProxySettings['envoy']): Values<never> {
  const capabilities = {
    keepCapNetBindService: true,
    // Embedded, it has those of the agent.
    ...(runsAs === 'daemonset' && { envoy: CAPABILITIES }),
  };
  return {
    ...(runsAs === 'embedded' && { enabled: false }),
    ...likeTheChart,
    ...(log && { log: { ...log } }),
    ...(nodeLocality !== undefined && { nodeLocality: { enabled: nodeLocality } }),
    ...(keepCapNetBindService && { securityContext: { capabilities } }),
  };
}

function dnsValues({ options, podNetwork }: CiliumSettings): Values<never> {
  const { dnsProxy, encryption, l7Proxy } = options;
  // The chart makes it so by itself, but not after another plugin.
  const isLeftOut = podNetwork.kind === 'chained' && encryption?.type === 'ipsec' && l7Proxy !== false;
  return { ...(isLeftOut && { enableTransparentMode: true }), ...dnsProxy };
}

function secretValues({ from = 'copies', namespace }: CiliumPolicySecrets): Values<never> {
  return {
    readSecretsOnlyFromSecretsNamespace: from !== 'everywhere',
    secretSync: { enabled: from === 'copies' },
    ...(namespace && { secretsNamespace: { ...namespace } }),
  };
}
