import { contains, isCidr, parseCidr } from '../../../../core/network/cidr';
import type { Path } from '../../../../core/path';
import { CILIUM_DEFINITIONS, CILIUM_SOURCE } from '../../evidence';
import type { CiliumBaseline } from '../baseline-options';
import type { CiliumPeer } from '../peer-options';
import { type CiliumPoliciesSettings, type PlacedRule, rulesOf } from '../settings';
import { type CiliumPolicyRule, eachKnown, POLICY_DOCS, ruleOfRules, VALIDATION } from './rule-type';

/** What must hold for who is on the other side. */
export const PEER_RULES: readonly CiliumPolicyRule[] = [
  ruleOfRules(
    {
      id: 'cilium-policies/rules-say-something',
      title: 'A rule says who, or what, or both: one that says neither lets nothing through, and denies nothing',
      severity: 'error',
      evidence: `${POLICY_DOCS}/layer3/`,
    },
    ({ denies, direction, path, peer, traffic }) => {
      if (peer !== undefined || traffic !== undefined) return [];
      const message = denies ? 'the rule denies nothing' : 'the rule lets nothing through';
      const side = direction === 'ingress' ? 'from' : 'to';
      return [
        {
          path,
          message,
          fix: denies
            ? `set ${side} to { kind: 'entities', entities: ['all'] } if all is meant`
            : `set ${side} or traffic; to close the direction, remove the rule and set ${direction} of enableDefaultDeny to true`,
        },
      ];
    },
  ),
  ruleOfRules(
    {
      id: 'cilium-policies/peers-are-named',
      title: 'A list of peers has one at least: with an empty one the rule is for nobody',
      severity: 'error',
      evidence: VALIDATION,
    },
    ({ peer, peerPath }) => {
      if (peer === undefined || sizeOf(peer) > 0) return [];
      return [
        {
          path: peerPath,
          message: `the rule is for no ${NOUNS[peer.kind]}, and so for nobody`,
          fix: 'name some, or remove the rule',
        },
      ];
    },
  ),
  ruleOfRules(
    {
      id: 'cilium-policies/cluster-mesh-entity-is-known',
      title: "The entity 'cluster-mesh' is there since Cilium 1.20",
      severity: 'error',
      versions: '<1.20',
      evidence: `${CILIUM_SOURCE}/pkg/policy/api/entity.go`,
    },
    ({ peer, peerPath }, { version }) =>
      peer?.kind !== 'entities' || !peer.entities.includes('cluster-mesh')
        ? []
        : [
            {
              path: [...peerPath, 'entities', peer.entities.indexOf('cluster-mesh')],
              message: `Cilium ${version} does not know it, and the API server refuses the policy`,
              fix: "write endpoints with cluster: '*' and namespace: '*', or install Cilium 1.20",
            },
          ],
  ),
  ruleOfRules(
    {
      id: 'cilium-policies/cidr-group-is-described',
      title: 'A group of ranges that a rule refers to as an object is among cidrGroups',
      severity: 'error',
      evidence: `${POLICY_DOCS}/layer3/`,
    },
    ({ peer, peerPath }, { cidrGroups }) =>
      (peer?.kind === 'cidr-groups' ? peer.groups : []).flatMap((group, index) =>
        typeof group === 'string' ||
        cidrGroups.some((one) => one === group || (one.name === group.name && sameRanges(one.cidrs, group.cidrs)))
          ? []
          : [
              {
                path: [...peerPath, 'groups', index],
                message: `'${group.name}' is not applied, and the rule is for nobody`,
                fix: 'add the same object to cidrGroups',
              },
            ],
      ),
  ),
  ruleOfRules(
    {
      id: 'cilium-policies/cidr-group-of-others',
      title: 'A group of ranges that a rule names is among cidrGroups, or somebody else applies it',
      severity: 'warning',
      evidence: `${POLICY_DOCS}/layer3/`,
    },
    ({ peer, peerPath }, { cidrGroups }) =>
      (peer?.kind === 'cidr-groups' ? peer.groups : []).flatMap((group, index) =>
        typeof group !== 'string' || cidrGroups.some(({ name }) => name === group)
          ? []
          : [
              {
                path: [...peerPath, 'groups', index],
                message: `this plan has no group '${group.slice(0, 100)}': if nobody has, the rule is for nobody`,
                fix: 'describe it in cidrGroups; if somebody else applies it, waive this',
              },
            ],
      ),
  ),
  {
    id: 'cilium-policies/ranges-are-ranges',
    title: 'Ranges are in CIDR notation',
    severity: 'error',
    evidence: `${CILIUM_DEFINITIONS}/v2/ciliumcidrgroups.yaml`,
    check: (settings, report) => {
      eachKnown(
        rangesOf(settings).map(({ path, cidr }) => ({ path, value: cidr })),
        report,
        (text) => {
          const parsed = parseCidr(text);
          return isCidr(parsed) ? undefined : parsed;
        },
      );
    },
  },
  {
    id: 'cilium-policies/exceptions-are-inside',
    title: 'What is left out of a range is a part of it',
    severity: 'error',
    evidence: VALIDATION,
    check: (settings, report) => {
      for (const { cidr, path, within } of rangesOf(settings)) {
        if (within === undefined) continue;
        report.whenKnown([cidr, within], ([inner = '', outer = ''], report) => {
          const [a, b] = [parseCidr(outer), parseCidr(inner)];
          if (!isCidr(a) || !isCidr(b) || contains(a, b)) return;
          report({ path, message: `'${inner}' is no part of '${outer}'`, fix: 'write a part of it, or remove it' });
        });
      }
    },
  },
  {
    id: 'cilium-policies/ranges-are-outside',
    title: 'Ranges are outside of the cluster: pods and Services are never selected by their addresses',
    severity: 'warning',
    evidence: `${POLICY_DOCS}/layer3/`,
    check: (settings, report) => {
      const { platform, ranges } = settings.cluster;
      // Where a cloud gives pods addresses of its own network, others have such addresses too.
      const pods = platform.podNetwork.kind === 'own' ? ranges.pods : [];
      const inside = [
        ...pods.map((range) => [range, 'pods', "write kind 'endpoints' with their labels"] as const),
        ...ranges.services.map(
          (range) => [range, 'Services', "write kind 'services', or labels of their pods"] as const,
        ),
      ];
      for (const { cidr, path, within } of rangesOf(settings)) {
        for (const [range, who, fix] of within === undefined ? inside : []) {
          report.whenKnown([cidr, range], ([given = '', own = ''], report) => {
            const [a, b] = [parseCidr(own), parseCidr(given)];
            if (!isCidr(a) || !isCidr(b) || !contains(a, b)) return;
            report({
              path,
              message: `'${given}' is where ${who} have addresses (${own}), which no range selects`,
              fix,
            });
          });
        }
      }
    },
  },
  ruleOfRules(
    {
      id: 'cilium-policies/api-server-is-an-entity',
      title: 'The API server is let through as an entity: its Service has no selector, and its addresses change',
      severity: 'warning',
      evidence: `${POLICY_DOCS}/layer3/`,
    },
    ({ peer, peerPath }) =>
      (peer?.kind === 'services' ? (peer.services ?? []) : []).flatMap(({ name, namespace }, index) =>
        name !== 'kubernetes' || namespace !== 'default'
          ? []
          : [
              {
                path: [...peerPath, 'services', index],
                message: 'addresses of the API server that are nodes are not selected through its Service',
                fix: "write { kind: 'entities', entities: ['kube-apiserver'] }",
              },
            ],
      ),
  ),
];

const NOUNS: Readonly<Record<CiliumPeer['kind'], string>> = {
  endpoints: 'pods',
  entities: 'entities',
  cidrs: 'ranges',
  'cidr-groups': 'groups of ranges',
  nodes: 'nodes',
  services: 'Services',
  fqdns: 'hosts',
};

function sizeOf(peer: CiliumPeer<unknown>): number {
  switch (peer.kind) {
    case 'endpoints':
      return peer.endpoints.length;
    case 'entities':
      return peer.entities.length;
    case 'cidrs':
      return peer.cidrs.length;
    case 'cidr-groups':
      return peer.groups.length;
    case 'nodes':
      return peer.nodes.length;
    case 'services':
      return (peer.services ?? []).length + (peer.selectors ?? []).length;
    case 'fqdns':
      return (peer.names ?? []).length + (peer.patterns ?? []).length;
  }
}

function sameRanges(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((range, index) => Object.is(range, other[index]));
}

interface PlacedRange {
  readonly cidr: unknown;
  readonly path: Path;
  /** The range that it is an exception of. */
  readonly within?: unknown;
}

function rangesOf(settings: CiliumPoliciesSettings): readonly PlacedRange[] {
  return [
    ...settings.cidrGroups.flatMap(({ cidrs }, index) =>
      cidrs.map((cidr, at) => ({ cidr, path: ['cidrGroups', index, 'cidrs', at] })),
    ),
    ...baselineRanges(settings.options.baseline),
    ...rulesOf(settings)
      .filter(({ path }) => path[0] !== 'baseline')
      .flatMap(rangesIn),
  ];
}

function baselineRanges({ everywhere, nodes }: CiliumBaseline<unknown> = {}): readonly PlacedRange[] {
  const lists: readonly (readonly [readonly string[], readonly unknown[] | undefined])[] = [
    [['everywhere', 'metadataRanges'], everywhere?.metadataRanges],
    [['nodes', 'ssh'], nodes?.ssh],
    [['nodes', 'apiServerClients'], nodes?.apiServerClients],
    [['nodes', 'nodeRanges'], nodes?.nodeRanges],
  ];
  return lists.flatMap(([path, ranges = []]) =>
    ranges.map((cidr, index) => ({ cidr, path: ['baseline', ...path, index] })),
  );
}

function rangesIn({ peer, peerPath }: PlacedRule): readonly PlacedRange[] {
  if (peer?.kind !== 'cidrs') return [];
  return peer.cidrs.flatMap(({ cidr, except = [] }, index) => {
    const path = [...peerPath, 'cidrs', index];
    return [
      { cidr, path: [...path, 'cidr'] },
      ...except.map((one, at) => ({ cidr: one, path: [...path, 'except', at], within: cidr })),
    ];
  });
}
