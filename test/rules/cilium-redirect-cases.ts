import { type LocalRedirect, planCiliumLocalRedirects } from '../../lib/cni/cilium-objects/local-redirects';
import { inspectCiliumLocalRedirects } from '../../lib/cni/cilium-objects/local-redirects/plan';
import type { Finding } from '../../lib/core/finding';
import { ciliumWith, together } from '../support/cilium-release';
import { sized } from '../support/clusters';
import type { RuleCases } from './cases';

const HTTP = { port: 80, protocol: 'TCP' } as const;
const METADATA: LocalRedirect = {
  name: 'metadata',
  namespace: 'kube-system',
  from: { ip: '169.254.169.254', ports: [HTTP] },
  to: { pods: { matchLabels: { app: 'metadata-proxy' } }, ports: [{ port: 8181, protocol: 'TCP' }] },
};
const found = (...policies: readonly Partial<LocalRedirect>[]): readonly Finding[] =>
  inspectCiliumLocalRedirects(sized(3), { policies: policies.map((policy) => ({ ...METADATA, ...policy })) }).findings;
const PLAN = planCiliumLocalRedirects(sized(3), { policies: [METADATA] });
const to = (...ports: LocalRedirect['to']['ports']): LocalRedirect['to'] => ({ ...METADATA.to, ports });
const NAMED = [
  { port: 80, protocol: 'TCP', name: 'http' },
  { port: 443, protocol: 'TCP', name: 'https' },
] as const;
const allowing = (range: string) => ({ localRedirectPolicies: { enabled: true, addressMatcherCIDRs: [range] } });

/** Rules about redirects. */
export const CILIUM_REDIRECT_CASES: RuleCases = {
  'cilium-redirects/names-are-dns-labels': {
    fails: () => inspectCiliumLocalRedirects(sized(3), { nodeLocalDns: { service: 'kube_dns' } }).findings,
    at: 'nodeLocalDns.service',
    passes: () => inspectCiliumLocalRedirects(sized(3), { nodeLocalDns: true }).findings,
  },
  'cilium-redirects/pods-are-selected': {
    fails: () => found({ to: { ...METADATA.to, pods: {} } }),
    at: 'policies[0].to.pods',
    passes: () => found({}),
  },
  'cilium-redirects/several-ports-have-names': {
    fails: () => found({ to: to(HTTP, { port: 443, protocol: 'TCP' }) }),
    at: 'policies[0].to.ports[1].name',
    passes: () => found({ from: { service: 'web' }, to: to(...NAMED) }),
  },
  'cilium-redirects/ports-lead-somewhere': {
    fails: () => found({ from: { service: 'web', ports: NAMED }, to: to({ ...HTTP, name: 'http' }) }),
    at: 'policies[0].from.ports[1].name',
    passes: () => found({ from: { service: 'web', ports: NAMED }, to: to(...NAMED) }),
  },
  'cilium-redirects/port-is-in-the-definition': {
    fails: () => found({ to: to({ port: 60000, protocol: 'TCP' }) }),
    at: 'policies[0].to.ports[0].port',
    passes: () => found({ to: to({ port: 61000, protocol: 'TCP' }) }),
  },
  'cilium-redirects/address-can-be-read': {
    fails: () => found({ from: { ip: '169.254.169.254/32', ports: [HTTP] } }),
    at: 'policies[0].from.ip',
    passes: () => found({ from: { ip: 'fd00:ec2::254', ports: [HTTP] } }),
  },
  'cilium-redirects/address-is-of-no-service': {
    fails: () => found({ from: { ip: '10.96.0.10', ports: [HTTP] } }),
    at: 'policies[0].from.ip',
    passes: () => found({ from: { service: 'kube-dns' } }),
  },
  'cilium-redirects/traffic-goes-one-way': {
    fails: () => found({}, { name: 'again' }),
    at: 'policies[1].from',
    passes: () => found({}, { name: 'tls', from: { ip: '169.254.169.254', ports: [{ port: 443, protocol: 'TCP' }] } }),
  },
  'cilium-redirects/redirects-are-switched-on': {
    fails: () => together([ciliumWith({}), PLAN]),
    at: 'cilium-redirects',
    passes: () => together([ciliumWith({ localRedirectPolicies: { enabled: true } }), PLAN]),
  },
  'cilium-redirects/plans-keep-apart': {
    fails: () => together([PLAN, { ...PLAN, name: 'more' }]),
    at: 'more',
    passes: () => together([PLAN]),
  },
  'cilium-redirects/address-is-allowed': {
    fails: () => together([ciliumWith(allowing('169.254.170.0/24')), PLAN]),
    at: 'cilium-redirects',
    passes: () => together([ciliumWith(allowing('169.254.0.0/16')), PLAN]),
  },
};
