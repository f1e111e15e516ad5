import type { Path } from '../../../../core/path';
import { nearest } from '../../../../input/nearest';
import { CILIUM_DOCS } from '../../evidence';
import { advertisedTo } from '../bgp-objects';
import type { BgpNodes } from '../bgp-options';
import { allMeant, type Descriptions, meant, type Placed } from '../references';
import { type AnnouncementSettings, isOfPools } from '../settings';
import type { AnnouncementRule } from './rule-type';

const BGP = `${CILIUM_DOCS}/network/bgp-control-plane/bgp-control-plane-configuration/`;

/** What must hold for what refers to something else. */
export const REFERENCE_RULES: readonly AnnouncementRule[] = [
  {
    id: 'cilium-announcements/references-lead-somewhere',
    title: 'Names of pools, advertisements, instances and peers are those of something that the plan describes',
    severity: 'error',
    evidence: BGP,
    check: (settings, report) => {
      for (const { candidates, kind, name, path } of namesOf(settings)) {
        if (candidates.includes(name)) continue;
        const near = nearest(name, candidates);
        report({
          path,
          message: `no ${kind} is called '${name.slice(0, 70)}'`,
          fix:
            near === undefined
              ? `describe it here, or write one of ${candidates.map((one) => `'${one}'`).join(', ') || 'none: there is none yet'}`
              : `write '${near}'`,
        });
      }
    },
  },
  {
    id: 'cilium-announcements/advertisement-is-told',
    title: 'An advertisement is told to a peer, in an IP family that both have',
    severity: 'warning',
    evidence: BGP,
    check: (settings, report) => {
      const { advertisements, peers } = settings;
      for (const { path, value } of advertisements.all) {
        const told = peers.filter((peer) => advertisedTo(peer, settings).includes(value));
        if (told.length === 0)
          report({
            path,
            message: `no peer is told of '${value.name}'`,
            fix: 'name it in advertises of a peer, or remove it',
          });
        for (const peer of told) {
          if (value.families === undefined || value.families.some((family) => peer.families.includes(family))) continue;
          report({
            path: [...peer.path, 'advertises'],
            message: `'${value.name}' is of ${value.families.join(' and ')}, and the peer takes routes of ${peer.families.join(' and ')}`,
            fix: `add '${value.families[0]}' to families of the peer, or do not advertise it there`,
          });
        }
      }
    },
  },
  {
    id: 'cilium-announcements/pool-is-announced',
    title: 'Where addresses of some pools are announced, those of every pool are',
    severity: 'warning',
    evidence: `${CILIUM_DOCS}/network/lb-ipam/`,
    check: (settings, report) => {
      const { advertisements, l2, pools } = settings;
      const announcers = [
        ...l2.map(({ value }) => value.services),
        ...advertisements.all.flatMap(({ value }) => (value.type === 'Service' ? [value.services] : [])),
      ];
      // By anything but pools, Services of whichever pool may be meant.
      if (announcers.length === 0 || announcers.some((services) => !isOfPools(services))) return;
      const announced = announcers.flatMap((services) => (isOfPools(services) ? allMeant(services.pools, pools) : []));
      for (const { path, value } of pools.all) {
        if (announced.includes(value)) continue;
        report({
          path,
          message: `nobody outside is told of addresses of '${value.name}'`,
          fix: 'name it in services.pools of an advertisement or of l2, or remove it',
        });
      }
    },
  },
];

interface Name {
  readonly path: Path;
  readonly kind: string;
  readonly name: string;
  readonly candidates: readonly string[];
}

function namesOf(settings: AnnouncementSettings): readonly Name[] {
  const { advertisements, bgp, l2, peers, pools } = settings;
  const users = [...l2, ...advertisements.all].flatMap(({ path, value }) =>
    'services' in value && isOfPools(value.services)
      ? [{ references: value.services.pools, path: [...path, 'services', 'pools'] }]
      : [],
  );
  return [
    ...users.flatMap(({ path, references }) => texts('pool', references, path, pools)),
    ...peers.flatMap(({ path, value }) =>
      texts('advertisement', value.advertises, [...path, 'advertises'], advertisements),
    ),
    ...bgp.flatMap(overridden),
  ];
}

function texts<T extends { readonly name: string }>(
  kind: string,
  references: readonly (T | string)[],
  path: Path,
  descriptions: Descriptions<T>,
): readonly Name[] {
  return references.flatMap((name, index) =>
    typeof name === 'string' && meant(name, descriptions) === undefined
      ? [{ kind, name, path: [...path, index], candidates: descriptions.all.map(({ value }) => value.name) }]
      : [],
  );
}

function overridden({ path, value }: Placed<BgpNodes<unknown>>): readonly Name[] {
  return (value.overrides ?? []).flatMap(({ instances }, index) =>
    instances.flatMap(({ name, peers = [] }, at): readonly Name[] => {
      const place = [...path, 'overrides', index, 'instances', at];
      const instance = value.instances.find((one) => one.name === name);
      return [
        { kind: 'instance', name, path: [...place, 'name'], candidates: value.instances.map((one) => one.name) },
        ...(instance === undefined
          ? []
          : peers.map((peer, number) => ({
              kind: `peer of '${name}'`,
              name: peer.name,
              path: [...place, 'peers', number, 'name'],
              candidates: instance.peers.map((one) => one.name),
            }))),
      ];
    }),
  );
}
