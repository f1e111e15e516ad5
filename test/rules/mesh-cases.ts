import type { Finding } from '../../lib/core/finding';
import type { HeaderMatch, MeshOptions, MeshService, WaypointOptions } from '../../lib/mesh/namespaces';
import { BOUND, bound, FRONTEND, HTTP, mesh, PAYMENT, plain, shop, waypoint } from '../support/mesh-findings';
import type { RuleCases } from './cases';

const FRONTEND_OF_SHOP = { ...FRONTEND, namespace: 'shop' };
const BANK = { name: 'bank', host: 'api.bank.example', protocol: 'https' } as const;
const VERSIONS = [
  { name: 'v1', labels: { version: 'v1' }, weight: 90 },
  { name: 'v2', labels: { version: 'v2' }, weight: 10 },
] as const;

/** A Service of one namespace whose waypoint is in another. */
const across = (options: Partial<WaypointOptions>): readonly Finding[] =>
  mesh({
    namespaces: [
      { name: 'edge', waypoints: [{ name: 'shared', ...options }] },
      { name: 'shop', services: [{ ...PAYMENT, waypoint: { name: 'shared', namespace: 'edge' } }] },
    ],
  });
const egress = (host: Partial<NonNullable<MeshOptions['egress']>['hosts'][number]>): readonly Finding[] =>
  mesh({ egress: { hosts: [{ ...BANK, ...host }] } });
const routed = (headers: readonly HeaderMatch[]): readonly Finding[] =>
  bound({ traffic: { versions: VERSIONS, routes: [{ headers, version: 'v2' }] } });
const withRequire = (require: boolean): MeshService => ({
  ...PAYMENT,
  waypoint: { name: 'critical', require },
  authorization: { allow: [{ from: [FRONTEND] }] },
});

/** Rules about names, waypoints, traffic and the way out of a mesh. */
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
  'mesh/services-begin-with-a-letter': {
    fails: () => plain({ name: '3scale' }),
    at: 'namespaces[0].services[0].name',
    passes: () => plain({ name: 'scale3' }),
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
  'mesh/no-waypoint-is-required': {
    fails: () => bound({ waypoint: { name: 'none', require: true } }),
    at: 'namespaces[0].services[0].waypoint',
    passes: () => plain({ waypoint: { name: 'none' } }),
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
  'mesh/ingress-is-let-in': {
    fails: () => bound({ ingressUsesWaypoint: false }),
    at: 'namespaces[0].services[0].ingressUsesWaypoint',
    passes: () => bound({ ingressUsesWaypoint: false, direct: [{ ...FRONTEND, namespace: 'ingress' }] }),
  },
  'mesh/denied-pods-let-their-waypoint-in': {
    fails: () => shop({ denyAll: true, waypoints: [{ name: 'critical' }], services: [withRequire(false)] }),
    at: 'namespaces[0].services[0].waypoint.require',
    passes: () => shop({ denyAll: true, waypoints: [{ name: 'critical' }], services: [withRequire(true)] }),
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
  'mesh/waypoint-fits-its-limits': {
    fails: () => waypoint({ resources: { requests: { memory: '2Gi' } } }),
    at: 'namespaces[0].waypoints[0].resources',
    passes: () => waypoint({ resources: { requests: { memory: '2Gi' }, limits: { memory: '3Gi' } } }),
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
  'mesh/versions-have-pods-of-their-own': {
    fails: () => bound({ traffic: { versions: [VERSIONS[0], { ...VERSIONS[1], labels: { version: 'v1' } }] } }),
    at: 'namespaces[0].services[0].traffic.versions[1].labels',
    passes: () => bound({ traffic: { versions: VERSIONS } }),
  },
  'mesh/headers-are-named-once': {
    fails: () =>
      routed([
        { name: 'x-user', value: 'a' },
        { name: 'X-User', value: 'b' },
      ]),
    at: 'namespaces[0].services[0].traffic.routes[0].headers[1].name',
    passes: () =>
      routed([
        { name: 'x-user', value: 'a' },
        { name: 'x-team', value: 'b' },
      ]),
  },
  'mesh/some-version-has-weight': {
    fails: () => bound({ traffic: { versions: VERSIONS.map((one) => ({ ...one, weight: 0 })) } }),
    at: 'namespaces[0].services[0].traffic.versions',
    passes: () => bound({ traffic: { versions: [VERSIONS[0], { ...VERSIONS[1], weight: 0 }] } }),
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
    fails: () => egress({ protocol: 'tls', allow: [{ from: [FRONTEND_OF_SHOP], http: { paths: ['/pay'] } }] }),
    at: 'egress.hosts[0].allow[0].http',
    passes: () => egress({ allow: [{ from: [FRONTEND_OF_SHOP], http: { paths: ['/pay'] } }] }),
  },
  'mesh/callers-outside-have-a-namespace': {
    fails: () => egress({ allow: [{ from: [FRONTEND] }] }),
    at: 'egress.hosts[0].allow[0].from[0]',
    passes: () => egress({ allow: [{ from: [FRONTEND_OF_SHOP] }] }),
  },
  'mesh/rules-outside-are-of-the-port': {
    fails: () => egress({ allow: [{ from: [FRONTEND_OF_SHOP], ports: [443] }] }),
    at: 'egress.hosts[0].allow[0].ports',
    passes: () => egress({ allow: [{ from: [FRONTEND_OF_SHOP], ports: [80] }] }),
  },
  'mesh/host-outside-is-said-once': {
    fails: () => mesh({ egress: { hosts: [BANK, { ...BANK, name: 'bank-tls', protocol: 'tls' }] } }),
    at: 'egress.hosts[1].host',
    passes: () => mesh({ egress: { hosts: [BANK, { ...BANK, name: 'mail', host: 'mail.bank.example' }] } }),
  },
};
