import type { Path } from '../../../core/path';
import { DOCS, SOURCE } from '../../istio/rules/evidence';
import type { HttpMatch } from '../../security/options';
import { isHttp, type MeshSettings, servicesOf } from '../settings';
import { rulesOf } from './authorization-rules-of';
import { type MeshRule, serviceRule } from './rule-type';

const ZTUNNEL_RULES = `${SOURCE}/pilot/pkg/serviceregistry/ambient/authorization.go`;

/** What must hold for what is said of requests, and of the tokens that they carry. */
export const REQUEST_RULES: readonly MeshRule[] = [
  serviceRule(
    {
      id: 'mesh/requests-are-judged-at-a-waypoint',
      title:
        'Methods, paths, hosts, claims and tokens are looked at by a waypoint: at pods such a rule refuses everything',
      severity: 'error',
      evidence: ZTUNNEL_RULES,
    },
    ({ options: { authorization = {}, ports }, waypoint }, report) => {
      const spoken = ports.filter(isHttp).map(({ port }) => port);
      const whyNot = (asked: readonly number[] = spoken): readonly [why: string, fix: string] | undefined => {
        if (waypoint === undefined)
          return ['the Service has no waypoint', 'bind the Service to a waypoint, or say from and ports only'];
        if (asked.some((port) => spoken.includes(port))) return undefined;
        return [
          `no port of ${asked === spoken ? 'it' : 'these'} speaks HTTP`,
          "set protocol of a port to 'http' or 'grpc', if that is what it speaks, or say from and ports only",
        ];
      };
      const jwt = authorization.jwt && whyNot();
      if (jwt) report(['authorization', 'jwt'], `${jwt[0]}: nobody looks at tokens`, jwt[1]);
      for (const [which, index, rule] of rulesOf(authorization)) {
        const word = rule.http ? 'http' : rule.claims ? 'claims' : undefined;
        const problem = word && whyNot(rule.ports);
        if (!problem) continue;
        const effect =
          which === 'allow'
            ? 'it allows nothing, and the rest is refused'
            : 'it refuses all that its other words let it';
        report(['authorization', which, index, word], `${problem[0]}: ${effect}`, problem[1]);
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
  {
    id: 'mesh/requests-are-written-as-they-come',
    title: 'Methods have capital letters, paths begin with / or *: with any other, a rule meets no request',
    severity: 'error',
    evidence: `${DOCS}/reference/config/security/authorization-policy/#Operation`,
    check: (settings, report) => {
      for (const [path, { methods = [], paths = [] }] of matchesOf(settings)) {
        for (const [index, method] of methods.entries()) {
          if (/^[A-Z*-]+$/.test(method)) continue;
          report({
            path: [...path, 'methods', index],
            message: `no request has the method '${method.slice(0, 40)}'`,
            fix: `write '${method.toUpperCase().slice(0, 40)}'`,
          });
        }
        for (const [index, one] of paths.entries()) {
          if (isPathPattern(one)) continue;
          report({
            path: [...path, 'paths', index],
            message: `no request has a path such as '${one.slice(0, 100)}': * stands for anything at the beginning or the end alone`,
            fix: "write one such as '/pay/*' or '*/health'; {*} for one part in the middle",
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

/** What is said of HTTP anywhere, with its place. */
function matchesOf(settings: MeshSettings): readonly (readonly [Path, HttpMatch])[] {
  return [
    ...servicesOf(settings).flatMap(({ options, path }) =>
      rulesOf(options.authorization ?? {}).map(
        ([which, index, { http = {} }]) => [[...path, 'authorization', which, index, 'http'], http] as const,
      ),
    ),
    ...(settings.egress?.hosts ?? []).flatMap(({ options, path }) =>
      (options.allow ?? []).map(({ http = {} }, index) => [[...path, 'allow', index, 'http'], http] as const),
    ),
  ];
}

function isPathPattern(path: string): boolean {
  const literal = path.replace(/\{\*{1,2}\}/g, '');
  return /^[/*]/.test(path) && !literal.slice(1, -1).includes('*') && !/^\*.*\*$/.test(literal);
}
