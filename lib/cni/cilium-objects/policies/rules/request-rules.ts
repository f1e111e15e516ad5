import type { Path } from '../../../../core/path';
import type { Problem } from '../../../../core/rule';
import { CILIUM_DEFINITIONS, CILIUM_SOURCE } from '../../evidence';
import type { CiliumHttpRequest } from '../request-options';
import type { PlacedRule } from '../settings';
import { isHostName, isHostPattern } from './host-names';
import { whyNotRe2 } from './re2';
import { type CiliumPolicyRule, ruleOfRules } from './rule-type';
import { portsOf } from './traffic-rules';

const KAFKA = 'https://github.com/cilium/cilium/blob/v1.19.6/Documentation/operations/upgrade.rst';

/** What must hold for requests that the proxy looks into. */
export const REQUEST_RULES: readonly CiliumPolicyRule[] = [
  ruleOfRules(
    {
      id: 'cilium-policies/requests-are-described',
      title: 'What is looked into has something to look for: an empty list lets every request through',
      severity: 'error',
      evidence: `${CILIUM_SOURCE}/pkg/policy/api/l4.go`,
    },
    ({ traffic, trafficPath }) => {
      const list = lookedFor(traffic);
      if (list === undefined || list.count > 0) return [];
      const message = 'nothing is looked for, and everything passes';
      return [{ path: [...trafficPath, list.key], message, fix: "name what passes, or write kind 'ports'" }];
    },
  ),
  ruleOfRules(
    {
      id: 'cilium-policies/expressions-are-regular',
      title: 'Methods, paths and hosts are regular expressions of RE2, which looks neither ahead nor back',
      severity: 'error',
      evidence: `${CILIUM_SOURCE}/pkg/policy/api/http.go`,
    },
    ({ traffic, trafficPath }) =>
      requestsOf(traffic).flatMap((request, index) =>
        (['method', 'path', 'host'] as const).flatMap((key): readonly Problem[] => {
          const why = request[key] === undefined ? undefined : whyNotRe2(request[key]);
          if (why === undefined) return [];
          const path = [...trafficPath, 'http', index, key];
          return [{ path, message: `'${request[key]?.slice(0, 100)}' ${why}`, fix: 'write an expression of RE2' }];
        }),
      ),
  ),
  ruleOfRules(
    {
      id: 'cilium-policies/hosts-have-plain-dots',
      title: 'A dot in the host of a request is any character, unless a backslash is before it',
      severity: 'warning',
      evidence: `${CILIUM_SOURCE}/pkg/policy/api/http.go`,
    },
    ({ traffic, trafficPath }) =>
      requestsOf(traffic).flatMap(({ host }, index) =>
        host === undefined || !/^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(host)
          ? []
          : [
              {
                path: [...trafficPath, 'http', index, 'host'],
                message: `'${host}' also is ${host.replace('.', 'x')}`,
                fix: `write '${host.replaceAll('.', '[.]')}'`,
              },
            ],
      ),
  ),
  ruleOfRules(
    {
      id: 'cilium-policies/headers-are-named',
      title: 'Headers of requests have names, and no value in two places',
      severity: 'error',
      evidence: `${CILIUM_DEFINITIONS}/v2/ciliumnetworkpolicies.yaml`,
    },
    ({ traffic, trafficPath }) =>
      requestsOf(traffic).flatMap(({ headers = [] }, index) =>
        headers.flatMap(({ name }, at): readonly Problem[] =>
          /^[!#$%&'*+.^_`|~0-9A-Za-z:-]+$/.test(name)
            ? []
            : [
                {
                  path: [...trafficPath, 'http', index, 'headers', at, 'name'],
                  message: `no header is called '${name.slice(0, 100)}'`,
                  fix: "write its name alone, and what it holds as value: { name: 'x-team', value: 'shop' }",
                },
              ],
        ),
      ),
  ),
  ruleOfRules(
    {
      id: 'cilium-policies/tls-is-opened',
      title: 'Requests at port 443 are seen only if the proxy ends TLS',
      severity: 'warning',
      evidence: 'https://docs.cilium.io/en/stable/security/tls-visibility/',
    },
    ({ traffic, trafficPath }) => {
      if (traffic?.kind !== 'http' && traffic?.kind !== 'grpc') return [];
      if (traffic.kind === 'http' && traffic.terminatingTLS !== undefined) return [];
      const index = portsOf(traffic).findIndex(({ port }) => port === 443);
      return index < 0
        ? []
        : [
            {
              path: [...trafficPath, 'ports', index, 'port'],
              message: 'what is encrypted is no request to the proxy, which refuses it',
              fix: "set terminatingTLS, or write kind 'tls' with serverNames",
            },
          ];
    },
  ),
  ruleOfRules(
    {
      id: 'cilium-policies/server-names-fit',
      title: 'Names of servers are DNS names; before Cilium 1.20 wildcards are in front alone, as `*.` or `**.`',
      severity: 'error',
      evidence: `${CILIUM_SOURCE}/pkg/policy/api/l4.go`,
    },
    ({ traffic, trafficPath }, { version }) => {
      const isName = version === '1.20' ? isHostPattern : isPrefixed;
      return serverNames(traffic).flatMap(([name, path]) =>
        isName(name)
          ? []
          : [
              {
                path: [...trafficPath, ...path],
                message: `Cilium ${version} takes no '${name.slice(0, 100)}'`,
                fix: "write a name such as 'api.example.com' or '*.example.com'",
              },
            ],
      );
    },
  ),
  ruleOfRules(
    {
      id: 'cilium-policies/kafka-is-gone',
      title: 'Cilium 1.20 has no rules for Kafka',
      severity: 'error',
      versions: '>=1.20',
      evidence: KAFKA,
    },
    (rule) => kafka(rule, 'the definition has no such field, and the API server refuses the policy'),
  ),
  ruleOfRules(
    {
      id: 'cilium-policies/kafka-is-deprecated',
      title: 'Rules for Kafka are deprecated in Cilium 1.19, and gone in 1.20',
      severity: 'warning',
      versions: '>=1.19 <1.20',
      evidence: KAFKA,
    },
    (rule) => kafka(rule, 'the next minor of Cilium has no such rule'),
  ),
];

function kafka({ traffic, trafficPath }: PlacedRule, message: string): readonly Problem[] {
  if (traffic?.kind !== 'kafka') return [];
  return [{ path: [...trafficPath, 'kind'], message, fix: "write kind 'ports', and let the broker decide the rest" }];
}

function lookedFor(traffic: PlacedRule['traffic']): { readonly key: string; readonly count: number } | undefined {
  switch (traffic?.kind) {
    case 'http':
      return { key: 'http', count: traffic.http.length };
    case 'grpc':
      return { key: 'calls', count: traffic.calls.length };
    case 'kafka':
      return { key: 'kafka', count: traffic.kafka.length };
    case 'dns':
      return { key: 'names', count: (traffic.names ?? []).length + (traffic.patterns ?? []).length };
    case 'tls':
      return { key: 'serverNames', count: traffic.serverNames.length };
    case 'ports':
    case 'icmp':
    case undefined:
      return undefined;
  }
}

function requestsOf(traffic: PlacedRule['traffic']): readonly CiliumHttpRequest[] {
  return traffic?.kind === 'http' ? traffic.http : [];
}

function serverNames(traffic: PlacedRule['traffic']): readonly (readonly [string, Path])[] {
  if (traffic?.kind === 'tls') return traffic.serverNames.map((name, index) => [name, ['serverNames', index]]);
  if (traffic?.kind !== 'http') return [];
  return (traffic.terminatingTLS?.serverNames ?? []).map((name, index) => [
    name,
    ['terminatingTLS', 'serverNames', index],
  ]);
}

/** Whether a text is a DNS name after one wildcard for a level, or for several. */
function isPrefixed(text: string): boolean {
  return isHostName(text.replace(/^\*?\*\./, ''));
}
