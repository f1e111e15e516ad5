import { type LabelSelector, selectorProblems } from '../../../../core/label-selector';
import { isDnsLabel, isDnsSubdomain, isLabelKey, suggestDnsLabel } from '../../../../core/names';
import type { Path } from '../../../../core/path';
import type { Problem } from '../../../../core/rule';
import { CILIUM_DEFINITIONS, CILIUM_SOURCE } from '../../evidence';
import { ALL, CILIUM_LABELS, withoutSource } from '../label-keys';
import type { CiliumEndpoints, CiliumPeer } from '../peer-options';
import { endpointLabels } from '../peer-values';
import type { CiliumSecret } from '../request-options';
import { type CiliumPoliciesSettings, hasRules, rulesOf } from '../settings';
import { type CiliumPolicyRule, policyRule, ruleOfRules, VALIDATION } from './rule-type';

const NAMES = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/';
const LABELS = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/';

/** What must hold for names, and for labels that policies select by. */
export const NAME_RULES: readonly CiliumPolicyRule[] = [
  {
    id: 'cilium-policies/names-are-names',
    title: 'Policies, groups of ranges and Secrets are called by DNS subdomains, plans and namespaces by DNS labels',
    severity: 'error',
    evidence: NAMES,
    check: (settings, report) => {
      for (const [path, name, isLabel] of namesOf(settings)) {
        if (isLabel ? isDnsLabel(name) : isDnsSubdomain(name)) continue;
        const message = `'${name.slice(0, 140)}' is not a DNS ${isLabel ? 'label' : 'subdomain'}`;
        report({ path, message, fix: `write one such as '${suggestDnsLabel(name)}'` });
      }
    },
  },
  {
    id: 'cilium-policies/names-differ',
    title: 'No two policies of a namespace, policies of the cluster, or groups of ranges have one name',
    severity: 'error',
    evidence: NAMES,
    check: ({ cidrGroups, policies }, report) => {
      const seen = new Set<string>();
      const all = [
        ...cidrGroups.map(({ name }, index) => ['group', name, ['cidrGroups', index, 'name']] as const),
        ...policies.map(
          ({ namespace, path, policy }) =>
            [`policy ${namespace ?? ''}`, policy.name, path[0] === 'baseline' ? path : [...path, 'name']] as const,
        ),
      ];
      for (const [kind, name, path] of all) {
        if (seen.has(`${kind}/${name}`))
          report({ path, message: `'${name}' is there already`, fix: 'remove it, or give it another name' });
        seen.add(`${kind}/${name}`);
      }
    },
  },
  policyRule(
    {
      id: 'cilium-policies/policy-says-something',
      title: 'A policy has a rule, or closes a direction: the agent takes no other',
      severity: 'error',
      evidence: VALIDATION,
    },
    ({ path, policy }) => {
      const closes = policy.enableDefaultDeny;
      if (hasRules(policy, 'ingress') || hasRules(policy, 'egress') || closes?.ingress || closes?.egress) return [];
      const fix = 'write rules, or set ingress or egress of enableDefaultDeny to true to let nothing through';
      return [{ path, message: `'${policy.name}' has no rules, and closes nothing`, fix }];
    },
  ),
  {
    id: 'cilium-policies/labels-are-labels',
    title: 'What policies select by can be on pods, namespaces, Services and nodes',
    severity: 'error',
    evidence: LABELS,
    check: (settings, report) => {
      for (const problem of [
        ...settings.policies.flatMap(({ selector, selectorPath }) => problemsOf(selector, selectorPath)),
        ...rulesOf(settings).flatMap(({ peer, peerPath }) => (peer ? peerProblems(peer, peerPath) : [])),
      ])
        report(problem);
    },
  },
  policyRule(
    {
      id: 'cilium-policies/namespace-is-its-own',
      title: 'A policy of a namespace selects no pods of another: the agent puts its own namespace in, without a word',
      severity: 'error',
      evidence: `${CILIUM_SOURCE}/pkg/k8s/apis/cilium.io/utils/utils.go`,
    },
    ({ namespace, selector, selectorPath }) => {
      const keys = [
        ...Object.keys(selector.matchLabels ?? {}),
        ...(selector.matchExpressions ?? []).map(({ key }) => key),
      ];
      const key = keys.find((one) => withoutSource(one) === withoutSource(CILIUM_LABELS.namespace));
      if (namespace === undefined || key === undefined) return [];
      const message = `'${key}' is taken away: the policy is about pods of ${namespace}`;
      return [
        { path: selectorPath, message, fix: 'remove it, and set namespace, or write the policy for clusterwide' },
      ];
    },
  ),
  policyRule(
    {
      id: 'cilium-policies/log-is-short',
      title: 'What Hubble adds to flows has at most 32 printable characters',
      severity: 'error',
      evidence: `${CILIUM_DEFINITIONS}/v2/ciliumnetworkpolicies.yaml`,
    },
    ({ path, policy: { log } }) => {
      if (log === undefined || /^\P{C}{1,32}$/u.test(log)) return [];
      const message = log === '' ? 'log says nothing' : 'log is too long, or has characters that nobody sees';
      return [{ path: [...path, 'log'], message, fix: 'write at most 32 printable characters' }];
    },
  ),
  ruleOfRules(
    {
      id: 'cilium-policies/secrets-are-named',
      title: 'Secrets of policies have a name and a namespace',
      severity: 'error',
      evidence: NAMES,
    },
    ({ traffic, trafficPath }) => {
      if (traffic?.kind !== 'http') return [];
      const headers = traffic.http.flatMap((request, index) =>
        (request.headers ?? []).map(({ secret }, at) => [secret, ['http', index, 'headers', at, 'secret']] as const),
      );
      const all: readonly (readonly [CiliumSecret | undefined, Path])[] = [
        [traffic.terminatingTLS?.secret, ['terminatingTLS', 'secret']],
        [traffic.originatingTLS?.secret, ['originatingTLS', 'secret']],
        ...headers,
      ];
      return all.flatMap(([secret, path]) =>
        secret === undefined || (isDnsSubdomain(secret.name) && isDnsLabel(secret.namespace))
          ? []
          : [
              {
                path: [...trafficPath, ...path],
                message: `no Secret can be called '${secret.namespace}/${secret.name}'`.slice(0, 200),
                fix: 'write the name of the Secret and that of its namespace',
              },
            ],
      );
    },
  ),
];

/** Name, place, and whether it is a DNS label. */
function namesOf(settings: CiliumPoliciesSettings): readonly (readonly [Path, string, boolean])[] {
  const { cidrGroups, name, policies } = settings;
  return [
    [['name'], name, true],
    ...cidrGroups.map((group, index) => [['cidrGroups', index, 'name'], group.name, false] as const),
    ...policies.flatMap(({ namespace, path, policy }) => {
      const isOurs = path[0] === 'baseline';
      return [
        ...(isOurs ? [] : [[[...path, 'name'], policy.name, false] as const]),
        ...(namespace === undefined ? [] : [[[...path, isOurs ? 'name' : 'namespace'], namespace, true] as const]),
      ];
    }),
    ...(settings.options.baseline?.everywhere?.except ?? []).map(
      (namespace, index) => [['baseline', 'everywhere', 'except', index], namespace, true] as const,
    ),
  ];
}

function problemsOf(selector: LabelSelector, path: Path): readonly Problem[] {
  return selectorProblems(selector, path, (key) => isLabelKey(withoutSource(key)));
}

function peerProblems(peer: CiliumPeer<unknown>, path: Path): readonly Problem[] {
  switch (peer.kind) {
    case 'endpoints':
      return peer.endpoints.flatMap((one, index) => endpointProblems(one, [...path, 'endpoints', index]));
    case 'nodes':
      return peer.nodes.flatMap((one, index) => problemsOf(one, [...path, 'nodes', index]));
    case 'services':
      return [
        ...(peer.selectors ?? []).flatMap((one, index) => problemsOf(one, [...path, 'selectors', index])),
        ...(peer.services ?? []).flatMap(({ name, namespace }, index) =>
          isDnsLabel(name) && isDnsLabel(namespace)
            ? []
            : [
                {
                  path: [...path, 'services', index],
                  message: `no Service can be called '${namespace}/${name}'`.slice(0, 200),
                  fix: 'write DNS labels',
                },
              ],
        ),
      ];
    case 'entities':
    case 'cidrs':
    case 'cidr-groups':
    case 'fqdns':
      return [];
  }
}

function endpointProblems(endpoints: CiliumEndpoints, path: Path): readonly Problem[] {
  const { namespace } = endpoints;
  const own = problemsOf(endpointLabels({ ...endpoints, matchLabels: {}, matchExpressions: [] }), path);
  return [
    ...problemsOf(
      { matchLabels: endpoints.matchLabels ?? {}, matchExpressions: endpoints.matchExpressions ?? [] },
      path,
    ),
    ...own,
    ...(namespace === undefined || namespace === ALL || isDnsLabel(namespace) || own.length > 0
      ? []
      : [
          {
            path: [...path, 'namespace'],
            message: `'${namespace}' is no namespace`,
            fix: `write one such as '${suggestDnsLabel(namespace)}', or '*' for all`,
          },
        ]),
  ];
}
