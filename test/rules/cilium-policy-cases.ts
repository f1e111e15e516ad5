import type {
  CiliumBaseline,
  CiliumIngressTraffic,
  CiliumPoliciesOptions,
} from '../../lib/cni/cilium-objects/policies';
import { allow, clusterwide, found, ingress, nodes, PARTNERS, policy, SHOP, to } from '../support/cilium-policies';
import { gke } from '../support/clusters';
import type { RuleCases } from './cases';

const TCP_8080 = { kind: 'ports', ports: [{ port: 8080, protocol: 'TCP' }] } as const;
const TCP_8080_HTTP = { kind: 'http', ports: [{ port: 8080 }], http: [{ method: 'GET' }] } as const;
const MANY = Array.from({ length: 41 }, (_, index) => ({ port: 1000 + index }));
const http = (request: object, more: object = {}): CiliumIngressTraffic => ({
  kind: 'http',
  ports: [{ port: 8080 }],
  http: [request],
  ...more,
});
const kafka = { kind: 'kafka', ports: [{ port: 9092 }], kafka: [{ role: 'produce', topic: 'orders' }] } as const;
const tls = (...serverNames: readonly string[]): CiliumIngressTraffic => ({
  kind: 'tls',
  ports: [{ port: 443 }],
  serverNames,
});
const baseline = (given: CiliumBaseline): CiliumPoliciesOptions => ({ baseline: given });
const CLOSED = { name: 'closed', enableDefaultDeny: { egress: true } } as const;
const ON_GKE = gke({ mode: 'dataplane-v2', clusterwideNetworkPolicy: true });

/** Rules about policies by themselves. */
export const CILIUM_POLICY_CASES: RuleCases = {
  'cilium-policies/names-are-names': {
    fails: () => found(policy({ ...SHOP, name: 'Shop_1' })),
    at: 'policies[0].name',
    passes: () => found(policy(SHOP)),
  },
  'cilium-policies/names-differ': {
    fails: () => found({ policies: [SHOP, SHOP] }),
    at: 'policies[1].name',
    passes: () => found({ policies: [SHOP, { ...SHOP, namespace: 'web' }] }),
  },
  'cilium-policies/policy-says-something': {
    fails: () => found(policy({ name: 'shop', namespace: 'shop' })),
    at: 'policies[0]',
    passes: () => found(policy({ name: 'shop', namespace: 'shop', enableDefaultDeny: { ingress: true } })),
  },
  'cilium-policies/labels-are-labels': {
    fails: () => found(ingress({ from: { kind: 'endpoints', endpoints: [{ matchLabels: { app: 'a b' } }] } })),
    at: 'policies[0].ingress[0].from.endpoints[0].matchLabels.app',
    passes: () => found(ingress({ from: { kind: 'endpoints', endpoints: [{ matchLabels: { 'k8s:app': 'ab' } }] } })),
  },
  'cilium-policies/namespace-is-its-own': {
    fails: () => found(policy({ ...SHOP, endpoints: { matchLabels: { 'io.kubernetes.pod.namespace': 'web' } } })),
    at: 'policies[0].endpoints',
    passes: () => found(policy({ ...SHOP, endpoints: { matchLabels: { app: 'web' } } })),
  },
  'cilium-policies/log-is-short': {
    fails: () => found(policy({ ...SHOP, log: 'x'.repeat(33) })),
    at: 'policies[0].log',
    passes: () => found(policy({ ...SHOP, log: 'x'.repeat(32) })),
  },
  'cilium-policies/secrets-are-named': {
    fails: () => found(allow(http({}, { terminatingTLS: { secret: { name: 'Shop TLS', namespace: 'shop' } } }))),
    at: 'policies[0].ingress[0].traffic.terminatingTLS.secret',
    passes: () => found(allow(http({}, { terminatingTLS: { secret: { name: 'shop-tls', namespace: 'shop' } } }))),
  },
  'cilium-policies/rules-say-something': {
    fails: () => found(policy({ ...SHOP, ingressDeny: [{}] })),
    at: 'policies[0].ingressDeny[0]',
    passes: () => found(policy({ ...SHOP, ingressDeny: [{ from: { kind: 'entities', entities: ['all'] } }] })),
  },
  'cilium-policies/peers-are-named': {
    fails: () => found(ingress({ from: { kind: 'endpoints', endpoints: [] } })),
    at: 'policies[0].ingress[0].from',
    passes: () => found(ingress({ from: { kind: 'endpoints', endpoints: [{}] } })),
  },
  'cilium-policies/cluster-mesh-entity-is-known': {
    fails: () => found(ingress({ from: { kind: 'entities', entities: ['cluster-mesh'] } })),
    at: 'policies[0].ingress[0].from.entities[0]',
    passes: () =>
      found({ ...ingress({ from: { kind: 'entities', entities: ['cluster-mesh'] } }), ciliumVersion: '1.20' }),
  },
  'cilium-policies/cidr-group-is-described': {
    fails: () => found(ingress({ from: { kind: 'cidr-groups', groups: [PARTNERS] } })),
    at: 'policies[0].ingress[0].from.groups[0]',
    passes: () => found({ ...ingress({ from: { kind: 'cidr-groups', groups: [PARTNERS] } }), cidrGroups: [PARTNERS] }),
  },
  'cilium-policies/cidr-group-of-others': {
    fails: () => found(ingress({ from: { kind: 'cidr-groups', groups: ['partners'] } })),
    at: 'policies[0].ingress[0].from.groups[0]',
    passes: () =>
      found({ ...ingress({ from: { kind: 'cidr-groups', groups: ['partners'] } }), cidrGroups: [PARTNERS] }),
  },
  'cilium-policies/ranges-are-ranges': {
    fails: () => found({ ...policy(SHOP), cidrGroups: [{ name: 'partners', cidrs: ['203.0.113.7'] }] }),
    at: 'cidrGroups[0].cidrs[0]',
    passes: () => found({ ...policy(SHOP), cidrGroups: [{ name: 'partners', cidrs: ['203.0.113.7/32'] }] }),
  },
  'cilium-policies/exceptions-are-inside': {
    fails: () =>
      found(ingress({ from: { kind: 'cidrs', cidrs: [{ cidr: '203.0.113.0/24', except: ['203.0.0.0/16'] }] } })),
    at: 'policies[0].ingress[0].from.cidrs[0].except[0]',
    passes: () =>
      found(ingress({ from: { kind: 'cidrs', cidrs: [{ cidr: '203.0.0.0/16', except: ['203.0.113.0/24'] }] } })),
  },
  'cilium-policies/ranges-are-outside': {
    fails: () => found(ingress({ from: { kind: 'cidrs', cidrs: [{ cidr: '10.244.3.0/24' }] } })),
    at: 'policies[0].ingress[0].from.cidrs[0].cidr',
    passes: () => found(ingress({ from: { kind: 'cidrs', cidrs: [{ cidr: '10.0.0.0/8' }] } })),
  },
  'cilium-policies/api-server-is-an-entity': {
    fails: () => found(to({ kind: 'services', services: [{ name: 'kubernetes', namespace: 'default' }] })),
    at: 'policies[0].egress[0].to.services[0]',
    passes: () => found(to({ kind: 'entities', entities: ['kube-apiserver', 'cluster'] })),
  },
  'cilium-policies/ports-are-few': {
    fails: () => found(allow({ kind: 'ports', ports: MANY })),
    at: 'policies[0].ingress[0].traffic.ports',
    passes: () => found(allow({ kind: 'ports', ports: MANY.slice(1) })),
  },
  'cilium-policies/port-ranges-are-ranges': {
    fails: () => found(allow({ kind: 'ports', ports: [{ port: 'http', endPort: 90 }] })),
    at: 'policies[0].ingress[0].traffic.ports[0].endPort',
    passes: () => found(allow({ kind: 'ports', ports: [{ port: 80, endPort: 90 }] })),
  },
  'cilium-policies/nodes-speak-by-port': {
    fails: () => found(nodes({ ingress: [{ traffic: { kind: 'http', ports: [{ port: 80 }], http: [{}] } }] })),
    at: 'clusterwide[0].ingress[0].traffic.kind',
    passes: () => found(nodes({ ingress: [{ traffic: TCP_8080 }] })),
  },
  'cilium-policies/one-protocol-a-port': {
    fails: () =>
      found({
        ...ingress({ traffic: TCP_8080_HTTP }, { traffic: { ...kafka, ports: [{ port: 8080 }] } }),
        ciliumVersion: '1.18',
      }),
    at: 'policies[0].ingress[1].traffic.kind',
    passes: () => found({ ...ingress({ traffic: TCP_8080_HTTP }, { traffic: kafka }), ciliumVersion: '1.18' }),
  },
  'cilium-policies/requests-are-not-let-past': {
    fails: () => found(ingress({ traffic: TCP_8080_HTTP }, { traffic: TCP_8080 })),
    at: 'policies[0].ingress[0].traffic',
    passes: () => found(ingress({ traffic: TCP_8080_HTTP }, { traffic: { kind: 'ports', ports: [{ port: 9090 }] } })),
  },
  'cilium-policies/requests-are-described': {
    fails: () => found(allow({ kind: 'http', ports: [{ port: 8080 }], http: [] })),
    at: 'policies[0].ingress[0].traffic.http',
    passes: () => found(allow({ kind: 'http', ports: [{ port: 8080 }], http: [{}] })),
  },
  'cilium-policies/expressions-are-regular': {
    fails: () => found(allow(http({ path: '/(?!admin).*' }))),
    at: 'policies[0].ingress[0].traffic.http[0].path',
    passes: () => found(allow(http({ path: '/shop/.*' }))),
  },
  'cilium-policies/hosts-have-plain-dots': {
    fails: () => found(allow(http({ host: 'api.example.com' }))),
    at: 'policies[0].ingress[0].traffic.http[0].host',
    passes: () => found(allow(http({ host: 'api\\.example\\.com' }))),
  },
  'cilium-policies/headers-are-named': {
    fails: () => found(allow(http({ headers: [{ name: 'x-team: shop' }] }))),
    at: 'policies[0].ingress[0].traffic.http[0].headers[0].name',
    passes: () => found(allow(http({ headers: [{ name: 'x-team', value: 'shop' }] }))),
  },
  'cilium-policies/tls-is-opened': {
    fails: () => found(allow(http({}, { ports: [{ port: 443 }] }))),
    at: 'policies[0].ingress[0].traffic.ports[0].port',
    passes: () =>
      found(allow(http({}, { ports: [{ port: 443 }], terminatingTLS: { secret: { name: 'a', namespace: 'shop' } } }))),
  },
  'cilium-policies/server-names-fit': {
    fails: () => found(allow(tls('api.*.example.com'))),
    at: 'policies[0].ingress[0].traffic.serverNames[0]',
    passes: () => found({ ...allow(tls('api.*.example.com')), ciliumVersion: '1.20' }),
  },
  'cilium-policies/kafka-is-gone': {
    fails: () => found({ ...allow(kafka), ciliumVersion: '1.20' }),
    at: 'policies[0].ingress[0].traffic.kind',
    passes: () => found({ ...allow(kafka), ciliumVersion: '1.19' }),
  },
  'cilium-policies/kafka-is-deprecated': {
    fails: () => found({ ...allow(kafka), ciliumVersion: '1.19' }),
    at: 'policies[0].ingress[0].traffic.kind',
    passes: () => found({ ...allow(kafka), ciliumVersion: '1.18' }),
  },
  'cilium-policies/hosts-are-names': {
    fails: () => found(to({ kind: 'fqdns', names: ['https://api.example.com'] })),
    at: 'policies[0].egress[0].to.names[0]',
    passes: () => found(to({ kind: 'fqdns', names: ['api.example.com'], patterns: ['*.example.org', '*'] })),
  },
  'cilium-policies/wildcards-have-a-level': {
    fails: () => found({ ...to({ kind: 'fqdns', patterns: ['**.example.org'] }), ciliumVersion: '1.18' }),
    at: 'policies[0].egress[0].to.patterns[0]',
    passes: () => found({ ...to({ kind: 'fqdns', patterns: ['**.example.org'] }), ciliumVersion: '1.19' }),
  },
  'cilium-policies/nodes-ask-elsewhere': {
    fails: () => found(nodes({ egress: [{ to: { kind: 'fqdns', names: ['api.example.com'] } }] })),
    at: 'clusterwide[0].egress[0].to.lookups',
    passes: () =>
      found(
        nodes({
          egress: [
            { to: { kind: 'fqdns', names: ['api.example.com'], lookups: 'elsewhere' } },
            { to: { kind: 'cidrs', cidrs: [{ cidr: '192.0.2.53/32' }] }, traffic: { kind: 'dns', patterns: ['*'] } },
          ],
        }),
      ),
  },
  'cilium-policies/lookups-are-seen': {
    fails: () => found(to({ kind: 'fqdns', names: ['api.example.com'], lookups: 'elsewhere' })),
    at: 'policies[0].egress[0].to.lookups',
    passes: () =>
      found({
        ...to({ kind: 'fqdns', names: ['api.example.com'], lookups: 'elsewhere' }),
        ...baseline({ everywhere: {} }),
      }),
  },
  'cilium-policies/dns-is-let-through': {
    fails: () => found(policy({ ...CLOSED, namespace: 'shop' })),
    at: 'policies[0].enableDefaultDeny',
    passes: () => found({ ...policy({ ...CLOSED, namespace: 'shop' }), ...baseline({ everywhere: {} }) }),
  },
  'cilium-policies/looking-closes': {
    fails: () =>
      found(policy({ ...SHOP, enableDefaultDeny: { ingress: false }, ingress: [{ traffic: TCP_8080_HTTP }] })),
    at: 'policies[0].ingress[0].traffic',
    passes: () =>
      found(
        policy({
          ...SHOP,
          enableDefaultDeny: { ingress: false },
          ingress: [{ traffic: { ...TCP_8080_HTTP, http: [{}] } }],
        }),
      ),
  },
  'cilium-policies/system-stays-open': {
    fails: () => found(baseline({ namespaces: [{ name: 'kube-system' }] })),
    at: 'baseline.namespaces[0].name',
    passes: () => found(baseline({ namespaces: [{ name: 'shop' }] })),
  },
  'cilium-policies/metadata-is-for-identities': {
    fails: () => found(baseline({ everywhere: { denyMetadata: true }, dns: 'direct' }), ON_GKE),
    at: 'baseline.everywhere.denyMetadata',
    passes: () => found(baseline({ everywhere: {}, dns: 'direct' }), ON_GKE),
  },
  'cilium-policies/cloud-serves-it': {
    fails: () => found(policy(SHOP), ON_GKE),
    at: 'policies[0]',
    passes: () => found(clusterwide({ ingress: [{ from: { kind: 'entities', entities: ['cluster'] } }] }), ON_GKE),
  },
};
