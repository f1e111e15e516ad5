import { isAddress } from '../../../../core/network/cidr';
import type { Path } from '../../../../core/path';
import { isWithin, spanOfAddress, spanOfCidr } from '../../address-span';
import { takeOneNode } from '../../certain-match';
import { CILIUM_DEFINITIONS, CILIUM_DOCS, CILIUM_SOURCE } from '../../evidence';
import { advertisedTo } from '../bgp-objects';
import { type AnnouncementSettings, isOfPools, type PeerSettings } from '../settings';
import { blocksOf, spanOfTexts } from './pool-blocks';
import type { AnnouncementRule } from './rule-type';

const BGP = `${CILIUM_DOCS}/network/bgp-control-plane/bgp-control-plane-configuration/`;

/** Numbers that no autonomous system has, with who keeps them. */
const RESERVED: Readonly<Record<number, string>> = {
  23456: 'stands for numbers of four bytes (RFC 6793)',
  65535: 'is reserved (RFC 7300)',
  4294967295: 'is reserved (RFC 7300)',
};

/** What must hold for routers and their peers. */
export const BGP_RULES: readonly AnnouncementRule[] = [
  {
    id: 'cilium-announcements/nodes-are-configured-once',
    title: 'No node is in two groups: the operator leaves it to the group that came first',
    severity: 'error',
    evidence: `${CILIUM_SOURCE}/operator/pkg/bgp/cluster.go`,
    check: ({ bgp, cluster }, report) => {
      for (const [index, { path, value }] of bgp.entries()) {
        const other = bgp.slice(0, index).find((one) => takeOneNode(one.value.nodes ?? {}, value.nodes ?? {}, cluster));
        if (other === undefined) continue;
        report({
          path: [...path, 'nodes'],
          message: `nodes of '${value.name}' are also nodes of '${other.value.name}'`,
          fix: 'select other nodes, or write the instances of both into one group',
        });
      }
    },
  },
  {
    id: 'cilium-announcements/keepalive-fits-the-hold-time',
    title: 'Messages that keep a session alive are sent before its hold time is over',
    severity: 'error',
    evidence: `${CILIUM_DEFINITIONS}/v2/ciliumbgppeerconfigs.yaml`,
    check: ({ peers }, report) => {
      for (const { path, timers } of peers) {
        const { holdTimeSeconds, keepAliveTimeSeconds } = timers;
        if (keepAliveTimeSeconds <= holdTimeSeconds) continue;
        report({
          path: [...path, 'timers', 'keepAliveTimeSeconds'],
          message: `${keepAliveTimeSeconds} seconds are longer than the hold time of ${holdTimeSeconds}`,
          fix: `set it to ${Math.floor(holdTimeSeconds / 3)}, a third of the hold time`,
        });
      }
    },
  },
  {
    id: 'cilium-announcements/addresses-can-be-read',
    title: 'Peers, and nodes as they see them, have IP addresses; identifiers of routers look like those of IPv4',
    severity: 'error',
    evidence: `${CILIUM_DEFINITIONS}/v2/ciliumbgpclusterconfigs.yaml`,
    check: (settings, report) => {
      for (const [path, address, ipv4] of addressesOf(settings)) {
        report.whenKnown([address], ([text = ''], report) => {
          if (isAddress(text) && !(ipv4 && text.includes(':'))) return;
          report({
            path,
            message: `'${text.slice(0, 60)}' is not an ${ipv4 ? 'IPv4' : 'IP'} address`,
            fix: "write one such as '10.0.0.1', without a prefix length",
          });
        });
      }
    },
  },
  {
    id: 'cilium-announcements/as-numbers-are-usable',
    title: 'No autonomous system has a number that is reserved: routers refuse it',
    severity: 'warning',
    evidence:
      'https://www.iana.org/assignments/iana-as-numbers-special-registry/iana-as-numbers-special-registry.xhtml',
    check: ({ bgp, peers }, report) => {
      const numbers = [
        ...bgp.flatMap(({ path, value }) =>
          value.instances.map(({ localASN }, index) => [[...path, 'instances', index, 'localASN'], localASN] as const),
        ),
        ...peers.map(({ path, value }) => [[...path, 'peerASN'], value.peerASN] as const),
      ];
      for (const [path, number] of numbers) {
        const why = RESERVED[number];
        if (why !== undefined)
          report({ path, message: `${number} ${why}`, fix: 'use your own, or a private one: 64512 to 65534' });
      }
    },
  },
  {
    id: 'cilium-announcements/multihop-is-between-systems',
    title: 'ebgpMultihop is for peers of another autonomous system: those of the same one may be any distance away',
    severity: 'warning',
    evidence: BGP,
    check: ({ peers }, report) => {
      for (const { instance, multihop, path, value } of peers) {
        if (multihop <= 1 || value.peerASN !== instance.localASN) continue;
        report({
          path: [...path, 'ebgpMultihop'],
          message: `the peer is in the same autonomous system, ${value.peerASN}: it has no effect`,
          fix: 'remove it, or mend peerASN',
        });
      }
    },
  },
  {
    id: 'cilium-announcements/peer-is-near-enough',
    title:
      'A peer of another autonomous system is in a network of the nodes, unless ebgpMultihop lets packets go further',
    severity: 'warning',
    evidence: BGP,
    check: ({ cluster, peers }, report) => {
      const { nodes } = cluster.ranges;
      if (nodes.length === 0) return;
      for (const { instance, multihop, path, value } of peers) {
        if (multihop > 1 || !('address' in value) || value.peerASN === instance.localASN) continue;
        report.whenKnown([value.address, ...nodes], ([address = '', ...networks], report) => {
          const peer = spanOfAddress(address);
          if (peer === undefined) return;
          const spans = networks.map(spanOfCidr);
          if (spans.some((network) => network !== undefined && isWithin(peer, network))) return;
          report({
            path: [...path, 'address'],
            message: `${address} is in none of the networks of the nodes, ${networks.join(', ')}: packets to it die at the first router`,
            fix: 'set ebgpMultihop to the number of routers on the way, itself included',
          });
        });
      }
    },
  },
  {
    id: 'cilium-announcements/local-preference-is-told-inside',
    title: 'Local preference is for peers in the same autonomous system: others are not told it',
    severity: 'warning',
    evidence: `${CILIUM_DEFINITIONS}/v2/ciliumbgpadvertisements.yaml`,
    check: (settings, report) => {
      for (const { path, value } of settings.advertisements.all) {
        const told = settings.peers.filter((peer) => advertisedTo(peer, settings).includes(value));
        if (value.localPreference === undefined || told.length === 0 || told.some(isInside)) continue;
        report({
          path: [...path, 'localPreference'],
          message: 'every peer that gets these routes is in another autonomous system',
          fix: 'remove it; communities can say the same to others, if they read them',
        });
      }
    },
  },
  {
    id: 'cilium-announcements/aggregate-is-of-the-pool',
    title: 'An aggregated route covers no addresses outside of its pool: traffic to them would come to the nodes',
    severity: 'warning',
    evidence: BGP,
    check: (settings, report) => {
      for (const { path, value } of settings.advertisements.all) {
        if (value.type !== 'Service' || !isOfPools(value.services)) continue;
        const names = value.services.pools.map((pool) => (typeof pool === 'string' ? pool : pool.name));
        for (const { pool, texts } of blocksOf(settings)) {
          if (!names.includes(pool.name)) continue;
          report.whenKnown(texts, (known, report) => {
            const span = spanOfTexts(known);
            if (span === undefined) return;
            const key = span.family === 'ipv4' ? 'aggregationLengthIPv4' : 'aggregationLengthIPv6';
            const length = value[key];
            const width = span.family === 'ipv4' ? 32 : 128;
            if (length === undefined || span.last - span.first + 1n >= 1n << BigInt(width - length)) return;
            report({
              path: [...path, key],
              message: `a route of /${length} has more addresses than ${span.text} of '${pool.name}'`,
              fix: 'write a longer prefix, as long as that of the pool at least',
            });
          });
        }
      }
    },
  },
];

function isInside({ instance, value }: PeerSettings): boolean {
  return value.peerASN === instance.localASN || value.peerASN === 0;
}

function addressesOf({ bgp, peers }: AnnouncementSettings): readonly (readonly [Path, text: unknown, ipv4: boolean])[] {
  return [
    ...peers.flatMap(({ path, value }) =>
      'address' in value ? [[[...path, 'address'], value.address, false] as const] : [],
    ),
    ...bgp.flatMap(({ path, value }) =>
      (value.overrides ?? []).flatMap(({ instances }, index) =>
        instances.flatMap(({ peers: changed = [], routerID }, at) => {
          const place = [...path, 'overrides', index, 'instances', at];
          return [
            ...(routerID === undefined ? [] : [[[...place, 'routerID'], routerID, true] as const]),
            ...changed.map(
              (peer, number) => [[...place, 'peers', number, 'localAddress'], peer.localAddress, false] as const,
            ),
          ];
        }),
      ),
    ),
  ];
}
