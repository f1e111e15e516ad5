import { isDnsLabel, isDnsSubdomain } from '../../../core/names';
import type { Path } from '../../../core/path';
import { DOCS, SOURCE } from '../../istio/rules/evidence';
import type { AuthorizationRule, MeshIdentity, ServiceAuthorization } from '../../security/options';
import { isHttp, type MeshSettings, type ServiceSettings, servicesOf } from '../settings';
import { type MeshRule, serviceRule } from './rule-type';

const L4_POLICY = `${DOCS}/ambient/usage/l4-policy/`;
const ZTUNNEL_RULES = `${SOURCE}/pilot/pkg/serviceregistry/ambient/authorization.go`;
const WHICH = ['allow', 'deny'] as const;

/** What must hold for who may call. */
export const SECURITY_RULES: readonly MeshRule[] = [
  serviceRule(
    {
      id: 'mesh/requests-are-judged-at-a-waypoint',
      title:
        'Methods, paths, hosts, claims and tokens are looked at by a waypoint: at pods such a rule refuses everything',
      severity: 'error',
      evidence: ZTUNNEL_RULES,
    },
    ({ options: { authorization = {}, ports }, waypoint }, report) => {
      if (waypoint !== undefined && ports.some(isHttp)) return;
      const why = waypoint === undefined ? 'the Service has no waypoint' : 'no port of it speaks HTTP';
      const fix =
        waypoint === undefined
          ? 'bind the Service to a waypoint, or say from and ports only'
          : "set protocol of a port to 'http' or 'grpc', if that is what it speaks, or say from and ports only";
      if (authorization.jwt) report(['authorization', 'jwt'], `${why}: nobody looks at tokens`, fix);
      for (const [which, index, rule] of rulesOf(authorization)) {
        const word = rule.http ? 'http' : rule.claims ? 'claims' : undefined;
        if (word === undefined) continue;
        const effect =
          which === 'allow'
            ? 'it allows nothing, and the rest is refused'
            : 'it refuses all that its other words let it';
        report(['authorization', which, index, word], `${why}: ${effect}`, fix);
      }
    },
  ),
  serviceRule(
    {
      id: 'mesh/claims-are-of-a-token',
      title: 'Claims are asked for where tokens are looked at',
      severity: 'error',
      evidence: `${DOCS}/reference/config/security/request_authentication/`,
    },
    ({ options: { authorization = {} } }, report) => {
      if (authorization.jwt) return;
      for (const [which, index, rule] of rulesOf(authorization)) {
        if (rule.claims === undefined) continue;
        report(
          ['authorization', which, index, 'claims'],
          'no issuer of tokens is known, so that no request has claims',
          'set authorization.jwt',
        );
      }
    },
  ),
  serviceRule(
    {
      id: 'mesh/rules-are-of-ports-that-are-there',
      title: 'Who may call is said of ports that the Service has',
      severity: 'error',
      evidence: `${DOCS}/reference/config/security/authorization-policy/#Operation`,
    },
    ({ options: { authorization = {}, name, ports } }, report) => {
      const there = ports.map(({ port }) => port);
      for (const [which, index, rule] of rulesOf(authorization)) {
        for (const [at, port] of (rule.ports ?? []).entries()) {
          if (there.includes(port)) continue;
          report(
            ['authorization', which, index, 'ports', at],
            `${name} has no port ${port}`,
            `write ${there.join(' or ')}: the port of the Service, not that of its pods`,
          );
        }
      }
    },
  ),
  serviceRule(
    {
      id: 'mesh/waypoint-fails-open',
      title: 'A Service whose waypoint decides who may call requires it: while it is away, ztunnel goes past it',
      severity: 'warning',
      evidence: `${DOCS}/ambient/usage/waypoint/#require-waypoint`,
    },
    ({ options: { authorization }, waypoint }, report) => {
      if (waypoint === undefined || waypoint.require || authorization === undefined) return;
      report(
        ['waypoint', 'require'],
        `while ${waypoint.namespace}/${waypoint.name} is away, or for callers that address pods, nobody looks at who calls`,
        'set it to true',
      );
    },
  ),
  serviceRule(
    {
      id: 'mesh/somebody-may-call',
      title: 'Where everything is denied by default, a Service says who may call it',
      severity: 'warning',
      evidence: L4_POLICY,
    },
    ({ deniesAll, options: { authorization, name } }, report) => {
      if (!deniesAll || (authorization?.allow ?? []).length > 0) return;
      report(
        ['authorization', 'allow'],
        `nobody may call ${name}`,
        "add { from: [{ kind: 'service-account', name: … }] }",
      );
    },
  ),
  {
    id: 'mesh/pods-are-reached-one-way',
    title:
      'Pods that one Service guards by who calls are behind no waypoint of another: they would see the waypoint call',
    severity: 'error',
    evidence: L4_POLICY,
    check: (settings, report) => {
      const all = servicesOf(settings);
      for (const guarded of all) {
        if (guarded.waypoint !== undefined || guarded.options.authorization?.allow === undefined) continue;
        const other = all.find((one) => one.waypoint !== undefined && samePods(one, guarded));
        if (other?.waypoint === undefined) continue;
        report({
          path: [...guarded.path, 'authorization', 'allow'],
          message: `requests to ${other.options.name}, which has the same pods, come from its waypoint '${other.waypoint.name}', which is not allowed`,
          fix: 'bind both Services to the waypoint',
        });
      }
    },
  },
  {
    id: 'mesh/plaintext-is-an-exception',
    title: 'Ports accept plaintext as an exception where the namespace does not',
    severity: 'error',
    evidence: `${DOCS}/reference/config/security/peer_authentication/`,
    check: ({ namespaces }, report) => {
      for (const { options, services } of namespaces) {
        if (options.mtls !== 'permissive') continue;
        for (const { options: service, path } of services) {
          const index = service.ports.findIndex(({ plaintext }) => plaintext === true);
          if (index < 0) continue;
          report({
            path: [...path, 'ports', index, 'plaintext'],
            message: `every port of ${options.name} accepts plaintext, and this would close all others of these pods`,
            fix: "remove it, or set mtls of the namespace to 'strict'",
          });
        }
      }
    },
  },
  {
    id: 'mesh/identities-are-whole',
    title:
      'Service accounts and namespaces are called as they can be, principals are <trust domain>/ns/<namespace>/sa/<name>',
    severity: 'error',
    evidence: `${DOCS}/reference/config/security/authorization-policy/#Source`,
    check: (settings, report) => {
      for (const [path, identity] of identitiesOf(settings)) {
        if (identity.kind === 'principal') {
          report.whenKnown([identity.principal], ([principal = ''], late) => {
            if (/^[^/\s]+\/ns\/[a-z0-9-]+\/sa\/[a-z0-9.-]+$/.test(principal)) return;
            late({
              path: [...path, 'principal'],
              message: `'${principal.slice(0, 100)}' is the identity of nobody`,
              fix: "write it as 'cluster.local/ns/shop/sa/frontend', without spiffe://",
            });
          });
          continue;
        }
        const isAccount = identity.kind === 'service-account';
        const wrong = [
          ...((isAccount ? isDnsSubdomain : isDnsLabel)(identity.name) ? [] : (['name'] as const)),
          ...(isAccount && identity.namespace !== undefined && !isDnsLabel(identity.namespace)
            ? (['namespace'] as const)
            : []),
        ];
        for (const word of wrong) {
          report({
            path: [...path, word],
            message: `no ${isAccount && word === 'name' ? 'service account' : 'namespace'} can be called so`,
            fix: "write the name alone, such as 'frontend'",
          });
        }
      }
    },
  },
  serviceRule(
    {
      id: 'mesh/keys-come-by-https',
      title: 'Keys of those who make tokens are fetched by https',
      severity: 'error',
      evidence: `${DOCS}/reference/config/security/request_authentication/#JWTRule`,
    },
    ({ options: { authorization } }, _, whenKnown) => {
      for (const [index, { jwksUri }] of (authorization?.jwt?.issuers ?? []).entries()) {
        whenKnown([jwksUri], ([address = ''], late) => {
          if (/^https:\/\/[^/\s]+(\/\S*)?$/.test(address)) return;
          late(
            ['authorization', 'jwt', 'issuers', index, 'jwksUri'],
            `'${address.slice(0, 100)}' is no https:// address`,
            'write the address of the keys, as the issuer publishes it under jwks_uri',
          );
        });
      }
    },
  ),
];

/** Every identity that somebody names, with its place. */
function identitiesOf(settings: MeshSettings): readonly (readonly [Path, MeshIdentity<unknown>])[] {
  const each = (path: Path, all: readonly MeshIdentity<unknown>[] = []): (readonly [Path, MeshIdentity<unknown>])[] =>
    all.map((identity, index) => [[...path, index], identity] as const);
  return [
    ...servicesOf(settings).flatMap(({ options, path }) => [
      ...rulesOf(options.authorization ?? {}).flatMap(([which, index, { from }]) =>
        each([...path, 'authorization', which, index, 'from'], from),
      ),
      ...each([...path, 'direct'], options.direct),
    ]),
    ...(settings.egress?.hosts ?? []).flatMap(({ options, path }) =>
      (options.allow ?? []).flatMap(({ from }, index) => each([...path, 'allow', index, 'from'], from)),
    ),
  ];
}

function rulesOf(
  authorization: ServiceAuthorization<unknown>,
): readonly (readonly ['allow' | 'deny', number, AuthorizationRule<unknown>])[] {
  return WHICH.flatMap((which) => (authorization[which] ?? []).map((rule, index) => [which, index, rule] as const));
}

function samePods(a: ServiceSettings, b: ServiceSettings): boolean {
  const text = (labels: Readonly<Record<string, string>>): string =>
    Object.entries(labels)
      .map(([key, value]) => `${key}=${value}`)
      .sort()
      .join();
  return a.namespace === b.namespace && text(a.options.selector) === text(b.options.selector);
}
