import type { KubernetesObject } from '../../core/plan';
import type { Values } from '../../core/values';
import { type EgressSettings, isHttp, type ServiceSettings } from '../namespaces/settings';
import type { AuthorizationRule, MeshIdentity } from './options';

const API_VERSION = 'security.istio.io/v1';

/** Where a policy acts: at pods (ztunnel), or at the waypoint of whatever is named. */
export type PolicyPlace =
  | { readonly selector: { readonly matchLabels: Readonly<Record<string, string>> } }
  | { readonly targetRefs: readonly PolicyTarget[] };

/** Something that requests are addressed to, or a waypoint. */
export type PolicyTarget = {
  readonly group: string;
  readonly kind: 'Service' | 'ServiceEntry' | 'Gateway' | 'GatewayClass';
  readonly name: string;
};

/** Everything that a policy is made of. */
export interface PolicyParts<S> {
  readonly name: string;
  readonly namespace: string;
  readonly action: 'ALLOW' | 'DENY';
  /** Absent: every pod of the namespace; of the mesh, if it is the root namespace. */
  readonly place?: PolicyPlace;
  /** With none, `ALLOW` refuses everything. */
  readonly rules: readonly Values<S>[];
}

/** An AuthorizationPolicy. */
export function authorizationPolicy<S>({ action, name, namespace, place, rules }: PolicyParts<S>): KubernetesObject<S> {
  return {
    apiVersion: API_VERSION,
    kind: 'AuthorizationPolicy',
    metadata: { name, namespace },
    spec: { ...place, action, ...(rules.length > 0 && { rules }) },
  };
}

/** Policies of a Service at its waypoint. Those who call a version by its own name meet the same. */
export function waypointPolicies<S>(service: ServiceSettings<S>): readonly KubernetesObject<S>[] {
  const { deniesAll, hosts, namespace, options, waypoint } = service;
  if (waypoint === undefined) return [];
  const { allow = deniesAll ? [] : undefined, deny = [], jwt } = options.authorization ?? {};
  const requestPorts = options.ports.filter(isHttp).map(({ port }) => port);
  const targetRefs = hosts.map((name) => ({ group: '', kind: 'Service' as const, name }));
  const common = { namespace, place: { targetRefs } };
  const rules = (all: readonly AuthorizationRule<S>[]): readonly Values<S>[] =>
    all.map((rule) => ruleValues(rule, namespace, (port) => port));
  return [
    ...(jwt ? [requestAuthentication(service, targetRefs)] : []),
    ...(jwt && jwt.required !== false
      ? [
          authorizationPolicy<S>({
            ...common,
            name: `${options.name}-token`,
            action: 'DENY',
            rules: [
              {
                from: [{ source: { notRequestPrincipals: ['*'] } }],
                to: [{ operation: { ports: requestPorts.map(String) } }],
              },
            ],
          }),
        ]
      : []),
    ...(deny.length > 0
      ? [
          authorizationPolicy({
            ...common,
            name: `${options.name}-deny`,
            action: 'DENY',
            rules: rules(deny.map((rule) => ofRequests(rule, requestPorts))),
          }),
        ]
      : []),
    ...(allow
      ? [authorizationPolicy({ ...common, name: `${options.name}-allow`, action: 'ALLOW', rules: rules(allow) })]
      : []),
  ];
}

/** Where there are no requests to look into, what is said of them would refuse every connection: so it is of ports that have. */
function ofRequests<S>(rule: AuthorizationRule<S>, requestPorts: readonly number[]): AuthorizationRule<S> {
  if (rule.http === undefined && rule.claims === undefined) return rule;
  return { ...rule, ports: requestPorts.filter((port) => rule.ports?.includes(port) ?? true) };
}

/** Policies of a Service at its pods: of who calls if it has no waypoint, otherwise of the waypoint. */
export function podPolicies<S>({ namespace, options, waypoint }: ServiceSettings<S>): readonly KubernetesObject<S>[] {
  const { authorization, direct = [], name, ports, selector } = options;
  const common = { namespace, place: { selector: { matchLabels: selector } } };
  // ztunnel sees the port of the pod, not that of the Service.
  const podPort = (port: number): number => ports.find((one) => one.port === port)?.targetPort ?? port;
  if (waypoint !== undefined) {
    const identity = { kind: 'service-account', name: waypoint.name, namespace: waypoint.namespace } as const;
    const open = ports.filter(({ plaintext }) => plaintext === true).map(({ port }) => String(podPort(port)));
    return waypoint.require
      ? [
          authorizationPolicy({
            ...common,
            name: `${name}-by-waypoint`,
            action: 'ALLOW',
            rules: [
              { from: sources([identity, ...direct], namespace) },
              // Who speaks plaintext has no identity, and no way by the waypoint.
              ...(open.length > 0 ? [{ to: [{ operation: { ports: open } }] }] : []),
            ],
          }),
        ]
      : [];
  }
  return (['deny', 'allow'] as const).flatMap((which) => {
    const rules = authorization?.[which];
    if (rules === undefined || (which === 'deny' && rules.length === 0)) return [];
    return authorizationPolicy({
      ...common,
      name: `${name}-${which}`,
      action: which === 'allow' ? 'ALLOW' : 'DENY',
      rules: rules.map((rule) => ruleValues(rule, namespace, podPort)),
    });
  });
}

/** Who may reach the hosts outside. */
export function egressPolicies<S>({ deniesAll, hosts, namespace }: EgressSettings<S>): readonly KubernetesObject<S>[] {
  return hosts.flatMap(({ options: { allow = deniesAll ? [] : undefined, name } }) =>
    allow === undefined
      ? []
      : authorizationPolicy({
          name,
          namespace,
          action: 'ALLOW',
          place: { targetRefs: [{ group: 'networking.istio.io', kind: 'ServiceEntry', name }] },
          rules: allow.map((rule) => ruleValues(rule, namespace, (port) => port)),
        }),
  );
}

function requestAuthentication<S>(
  { namespace, options }: ServiceSettings<S>,
  targetRefs: readonly PolicyTarget[],
): KubernetesObject<S> {
  return {
    apiVersion: API_VERSION,
    kind: 'RequestAuthentication',
    metadata: { name: options.name, namespace },
    spec: {
      targetRefs,
      jwtRules: (options.authorization?.jwt?.issuers ?? []).map(
        ({ audiences, forward, issuer, jwksUri }): Values<S> => ({
          issuer,
          jwksUri,
          ...(audiences && { audiences }),
          ...(forward === true && { forwardOriginalToken: true }),
        }),
      ),
    },
  };
}

function ruleValues<S>(
  { claims = {}, from, http, ports }: AuthorizationRule<S>,
  namespace: string,
  portOf: (port: number) => number,
): Values<S> {
  const operation = {
    ...(ports && { ports: ports.map((port) => String(portOf(port))) }),
    ...(http?.methods && { methods: http.methods }),
    ...(http?.paths && { paths: http.paths }),
    ...(http?.hosts && { hosts: http.hosts }),
  };
  const when = Object.entries(claims).map(([claim, values]) => ({ key: `request.auth.claims[${claim}]`, values }));
  return {
    ...(from && { from: sources(from, namespace) }),
    ...(Object.keys(operation).length > 0 && { to: [{ operation }] }),
    ...(when.length > 0 && { when }),
  };
}

/** A source takes one kind of identity only. */
function sources<S>(identities: readonly MeshIdentity<S>[], namespace: string): readonly Values<S>[] {
  return identities.map((identity) => ({ source: sourceValues(identity, namespace) }));
}

function sourceValues<S>(identity: MeshIdentity<S>, namespace: string): Values<S> {
  switch (identity.kind) {
    case 'service-account':
      return { serviceAccounts: [`${identity.namespace ?? namespace}/${identity.name}`] };
    case 'namespace':
      return { namespaces: [identity.name] };
    case 'principal':
      return { principals: [identity.principal] };
  }
}
