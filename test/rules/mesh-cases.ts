import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { joinNeeds } from '../../lib/core/needs';
import type { InstallPlan } from '../../lib/core/plan';
import { evaluate } from '../../lib/core/rule';
import type { Whole } from '../../lib/core/whole';
import { planIstioAmbient } from '../../lib/mesh/istio';
import {
  inspectMesh,
  MESH_COMPOSE_RULES,
  type MeshNamespace,
  type MeshOptions,
  type MeshService,
  planMesh,
  type WaypointOptions,
} from '../../lib/mesh/namespaces';
import { sized } from '../support/clusters';
import type { RuleCases } from './cases';

const HTTP = { port: 8080, protocol: 'http' } as const;
const PAYMENT: MeshService = { name: 'payment', selector: { app: 'payment' }, ports: [HTTP] };
const BOUND: MeshService = { ...PAYMENT, waypoint: { name: 'critical', require: true } };
const FRONTEND = { kind: 'service-account', name: 'frontend' } as const;
const KEYS = { issuer: 'https://id.example.com', jwksUri: 'https://id.example.com/keys' };
const VERSIONS = [
  { name: 'v1', labels: { version: 'v1' }, weight: 90 },
  { name: 'v2', labels: { version: 'v2' }, weight: 10 },
] as const;

const mesh = (options: MeshOptions, cluster: Cluster = sized(3)): readonly Finding[] =>
  inspectMesh(cluster, options).findings;
const shop = (options: Partial<MeshNamespace>): readonly Finding[] =>
  mesh({ namespaces: [{ name: 'shop', ...options }] });
const waypoint = (options: Partial<WaypointOptions>): readonly Finding[] =>
  shop({ waypoints: [{ name: 'critical', ...options }], services: [BOUND] });
/** A Service without a waypoint. */
const plain = (options: Partial<MeshService>): readonly Finding[] => shop({ services: [{ ...PAYMENT, ...options }] });
/** A Service that is bound to its waypoint. */
const bound = (options: Partial<MeshService>): readonly Finding[] =>
  shop({ waypoints: [{ name: 'critical' }], services: [{ ...BOUND, ...options }] });
/** A Service of one namespace whose waypoint is in another. */
const across = (options: Partial<WaypointOptions>): readonly Finding[] =>
  mesh({
    namespaces: [
      { name: 'edge', waypoints: [{ name: 'shared', ...options }] },
      { name: 'shop', services: [{ ...PAYMENT, waypoint: { name: 'shared', namespace: 'edge' } }] },
    ],
  });
const egress = (host: Partial<NonNullable<MeshOptions['egress']>['hosts'][number]>): readonly Finding[] =>
  mesh({ egress: { hosts: [{ name: 'bank', host: 'api.bank.example', protocol: 'https', ...host }] } });

/** What the rules say of several plans in one cluster. */
function together(...plans: readonly InstallPlan[]): readonly Finding[] {
  const whole: Whole = { cluster: sized(3), plans, needs: joinNeeds(plans.map(({ needs }) => needs)) };
  return evaluate<Whole, string>(MESH_COMPOSE_RULES, whole).findings;
}

const plan = (options: MeshOptions): InstallPlan => planMesh(sized(3), options);
const ELSEWHERE = plan({
  namespaces: [{ name: 'shop', services: [{ ...PAYMENT, waypoint: { name: 'shared', namespace: 'edge' } }] }],
});
const SHARED = plan({
  name: 'edge',
  namespaces: [{ name: 'edge', waypoints: [{ name: 'shared', namespaces: { from: 'all' } }] }],
});
const DOTTED = plan({
  namespaces: [
    { name: 'shop', services: [{ ...PAYMENT, authorization: { allow: [{ from: [{ ...FRONTEND, name: 'a.b' }] }] } }] },
  ],
});
const SHOP = plan({ namespaces: [{ name: 'shop' }] });
const istio = (version: string): InstallPlan => planIstioAmbient(sized(3), { version });

/** Rules about what is in a mesh. */
export const MESH_CASES: RuleCases = {
  'mesh/names-are-dns-labels': {
    fails: () => bound({ traffic: { versions: [{ ...VERSIONS[0], name: 'V1' }, VERSIONS[1]] } }),
    at: 'namespaces[0].services[0].traffic.versions[0].name',
    passes: () => bound({ traffic: { versions: VERSIONS } }),
  },
  'mesh/names-differ': {
    fails: () => shop({ waypoints: [{ name: 'critical' }], services: [BOUND, { ...BOUND, name: 'critical' }] }),
    at: 'namespaces[0].services[1].name',
    passes: () => shop({ waypoints: [{ name: 'critical' }], services: [BOUND, { ...BOUND, name: 'orders' }] }),
  },
  'mesh/ports-differ': {
    fails: () => plain({ ports: [HTTP, { ...HTTP, protocol: 'grpc' }] }),
    at: 'namespaces[0].services[0].ports[1].port',
    passes: () => plain({ ports: [HTTP, { ...HTTP, port: 8081 }] }),
  },
  'mesh/pods-are-selected': {
    fails: () => plain({ selector: {} }),
    at: 'namespaces[0].services[0].selector',
    passes: () => plain({}),
  },
  'mesh/namespace-can-be-enrolled': {
    fails: () => shop({ name: 'istio-system' }),
    at: 'namespaces[0].name',
    passes: () => shop({ name: 'monitoring' }),
  },
  'mesh/labels-do-not-undo-enrolment': {
    fails: () => shop({ labels: { 'istio-injection': 'enabled' } }),
    at: 'namespaces[0].labels.istio-injection',
    passes: () => shop({ labels: { team: 'shop' } }),
  },
  'mesh/waypoint-is-not-called-none': {
    fails: () => shop({ waypoints: [{ name: 'none', wholeNamespace: true }] }),
    at: 'namespaces[0].waypoints[0].name',
    passes: () => shop({ waypoints: [{ name: 'waypoint', wholeNamespace: true }] }),
  },
  'mesh/one-waypoint-for-the-namespace': {
    fails: () =>
      shop({
        waypoints: [
          { name: 'a', wholeNamespace: true },
          { name: 'b', wholeNamespace: true },
        ],
      }),
    at: 'namespaces[0].waypoints[1].wholeNamespace',
    passes: () => shop({ waypoints: [{ name: 'a', wholeNamespace: true }, { name: 'critical' }], services: [BOUND] }),
  },
  'mesh/waypoint-is-there': {
    fails: () => plain({ waypoint: { name: 'critical' } }),
    at: 'namespaces[0].services[0].waypoint.name',
    passes: () => bound({}),
  },
  'mesh/waypoint-lets-namespaces-in': {
    fails: () => across({ namespaces: { from: 'names', names: ['other'] } }),
    at: 'namespaces[1].services[0].waypoint',
    passes: () => across({ namespaces: { from: 'names', names: ['shop'] } }),
  },
  'mesh/waypoint-serves-services': {
    fails: () => waypoint({ for: 'workload' }),
    at: 'namespaces[0].services[0].waypoint',
    passes: () => waypoint({ for: 'all' }),
  },
  'mesh/headless-services-have-no-waypoint': {
    fails: () => bound({ headless: true }),
    at: 'namespaces[0].services[0].waypoint',
    passes: () => plain({ headless: true }),
  },
  'mesh/direct-calls-are-exceptions': {
    fails: () => bound({ waypoint: { name: 'critical' }, direct: [{ kind: 'namespace', name: 'monitoring' }] }),
    at: 'namespaces[0].services[0].direct',
    passes: () => bound({ direct: [{ kind: 'namespace', name: 'monitoring' }] }),
  },
  'mesh/ingress-has-a-waypoint': {
    fails: () => plain({ ingressUsesWaypoint: true }),
    at: 'namespaces[0].services[0].ingressUsesWaypoint',
    passes: () => bound({ ingressUsesWaypoint: true }),
  },
  'mesh/waypoint-is-used': {
    fails: () => shop({ waypoints: [{ name: 'critical' }], services: [PAYMENT] }),
    at: 'namespaces[0].waypoints[0]',
    passes: () => bound({}),
  },
  'mesh/waypoint-copies-are-a-range': {
    fails: () => waypoint({ minAvailable: 2 }),
    at: 'namespaces[0].waypoints[0].minAvailable',
    passes: () => waypoint({ minAvailable: 2, scaling: { min: 3, max: 3 } }),
  },
  'mesh/waypoint-outlives-a-node': {
    fails: () => waypoint({ scaling: { min: 1, max: 2 } }),
    at: 'namespaces[0].waypoints[0].scaling.min',
    passes: () => waypoint({}),
  },
  'mesh/traffic-needs-a-waypoint': {
    fails: () => plain({ traffic: { circuitBreaker: {} } }),
    at: 'namespaces[0].services[0].traffic.circuitBreaker',
    passes: () => bound({ traffic: { circuitBreaker: {} } }),
  },
  'mesh/routes-are-of-http': {
    fails: () => bound({ ports: [{ port: 5432, protocol: 'tcp' }], traffic: { timeout: '3s' } }),
    at: 'namespaces[0].services[0].traffic',
    passes: () => bound({ ports: [{ port: 5432, protocol: 'tcp' }], traffic: { circuitBreaker: {} } }),
  },
  'mesh/fault-is-alone': {
    fails: () => bound({ traffic: { timeout: '3s', fault: { abort: { percent: 1, status: 503 } } } }),
    at: 'namespaces[0].services[0].traffic.fault',
    passes: () => bound({ traffic: { circuitBreaker: {}, fault: { abort: { percent: 1, status: 503 } } } }),
  },
  'mesh/traffic-says-something': {
    fails: () => bound({ traffic: { circuitBreaker: { consecutive5xxErrors: 0 } } }),
    at: 'namespaces[0].services[0].traffic.circuitBreaker',
    passes: () => bound({ traffic: { circuitBreaker: { consecutive5xxErrors: 0, consecutiveGatewayErrors: 5 } } }),
  },
  'mesh/routes-lead-to-versions': {
    fails: () =>
      bound({
        traffic: { versions: VERSIONS, routes: [{ headers: [{ name: 'x-canary', value: '1' }], version: 'v3' }] },
      }),
    at: 'namespaces[0].services[0].traffic.routes[0].version',
    passes: () =>
      bound({
        traffic: { versions: VERSIONS, routes: [{ headers: [{ name: 'x-canary', value: '1' }], version: 'v2' }] },
      }),
  },
  'mesh/some-version-has-weight': {
    fails: () => bound({ traffic: { versions: VERSIONS.map((one) => ({ ...one, weight: 0 })) } }),
    at: 'namespaces[0].services[0].traffic.versions',
    passes: () => bound({ traffic: { versions: [VERSIONS[0], { ...VERSIONS[1], weight: 0 }] } }),
  },
  'mesh/requests-are-judged-at-a-waypoint': {
    fails: () => plain({ authorization: { allow: [{ from: [FRONTEND], http: { methods: ['GET'] } }] } }),
    at: 'namespaces[0].services[0].authorization.allow[0].http',
    passes: () => plain({ authorization: { allow: [{ from: [FRONTEND], ports: [8080] }] } }),
  },
  'mesh/claims-are-of-a-token': {
    fails: () => bound({ authorization: { allow: [{ claims: { role: ['admin'] } }] } }),
    at: 'namespaces[0].services[0].authorization.allow[0].claims',
    passes: () => bound({ authorization: { jwt: { issuers: [KEYS] }, allow: [{ claims: { role: ['admin'] } }] } }),
  },
  'mesh/rules-are-of-ports-that-are-there': {
    fails: () => plain({ ports: [{ ...HTTP, targetPort: 80 }], authorization: { allow: [{ ports: [80] }] } }),
    at: 'namespaces[0].services[0].authorization.allow[0].ports[0]',
    passes: () => plain({ ports: [{ ...HTTP, targetPort: 80 }], authorization: { allow: [{ ports: [8080] }] } }),
  },
  'mesh/waypoint-fails-open': {
    fails: () => bound({ waypoint: { name: 'critical' }, authorization: { allow: [{ from: [FRONTEND] }] } }),
    at: 'namespaces[0].services[0].waypoint.require',
    passes: () => bound({ authorization: { allow: [{ from: [FRONTEND] }] } }),
  },
  'mesh/somebody-may-call': {
    fails: () => shop({ denyAll: true, services: [PAYMENT] }),
    at: 'namespaces[0].services[0].authorization.allow',
    passes: () => shop({ denyAll: true, services: [{ ...PAYMENT, authorization: { allow: [{ from: [FRONTEND] }] } }] }),
  },
  'mesh/pods-are-reached-one-way': {
    fails: () =>
      shop({
        waypoints: [{ name: 'critical' }],
        services: [BOUND, { ...PAYMENT, name: 'admin', authorization: { allow: [{ from: [FRONTEND] }] } }],
      }),
    at: 'namespaces[0].services[1].authorization.allow',
    passes: () =>
      shop({
        waypoints: [{ name: 'critical' }],
        services: [BOUND, { ...BOUND, name: 'admin', authorization: { allow: [{ from: [FRONTEND] }] } }],
      }),
  },
  'mesh/plaintext-is-an-exception': {
    fails: () => shop({ mtls: 'permissive', services: [{ ...PAYMENT, ports: [{ ...HTTP, plaintext: true }] }] }),
    at: 'namespaces[0].services[0].ports[0].plaintext',
    passes: () => plain({ ports: [{ ...HTTP, plaintext: true }] }),
  },
  'mesh/identities-are-whole': {
    fails: () =>
      plain({ authorization: { allow: [{ from: [{ kind: 'principal', principal: 'spiffe://td/ns/a/sa/b' }] }] } }),
    at: 'namespaces[0].services[0].authorization.allow[0].from[0].principal',
    passes: () => plain({ authorization: { allow: [{ from: [{ kind: 'principal', principal: 'td/ns/a/sa/b' }] }] } }),
  },
  'mesh/keys-come-by-https': {
    fails: () => bound({ authorization: { jwt: { issuers: [{ ...KEYS, jwksUri: 'http://id.example.com/keys' }] } } }),
    at: 'namespaces[0].services[0].authorization.jwt.issuers[0].jwksUri',
    passes: () => bound({ authorization: { jwt: { issuers: [KEYS] } } }),
  },
  'mesh/hosts-outside-have-names': {
    fails: () => egress({ host: '203.0.113.7' }),
    at: 'egress.hosts[0].host',
    passes: () => egress({}),
  },
  'mesh/wildcards-are-resolved-by-name': {
    fails: () => egress({ host: '*.bank.example' }),
    at: 'egress.hosts[0].host',
    passes: () => egress({ host: '*.bank.example', protocol: 'tls' }),
  },
  'mesh/port-outside-is-said': {
    fails: () => egress({ protocol: 'tcp' }),
    at: 'egress.hosts[0].port',
    passes: () => egress({ protocol: 'tcp', port: 5432 }),
  },
  'mesh/requests-outside-are-seen': {
    fails: () => egress({ protocol: 'tls', allow: [{ from: [FRONTEND], http: { paths: ['/pay'] } }] }),
    at: 'egress.hosts[0].allow[0].http',
    passes: () => egress({ allow: [{ from: [FRONTEND], http: { paths: ['/pay'] } }] }),
  },
  'mesh/waypoint-of-others-is-there': {
    fails: () => together(ELSEWHERE),
    at: 'mesh',
    passes: () => together(SHARED, ELSEWHERE),
  },
  'mesh/denied-by-one-plan': {
    fails: () => together(istio('1.30'), plan({ denyAll: true, rootNamespace: 'mesh-root' })),
    at: 'mesh.rootNamespace',
    passes: () => together(istio('1.30'), plan({ denyAll: true })),
  },
  'mesh/namespace-is-not-excluded': {
    fails: () => together(planIstioAmbient(sized(3), { nodeAgent: { excludeNamespaces: ['shop'] } }), SHOP),
    at: 'mesh',
    passes: () => together(planIstioAmbient(sized(3), { nodeAgent: { excludeNamespaces: ['other'] } }), SHOP),
  },
  'mesh/dots-are-read-as-dots': {
    fails: () => together(istio('1.29.1'), DOTTED),
    at: 'mesh',
    passes: () => together(istio('1.29'), DOTTED),
  },
};
