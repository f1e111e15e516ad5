import type { CiliumEgressGatewaysOptions, EgressGatewayPolicy } from '../../lib/cni/cilium-objects/egress-gateways';
import { planCiliumEgressGateways } from '../../lib/cni/cilium-objects/egress-gateways';
import { inspectCiliumEgressGateways } from '../../lib/cni/cilium-objects/egress-gateways/plan';
import type { Finding } from '../../lib/core/finding';
import type { InstallPlan } from '../../lib/core/plan';
import { ciliumWith, together } from '../support/cilium-release';
import { sized } from '../support/clusters';
import type { RuleCases } from './cases';

const GATEWAY = { nodes: { matchLabels: { role: 'gateway' } } };
const PAYMENTS: EgressGatewayPolicy = {
  name: 'payments',
  selectors: [{ pods: { matchLabels: { app: 'payments' } } }],
  destinationCIDRs: ['198.51.100.0/24'],
  gateways: [GATEWAY],
};
const options = (policy: Partial<EgressGatewayPolicy> = {}): CiliumEgressGatewaysOptions => ({
  policies: [{ ...PAYMENTS, ...policy }],
});
const found = (policy: Partial<EgressGatewayPolicy> = {}): readonly Finding[] =>
  inspectCiliumEgressGateways(sized(3), options(policy)).findings;
const plan = (policy: Partial<EgressGatewayPolicy> = {}): InstallPlan =>
  planCiliumEgressGateways(sized(3), options(policy));

/** What a way out needs of Cilium. */
const READY = { egressGateway: { enabled: true }, kubeProxyReplacement: true, bpf: { masquerade: true } };
const IPV6 = plan({ destinationCIDRs: ['2001:db8::/32'], gateways: [{ ...GATEWAY, egressIP: '2001:db8:1::9' }] });
const BOND = plan({ gateways: [{ ...GATEWAY, interface: 'bond0' }] });

/** Rules about ways out. */
export const CILIUM_EGRESS_CASES: RuleCases = {
  'cilium-egress/names-are-dns-labels': {
    fails: () => inspectCiliumEgressGateways(sized(3), { policies: [PAYMENTS, PAYMENTS] }).findings,
    at: 'policies[1].name',
    passes: () => found(),
  },
  'cilium-egress/selectors-can-be-read': {
    fails: () => found({ selectors: [{ namespaces: { matchLabels: { 'no label': 'x' } } }] }),
    at: 'policies[0].selectors[0].namespaces.matchLabels["no label"]',
    passes: () => found({ selectors: [{ namespaces: { matchLabels: { team: 'x' } } }] }),
  },
  'cilium-egress/destinations-can-be-read': {
    fails: () => found({ destinationCIDRs: ['198.51.100.1'] }),
    at: 'policies[0].destinationCIDRs[0]',
    passes: () => found({ destinationCIDRs: ['198.51.100.1/32'] }),
  },
  'cilium-egress/exclusions-are-of-destinations': {
    fails: () => found({ excludedCIDRs: ['203.0.113.0/24'] }),
    at: 'policies[0].excludedCIDRs[0]',
    passes: () => found({ excludedCIDRs: ['198.51.100.64/26'] }),
  },
  'cilium-egress/destination-has-a-family-of-the-cluster': {
    fails: () => found({ destinationCIDRs: ['2001:db8::/32'] }),
    at: 'policies[0].destinationCIDRs[0]',
    passes: () => found(),
  },
  'cilium-egress/address-can-be-a-nodes-own': {
    fails: () => found({ gateways: [{ ...GATEWAY, egressIP: '10.244.0.9' }] }),
    at: 'policies[0].gateways[0].egressIP',
    passes: () => found({ gateways: [{ ...GATEWAY, egressIP: '192.0.2.10' }] }),
  },
  'cilium-egress/address-has-destinations': {
    fails: () => found({ gateways: [{ ...GATEWAY, egressIP: '2001:db8::9' }] }),
    at: 'policies[0].gateways[0].egressIP',
    passes: () => found({ gateways: [{ ...GATEWAY, egressIP: '192.0.2.10' }] }),
  },
  'cilium-egress/gateways-are-different-nodes': {
    fails: () => found({ gateways: [GATEWAY, GATEWAY] }),
    at: 'policies[0].gateways[1].nodes',
    passes: () =>
      found({
        gateways: ['a', 'b'].map((name) => ({ nodes: { matchLabels: { 'kubernetes.io/hostname': name } } })),
      }),
  },
  'cilium-egress/gateway-nodes-are-chosen': {
    fails: () => found({ gateways: [{ nodes: {} }] }),
    at: 'policies[0].gateways[0].nodes',
    passes: () => found(),
  },
  'cilium-egress/gateway-is-switched-on': {
    fails: () => together([ciliumWith({ ...READY, egressGateway: { enabled: false } }), plan()]),
    at: 'cilium-egress',
    passes: () => together([ciliumWith(READY), plan()]),
  },
  'cilium-egress/masquerading-is-by-bpf': {
    fails: () => together([ciliumWith({ ...READY, bpf: { masquerade: false } }), plan()]),
    at: 'cilium-egress',
    passes: () => together([ciliumWith(READY), plan()]),
  },
  'cilium-egress/agent-starts-with-it': {
    fails: () => together([ciliumWith({ ...READY, ciliumEndpointSlice: { enabled: true } }), plan()]),
    at: 'cilium-egress',
    passes: () => together([ciliumWith({ ...READY, identityAllocationMode: 'crd' }), plan()]),
  },
  'cilium-egress/ipv6-is-masqueraded': {
    fails: () => together([ciliumWith({ ...READY, enableIPv6Masquerade: false }), IPV6]),
    at: 'cilium-egress',
    passes: () => together([ciliumWith({ ...READY, enableIPv6Masquerade: true }), IPV6]),
  },
  'cilium-egress/interface-is-a-device': {
    fails: () => together([ciliumWith({ ...READY, devices: ['eth+'] }), BOND]),
    at: 'cilium-egress',
    passes: () => together([ciliumWith({ ...READY, devices: ['eth+', 'bond+'] }), BOND]),
  },
  'cilium-egress/plans-keep-apart': {
    fails: () => together([plan(), { ...plan(), name: 'more' }]),
    at: 'more',
    passes: () => together([plan(), { ...plan({ name: 'mail' }), name: 'more' }]),
  },
  'cilium-egress/fields-are-read': {
    fails: () => together([ciliumWith(READY, '1.19'), IPV6]),
    at: 'cilium-egress',
    passes: () => together([ciliumWith(READY, '1.20'), IPV6]),
  },
};
