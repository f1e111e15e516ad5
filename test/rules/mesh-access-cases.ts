import type { Finding } from '../../lib/core/finding';
import type { MeshService, WaypointOptions } from '../../lib/mesh/namespaces';
import { BOUND, bound, FRONTEND, HTTP, PAYMENT, plain, shop } from '../support/mesh-findings';
import type { RuleCases } from './cases';

const KEYS = { issuer: 'https://id.example.com', jwksUri: 'https://id.example.com/keys' };
/** A Service that takes plaintext. */
const OPEN: MeshService = { ...PAYMENT, ports: [{ ...HTTP, plaintext: true }] };
/** A headless Service with an authorization, in a namespace that has one waypoint for all of it. */
const headless = (takes: NonNullable<WaypointOptions['for']>): readonly Finding[] =>
  shop({
    waypoints: [{ name: 'whole', for: takes, wholeNamespace: true }],
    services: [{ ...PAYMENT, headless: true, authorization: { allow: [{ from: [FRONTEND] }] } }],
  });

/** Rules about who may call what in a mesh. */
export const MESH_ACCESS_CASES: RuleCases = {
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
        services: [
          { ...BOUND, waypoint: { name: 'critical' } },
          { ...PAYMENT, name: 'admin', authorization: { allow: [{ from: [FRONTEND] }] } },
        ],
      }),
    at: 'namespaces[0].services[1].authorization.allow',
    passes: () =>
      shop({
        waypoints: [{ name: 'critical' }],
        services: [BOUND, { ...PAYMENT, name: 'admin', authorization: { allow: [{ from: [FRONTEND] }] } }],
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
  'mesh/requests-are-written-as-they-come': {
    fails: () => bound({ authorization: { deny: [{ http: { methods: ['POST'], paths: ['debug/*'] } }] } }),
    at: 'namespaces[0].services[0].authorization.deny[0].http.paths[0]',
    passes: () => bound({ authorization: { deny: [{ http: { paths: ['/debug/*', '*.php', '/a/{*}/b', '*'] } }] } }),
  },
  'mesh/headless-pods-see-who-calls': {
    fails: () => headless('all'),
    at: 'namespaces[0].services[0].authorization',
    passes: () => headless('service'),
  },
  'mesh/plaintext-is-said-once': {
    fails: () =>
      shop({ services: [OPEN, { ...OPEN, name: 'hooks', ports: [{ ...HTTP, port: 9443, plaintext: true }] }] }),
    at: 'namespaces[0].services[1].ports[0].plaintext',
    passes: () => shop({ services: [OPEN, { ...OPEN, name: 'hooks', selector: { app: 'hooks' } }] }),
  },
  'mesh/plaintext-has-no-identity': {
    fails: () => shop({ services: [{ ...OPEN, authorization: { allow: [{ from: [FRONTEND] }] } }] }),
    at: 'namespaces[0].services[0].authorization.allow',
    passes: () =>
      shop({ services: [{ ...OPEN, authorization: { allow: [{ from: [FRONTEND] }, { ports: [8080] }] } }] }),
  },
  'mesh/plaintext-gets-through': {
    fails: () => shop({ mtls: 'permissive', defaultDeny: ['ingress'] }),
    at: 'namespaces[0].defaultDeny',
    passes: () => shop({ mtls: 'permissive', defaultDeny: ['egress'] }),
  },
};
