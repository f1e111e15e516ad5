import { selectorProblems } from '../../../../core/label-selector';
import { isDnsLabel, isDnsSubdomain, suggestDnsLabel } from '../../../../core/names';
import type { Path } from '../../../../core/path';
import { CILIUM_DEFINITIONS } from '../../evidence';
import { serviceSelectorProblems } from '../../service-selector';
import { isList } from '../advertisement-objects';
import { type AnnouncementSettings, isOfPools } from '../settings';
import type { AnnouncementRule } from './rule-type';

const NAMES = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/';

/** What must hold for names and selectors. */
export const NAME_RULES: readonly AnnouncementRule[] = [
  {
    id: 'cilium-announcements/names-are-dns-labels',
    title:
      'Plans, pools, announcements, advertisements, instances and peers are called by DNS labels, nodes by their own names',
    severity: 'error',
    evidence: NAMES,
    check: (settings, report) => {
      for (const [path, name] of labelsOf(settings)) {
        if (isDnsLabel(name)) continue;
        report({
          path,
          message: `'${name.slice(0, 70)}' is not a DNS label of at most 63 characters`,
          fix: `write one such as '${suggestDnsLabel(name)}'`,
        });
      }
      for (const { path, value } of settings.bgp) {
        for (const [index, { node }] of (value.overrides ?? []).entries()) {
          if (isDnsSubdomain(node)) continue;
          report({
            path: [...path, 'overrides', index, 'node'],
            message: `no node is called '${node.slice(0, 70)}'`,
            fix: 'write the name of a Node',
          });
        }
      }
    },
  },
  {
    id: 'cilium-announcements/names-differ',
    title:
      'No two announcements, groups of nodes, instances, peers of an instance, or overrides of a node have one name',
    severity: 'error',
    evidence: `${CILIUM_DEFINITIONS}/v2/ciliumbgpclusterconfigs.yaml`,
    check: (settings, report) => {
      const seen = new Set<string>();
      for (const [path, kind, name] of identitiesOf(settings)) {
        const whole = `${kind} ${name}`;
        if (seen.has(whole))
          report({ path, message: `'${name}' is there already`, fix: 'remove it, or give it another name' });
        seen.add(whole);
      }
    },
  },
  {
    id: 'cilium-announcements/names-mean-one-thing',
    title: 'Descriptions of one name say the same, wherever they are nested',
    severity: 'error',
    evidence: NAMES,
    check: ({ advertisements, pools }, report) => {
      for (const { path, value } of [...pools.contradicting, ...advertisements.contradicting]) {
        report({
          path,
          message: `'${value.name}' is described differently elsewhere in the plan`,
          fix: 'nest the same description, write its name alone, or give this one another name',
        });
      }
    },
  },
  {
    id: 'cilium-announcements/selectors-can-be-read',
    title: 'Selectors are made of labels that objects can have, and compare with values where their operator does',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors',
    check: ({ advertisements, bgp, l2, pools }, report) => {
      const problems = [
        ...pools.all.flatMap(({ path, value }) => serviceSelectorProblems(value.services ?? {}, [...path, 'services'])),
        ...[...l2, ...bgp].flatMap(({ path, value }) => selectorProblems(value.nodes ?? {}, [...path, 'nodes'])),
        ...[...l2, ...advertisements.all].flatMap(({ path, value }) =>
          'services' in value && !isOfPools(value.services)
            ? serviceSelectorProblems(value.services ?? {}, [...path, 'services'])
            : [],
        ),
        ...advertisements.all.flatMap(({ path, value }) => {
          if (value.type !== 'CiliumPodIPPool') return [];
          const { pools = {} } = value;
          return isList(pools) ? [] : selectorProblems(pools, [...path, 'pools']);
        }),
      ];
      for (const problem of problems) report(problem);
    },
  },
];

function labelsOf(settings: AnnouncementSettings): readonly (readonly [path: Path, name: string])[] {
  const { advertisements, bgp, l2, name, peers, pools } = settings;
  return [
    [['name'], name],
    ...[...pools.all, ...l2, ...advertisements.all, ...bgp, ...peers].map(
      ({ path, value }) => [[...path, 'name'], value.name] as const,
    ),
    ...bgp.flatMap(({ path, value }) =>
      value.instances.map((one, index) => [[...path, 'instances', index, 'name'], one.name] as const),
    ),
  ];
}

function identitiesOf({ bgp, l2 }: AnnouncementSettings): readonly (readonly [Path, kind: string, name: string])[] {
  return [
    ...l2.map(({ path, value }) => [[...path, 'name'], 'l2', value.name] as const),
    ...bgp.map(({ path, value }) => [[...path, 'name'], 'bgp', value.name] as const),
    ...bgp.flatMap(({ path, value }) => [
      ...value.instances.flatMap((instance, index) => {
        const place = [...path, 'instances', index];
        return [
          [[...place, 'name'], value.name, instance.name] as const,
          ...instance.peers.map(
            (peer, at) => [[...place, 'peers', at, 'name'], `${value.name}.${instance.name}`, peer.name] as const,
          ),
        ];
      }),
      ...(value.overrides ?? []).flatMap(({ instances, node }, index) => {
        const place = [...path, 'overrides', index];
        return [
          [[...place, 'node'], 'override', node] as const,
          ...instances.flatMap((instance, at) => [
            [[...place, 'instances', at, 'name'], `override ${node}`, instance.name] as const,
            ...(instance.peers ?? []).map(
              (peer, number) =>
                [
                  [...place, 'instances', at, 'peers', number, 'name'],
                  `override ${node} ${instance.name}`,
                  peer.name,
                ] as const,
            ),
          ]),
        ];
      }),
    ]),
  ];
}
