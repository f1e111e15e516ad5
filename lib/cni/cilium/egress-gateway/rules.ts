import type { Rule } from '../../../core/rule';
import { underlayOf } from '../routing/tunnel';
import type { CiliumSettings } from '../settings';

const MANAGER = 'https://github.com/cilium/cilium/blob/main/pkg/egressgateway/manager.go';

/** What goes wrong with nodes that traffic leaves through. */
export const EGRESS_GATEWAY_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/egress-gateway-has-what-it-needs',
    title:
      'Egress gateways need masquerading of IPv4 by eBPF, which needs kube-proxy replacement: the agent exits without',
    severity: 'error',
    evidence: MANAGER,
    check: ({ kubeProxyReplacement, masquerade, masqueradeFamilies, options }, report) => {
      if (!isOn(options)) return;
      if (masquerade !== 'bpf' || !masqueradeFamilies.includes('ipv4')) {
        report({
          path: ['egressGateway'],
          message:
            masquerade === 'bpf'
              ? 'IPv4 addresses of pods are not hidden, and so not replaced by those of a gateway'
              : `addresses of pods are hidden by ${masquerade === 'none' ? 'nobody' : masquerade}, not by eBPF`,
          fix: "set masquerade to 'bpf', with kube-proxy replacement and without istioAmbient, or remove egressGateway",
        });
      } else if (!kubeProxyReplacement) {
        report({
          path: ['egressGateway'],
          message: 'kube-proxy routes Services here, and policies of egress would not be followed',
          fix: "set the cluster's kubeProxy to 'none', or remove egressGateway",
        });
      }
    },
  },
  {
    id: 'cilium/egress-gateway-excludes-slices',
    title: 'Egress gateways read pods one by one: the agent exits with slices of pods',
    severity: 'error',
    evidence: MANAGER,
    check: ({ options }, report) => {
      const slices = options.scale?.endpointSlices;
      if (!isOn(options) || slices === undefined || slices === false) return;
      report({
        path: ['scale', 'endpointSlices'],
        message: 'egressGateway and slices of pods exclude each other',
        fix: 'remove one of them',
      });
    },
  },
  {
    id: 'cilium/egress-gateway-goes-over-ipv4',
    title: 'Egress gateways need outer packets of IPv4: the agent exits with others',
    severity: 'error',
    versions: '>=1.19',
    evidence: MANAGER,
    check: (settings, report) => {
      if (!isOn(settings.options) || settings.routing.mode !== 'tunnel' || underlayOf(settings) === 'ipv4') return;
      report({
        path: ['routing', 'underlay'],
        message: 'packets between nodes are wrapped in IPv6',
        fix: "set underlay to 'ipv4', or remove egressGateway",
      });
    },
  },
  {
    id: 'cilium/egress-gateway-reads-identities',
    title: 'Egress gateways read identities out of objects: with those of a key-value store they match no pod',
    severity: 'error',
    evidence:
      'https://docs.cilium.io/en/stable/network/egress-gateway/egress-gateway/#incompatibility-with-other-features',
    check: ({ options }, report) => {
      if (!isOn(options) || options.values?.['identityAllocationMode'] !== 'kvstore') return;
      report({
        path: ['values', 'identityAllocationMode'],
        message: 'identities are not where egress gateways look for them',
        fix: 'remove it, or egressGateway',
      });
    },
  },
];

function isOn({ egressGateway }: CiliumSettings['options']): boolean {
  return egressGateway !== undefined && egressGateway !== false;
}
