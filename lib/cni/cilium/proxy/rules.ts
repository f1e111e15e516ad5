import type { Rule } from '../../../core/rule';
import { CILIUM_DOCS, CILIUM_SOURCE } from '../../cilium-objects/evidence';
import type { CiliumSettings } from '../settings';
import { type EnvoyUse, lowPorts } from './settings';

const WHO: Readonly<Record<EnvoyUse['kind'], string>> = {
  gateways: "Cilium's Gateways",
  ingresses: "Cilium's Ingresses",
  'envoy-configs': 'CiliumEnvoyConfigs',
};

/** What goes wrong with proxies. */
export const PROXY_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/envoy-gets-its-traffic',
    title: 'Gateways, Ingresses and CiliumEnvoyConfigs need Services that Cilium routes: without, nothing starts',
    severity: 'error',
    evidence: `${CILIUM_SOURCE}/operator/pkg/gateway-api/cell.go`,
    check: ({ envoyUses, kubeProxyReplacement }, report) => {
      if (kubeProxyReplacement) return;
      for (const { kind, path } of envoyUses) {
        report({
          path,
          message: `${WHO[kind]} do nothing beside kube-proxy: a line in the log of the operator is all there is of them`,
          fix: "let Cilium replace kube-proxy: set the cluster's kubeProxy to 'none', or kubeProxyReplacement to true",
        });
      }
    },
  },
  {
    id: 'cilium/envoy-is-there',
    title: 'Gateways, Ingresses and CiliumEnvoyConfigs need the proxy for application protocols',
    severity: 'error',
    evidence: `${CILIUM_SOURCE}/install/kubernetes/cilium/templates/validate.yaml`,
    check: ({ envoyUses, l7Proxy }, report) => {
      if (l7Proxy) return;
      for (const { kind } of envoyUses) {
        report({ path: ['l7Proxy'], message: `${WHO[kind]} have no proxy`, fix: 'remove l7Proxy: false' });
      }
    },
  },
  {
    id: 'cilium/proxy-settings-have-a-proxy',
    title: 'Settings of proxies do nothing without proxies',
    severity: 'warning',
    evidence: `${CILIUM_SOURCE}/pkg/envoy/cell.go`,
    check: ({ l7Proxy, options }, report) => {
      if (l7Proxy) return;
      for (const option of ['envoy', 'dnsProxy', 'policySecrets'] as const) {
        if (options[option] === undefined) continue;
        report({ path: [option], message: 'there is no proxy to set up', fix: `remove ${option}, or l7Proxy: false` });
      }
    },
  },
  {
    id: 'cilium/envoy-limits-are-fixed',
    title: 'Until 1.18 Envoy sends 1024 requests at a time to a backend, and no option changes that',
    severity: 'warning',
    versions: '<1.19',
    evidence: 'https://github.com/cilium/cilium/blob/v1.18.11/pkg/ciliumenvoyconfig/cec_resource_parser.go',
    check: ({ gatewayApi, ingress, install }, report) => {
      // A bundled one has a version that is not known here.
      if (install === 'bundled') return;
      const option = gatewayApi !== undefined ? 'gatewayApi' : ingress !== undefined ? 'ingress' : undefined;
      if (option === undefined) return;
      report({
        path: [option],
        message: 'a busy backend answers 503 for whatever is above 1024 requests at a time from one node',
        fix: "use Cilium '1.19' or newer, whose limits are as wide as Envoy's own",
      });
    },
  },
  {
    id: 'cilium/ipsec-keeps-dns-transparent',
    title: 'With IPsec the proxy for DNS must ask with the addresses of pods: agents do not start otherwise',
    severity: 'error',
    evidence: `${CILIUM_SOURCE}/daemon/cmd/daemon.go`,
    check: ({ l7Proxy, options }, report) => {
      if (!l7Proxy || options.encryption?.type !== 'ipsec' || options.dnsProxy?.enableTransparentMode !== false) return;
      report({
        path: ['dnsProxy', 'enableTransparentMode'],
        message: 'agents refuse IPsec beside a proxy for DNS that asks with addresses of nodes',
        fix: 'remove enableTransparentMode, or set l7Proxy to false',
      });
    },
  },
  {
    id: 'cilium/low-ports-are-allowed',
    title: 'Envoy may listen on ports below 1024 only if it keeps the capability for it',
    severity: 'error',
    evidence: `${CILIUM_DOCS}/network/servicemesh/gateway-api/host-network-mode/#bind-to-privileged-port`,
    check: (settings, report) => {
      if (settings.options.envoy?.keepCapNetBindService !== false) return;
      const low = lowPorts(settings);
      if (low.length === 0) return;
      report({
        path: ['envoy', 'keepCapNetBindService'],
        message: `Gateways and Ingresses are to listen on ${low.join(', ')} of nodes, and Envoy may not`,
        fix: 'remove keepCapNetBindService, or choose ports from 1024 on',
      });
    },
  },
];
