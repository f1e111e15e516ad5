import { isDnsLabel, isDnsSubdomain } from '../../../core/names';
import type { Path } from '../../../core/path';
import { DOCS } from '../../istio/rules/evidence';
import type { MeshIdentity } from '../../security/options';
import { type MeshSettings, servicesOf } from '../settings';
import { rulesOf } from './authorization-rules-of';
import { type MeshRule, serviceRule } from './rule-type';

const L4_POLICY = `${DOCS}/ambient/usage/l4-policy/`;

/** What must hold for who may call. */
export const SECURITY_RULES: readonly MeshRule[] = [
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
  {
    id: 'mesh/somebody-may-call',
    title: 'Where everything is denied by default, a Service or a host outside says who may call it',
    severity: 'warning',
    evidence: L4_POLICY,
    check: (settings, report) => {
      const fix = "add { from: [{ kind: 'service-account', name: …, namespace: … }] }";
      for (const { deniesAll, options, path } of servicesOf(settings)) {
        if (!deniesAll || (options.authorization?.allow ?? []).length > 0) continue;
        report({ path: [...path, 'authorization', 'allow'], message: `nobody may call ${options.name}`, fix });
      }
      for (const { options, path } of settings.egress?.hosts ?? []) {
        if (settings.egress?.deniesAll !== true || (options.allow ?? []).length > 0) continue;
        report({ path: [...path, 'allow'], message: `nobody may reach ${options.host}`, fix });
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
