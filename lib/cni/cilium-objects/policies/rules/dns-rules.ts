import type { Path } from '../../../../core/path';
import { CILIUM_DEFINITIONS } from '../../evidence';
import { ALL } from '../label-keys';
import type { CiliumPeer } from '../peer-options';
import { appliedRules, type CiliumPoliciesSettings, closes, type PlacedPolicy, type PlacedRule } from '../settings';
import { isHostName, isHostPattern } from './host-names';
import { type CiliumPolicyRule, eachKnown, POLICY_DOCS, policyRule, ruleOfRules } from './rule-type';
import { hasPort, portsOf } from './traffic-rules';

/** What must hold for names of hosts, and so that pods can look them up. */
export const DNS_RULES: readonly CiliumPolicyRule[] = [
  {
    id: 'cilium-policies/hosts-are-names',
    title: 'Names of hosts are DNS names, and patterns have no other wildcard than `*`',
    severity: 'error',
    evidence: `${CILIUM_DEFINITIONS}/v2/ciliumnetworkpolicies.yaml`,
    check: (settings, report) => {
      for (const { isPattern, path, value } of namesIn(settings)) {
        eachKnown([{ path, value }], report, (text) =>
          (isPattern ? isHostPattern(text) : isHostName(text))
            ? undefined
            : {
                message: `'${text.slice(0, 100)}' is no ${isPattern ? 'pattern of DNS names' : 'DNS name'}`,
                fix:
                  !isPattern && text.includes('*')
                    ? 'write it under patterns'
                    : 'write a name without scheme, port and path',
              },
        );
      }
    },
  },
  {
    id: 'cilium-policies/wildcards-have-a-level',
    title: 'Patterns that begin with `**.` take several levels since Cilium 1.19, and one before',
    severity: 'warning',
    versions: '<1.19',
    evidence: 'https://github.com/cilium/cilium/blob/v1.19.6/pkg/fqdn/matchpattern/matchpattern.go',
    check: (settings, report) => {
      for (const { isPattern, path, value } of namesIn(settings)) {
        if (!isPattern || !/^\*{2,}\./.test(String(value))) continue;
        report({
          path,
          message: `Cilium ${settings.version} takes '${String(value)}' for one level, and after an upgrade for all`,
          fix: "write '*.' for one level, and install Cilium 1.19 before you write more",
        });
      }
    },
  },
  ruleOfRules(
    {
      id: 'cilium-policies/nodes-ask-elsewhere',
      title:
        'Names of hosts in a policy for nodes come with a rule for DNS: nodes ask their own resolvers, not those of pods',
      severity: 'error',
      evidence: `${POLICY_DOCS}/host/`,
    },
    ({ in: { about }, peer, peerPath }) =>
      about !== 'nodes' || peer?.kind !== 'fqdns' || peer.lookups === 'elsewhere'
        ? []
        : [
            {
              path: [...peerPath, 'lookups'],
              message: 'no rule is added for resolvers of nodes, so that nothing is learned and nothing passes',
              fix: "set it to 'elsewhere', and write a rule with traffic of kind 'dns' to their resolvers",
            },
          ],
  ),
  ruleOfRules(
    {
      id: 'cilium-policies/lookups-are-seen',
      title: 'Names of hosts are learned from answers that pass the proxy: some policy sends questions through it',
      severity: 'warning',
      evidence: `${POLICY_DOCS}/layer3/`,
    },
    ({ in: placed, peer, peerPath }, settings) => {
      if (peer?.kind !== 'fqdns' || peer.lookups !== 'elsewhere') return [];
      const seen = besides(placed, settings)
        .flatMap(appliedRules)
        .some(({ direction, traffic }) => direction === 'egress' && traffic?.kind === 'dns');
      return seen
        ? []
        : [
            {
              path: [...peerPath, 'lookups'],
              message: 'no policy of this plan sends questions through the proxy: without one, nothing is learned',
              fix: "remove it, or write a rule with traffic of kind 'dns'; if another plan has one, waive this",
            },
          ];
    },
  ),
  policyRule(
    {
      id: 'cilium-policies/dns-is-let-through',
      title: 'Where what goes out is closed, some policy lets questions to DNS through',
      severity: 'warning',
      evidence: `${POLICY_DOCS}/intro/`,
    },
    (placed, settings) => {
      const { namespace, path, policy } = placed;
      if (!isAboutPods(placed) || !closes(placed, 'egress')) return [];
      const rules = besides(placed, settings).flatMap(appliedRules);
      if (rules.some((rule) => letsAsk(rule, settings))) return [];
      const where = namespace === undefined ? 'pods that it selects' : `pods of ${namespace}`;
      return [
        {
          path: [...path, policy.egress === undefined ? 'enableDefaultDeny' : 'egress'],
          message: `'${policy.name}' closes what goes out, and no policy of this plan lets ${where} ask DNS`,
          fix: 'add the namespace to baseline.namespaces, or set baseline.everywhere; if another plan lets them, waive this',
        },
      ];
    },
  ),
  policyRule(
    {
      id: 'cilium-policies/looking-closes',
      title: 'A rule that looks into requests refuses all others at its port, even where enableDefaultDeny is false',
      severity: 'warning',
      evidence: `${POLICY_DOCS}/intro/`,
    },
    (placed) =>
      appliedRules(placed).flatMap(({ direction, path, traffic }) =>
        placed.policy.enableDefaultDeny?.[direction] !== false || passesAll(traffic)
          ? []
          : [
              {
                path: [...path, 'traffic'],
                message: `the policy is to close nothing, and what else is asked at the port is refused`,
                fix: "add what lets all through: a pattern '*' of DNS, a request {} of HTTP; or let the policy close the direction",
              },
            ],
      ),
  ),
];

/** Whether a policy is about pods: neither nodes, nor what Cilium itself runs, ask DNS of the cluster. */
function isAboutPods({ about, selector: { matchExpressions = [], matchLabels = {} } }: PlacedPolicy): boolean {
  const keys = [...Object.keys(matchLabels), ...matchExpressions.map(({ key }) => key)];
  return about === 'endpoints' && !keys.some((key) => key.startsWith('reserved:'));
}

/** Policies that hold for pods that a policy is about, itself among them, as far as their namespaces tell. */
function besides({ about, namespace }: PlacedPolicy, { policies }: CiliumPoliciesSettings): readonly PlacedPolicy[] {
  return policies.filter((one) => one.about === about && (one.namespace === undefined || one.namespace === namespace));
}

/** Whether a rule lets pods ask whoever answers them. */
function letsAsk(
  { denies, direction, in: placed, peer, traffic }: PlacedRule,
  settings: CiliumPoliciesSettings,
): boolean {
  if (denies || direction !== 'egress' || traffic?.kind === 'icmp') return false;
  if (traffic !== undefined && !portsOf(traffic).some((one) => one.port === 'dns' || hasPort(one, 53))) return false;
  return isPerhaps(peer, placed.namespace, settings.dns.namespace);
}

/** Whether peers may be who answers to DNS: whatever names a port of it, and does not exclude its namespace. */
function isPerhaps(peer: CiliumPeer<unknown> | undefined, own: string | undefined, dns: string): boolean {
  switch (peer?.kind) {
    case undefined:
    case 'services':
    case 'cidrs':
    case 'cidr-groups':
      return true;
    case 'endpoints':
      return peer.endpoints.some(({ namespace = own ?? ALL, namespaceLabels }) =>
        namespaceLabels === undefined ? namespace === ALL || namespace === dns : true,
      );
    case 'entities':
      return peer.entities.some((one) => one === 'all' || one === 'cluster' || one === 'host');
    case 'nodes':
    case 'fqdns':
      return false;
  }
}

function passesAll(traffic: PlacedRule['traffic']): boolean {
  switch (traffic?.kind) {
    case 'dns':
      return traffic.patterns?.some((pattern) => /^\*+\.?$/.test(pattern)) === true;
    case 'http':
      return traffic.http.some((request) => Object.keys(request).length === 0);
    case 'grpc':
    case 'kafka':
    case 'tls':
      return false;
    case 'ports':
    case 'icmp':
    case undefined:
      return true;
  }
}

interface NameOfHost {
  readonly value: unknown;
  readonly path: Path;
  readonly isPattern: boolean;
}

function namesIn({ policies }: CiliumPoliciesSettings): readonly NameOfHost[] {
  return policies.flatMap((placed) =>
    appliedRules({ ...placed, lookups: [] }).flatMap(({ peer, peerPath, traffic, trafficPath }) => [
      ...(peer?.kind === 'fqdns' ? namesOf(peer, peerPath) : []),
      ...(traffic?.kind === 'dns' ? namesOf(traffic, trafficPath) : []),
    ]),
  );
}

function namesOf(
  { names = [], patterns = [] }: { readonly names?: readonly unknown[]; readonly patterns?: readonly string[] },
  path: Path,
): readonly NameOfHost[] {
  return [
    ...names.map((value, index) => ({ value, path: [...path, 'names', index], isPattern: false })),
    ...patterns.map((value, index) => ({ value, path: [...path, 'patterns', index], isPattern: true })),
  ];
}
