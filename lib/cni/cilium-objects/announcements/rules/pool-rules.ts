import { isAddress, isCidr, parseCidr } from '../../../../core/network/cidr';
import { clashes, isWithin, meet, spanOfCidr } from '../../address-span';
import { CILIUM_DOCS, CILIUM_SOURCE } from '../../evidence';
import { allMeant } from '../references';
import { type AnnouncementSettings, isOfPools } from '../settings';
import { blocksOf, spanOfTexts, spansOf } from './pool-blocks';
import type { AnnouncementRule } from './rule-type';

const LB_IPAM = `${CILIUM_SOURCE}/operator/pkg/lbipam/lbipam.go`;
const LB_IPAM_DOCS = `${CILIUM_DOCS}/network/lb-ipam/`;

/** What must hold for pools. */
export const POOL_RULES: readonly AnnouncementRule[] = [
  {
    id: 'cilium-announcements/pool-blocks-can-be-read',
    title:
      'A block of a pool is a range in CIDR notation, or goes from an address to a later one of the same IP family',
    severity: 'error',
    evidence: LB_IPAM,
    check: (settings, report) => {
      for (const { path, texts } of blocksOf(settings)) {
        report.whenKnown(texts, ([first = '', second], report) => {
          if (second === undefined) {
            const parsed = parseCidr(first);
            if (!isCidr(parsed)) report({ path: [...path, 'cidr'], message: parsed.message, fix: parsed.fix });
            return;
          }
          const wrong = [first, second].findIndex((text) => !isAddress(text));
          if (wrong >= 0)
            report({
              path: [...path, wrong === 0 ? 'start' : 'stop'],
              message: `'${[first, second][wrong]?.slice(0, 60)}' is not an IP address`,
              fix: "write one such as '192.0.2.10'; a range in CIDR notation goes into cidr",
            });
          else if (spanOfTexts([first, second]) === undefined)
            report({
              path: [...path, 'stop'],
              message: `there is nothing from ${first} to ${second}`,
              fix: 'write a later address of the same IP family',
            });
        });
      }
    },
  },
  {
    id: 'cilium-announcements/pools-do-not-overlap',
    title: 'No address is in two blocks: the operator gives away none of the pool that came later',
    severity: 'error',
    evidence: LB_IPAM,
    check: (settings, report) => {
      const blocks = blocksOf(settings);
      const texts = blocks.flatMap((block) => block.texts);
      report.whenKnown(texts, (known, report) => {
        for (const [one, other] of clashes(spansOf(blocks, known))) {
          report({
            path: other.path,
            message: `${other.span.text} shares addresses with ${one.span.text} of '${one.pool.name}'`,
            fix: 'leave each address in one block',
          });
        }
      });
    },
  },
  {
    id: 'cilium-announcements/pools-keep-out-of-the-cluster',
    title: 'Pools have no address in the ranges of pods and of cluster addresses of Services',
    severity: 'error',
    evidence: LB_IPAM_DOCS,
    check: (settings, report) => {
      const { pods, services } = settings.cluster.ranges;
      const ranges = [
        ...pods.map((text) => ({ text, use: 'pod range' })),
        ...services.map((text) => ({ text, use: 'Service range' })),
      ];
      for (const { path, texts } of blocksOf(settings)) {
        for (const { text, use } of ranges) {
          report.whenKnown([text, ...texts], ([range = '', ...known], report) => {
            const [inside, taken] = [spanOfTexts(known), spanOfCidr(range)];
            if (inside === undefined || taken === undefined || !meet(inside, taken)) return;
            report({
              path,
              message: `${inside.text} shares addresses with the ${use} ${range}`,
              fix: `choose addresses outside of ${range}`,
            });
          });
        }
      }
    },
  },
  {
    id: 'cilium-announcements/pool-has-a-family-of-the-cluster',
    title: 'Pools have addresses of an IP family that Services of the cluster can have',
    severity: 'warning',
    evidence: LB_IPAM_DOCS,
    check: (settings, report) => {
      const { ipFamilies } = settings.cluster;
      for (const { path, texts } of blocksOf(settings)) {
        report.whenKnown(texts, (known, report) => {
          const span = spanOfTexts(known);
          if (span === undefined || ipFamilies.includes(span.family)) return;
          report({
            path,
            message: `${span.text} is ${span.family}, and Services of this cluster are ${ipFamilies.join(' and ')}`,
            fix: 'remove the block, or give the cluster ranges of this family too',
          });
        });
      }
    },
  },
  {
    id: 'cilium-announcements/l2-addresses-are-in-the-segment',
    title: 'Addresses that nodes answer for are in a network of the nodes: nobody asks for others there',
    severity: 'warning',
    evidence: `${CILIUM_DOCS}/network/l2-announcements/`,
    check: (settings, report) => {
      const { nodes } = settings.cluster.ranges;
      const announced = poolsOfL2(settings);
      if (nodes.length === 0) return;
      for (const { path, pool, texts } of blocksOf(settings)) {
        if (!announced.includes(pool)) continue;
        report.whenKnown([...texts, ...nodes], (known, report) => {
          const span = spanOfTexts(known.slice(0, texts.length));
          const networks = known.slice(texts.length).map(spanOfCidr);
          if (span === undefined || networks.some((network) => network !== undefined && isWithin(span, network)))
            return;
          report({
            path,
            message: `${span.text} is not in the network of the nodes, ${known.slice(texts.length).join(', ')}: unless a router takes it for on-link, nobody asks there who has it`,
            fix: 'choose free addresses of the network of the nodes, or announce these by BGP',
          });
        });
      }
    },
  },
  {
    id: 'cilium-announcements/bgp-addresses-are-not-in-the-segment',
    title:
      'Addresses that are announced by BGP alone are in no network of the nodes: neighbours there ask nobody, and hear nothing',
    severity: 'warning',
    evidence: `${CILIUM_DOCS}/network/bgp-control-plane/bgp-control-plane-configuration/`,
    check: (settings, report) => {
      const answered = poolsOfL2(settings);
      if (settings.bgp.length === 0) return;
      for (const { path, pool, texts } of blocksOf(settings)) {
        if (answered.includes(pool)) continue;
        for (const network of settings.cluster.ranges.nodes) {
          report.whenKnown([network, ...texts], ([range = '', ...known], report) => {
            const [span, segment] = [spanOfTexts(known), spanOfCidr(range)];
            if (span === undefined || segment === undefined || !meet(span, segment)) return;
            report({
              path,
              message: `${span.text} is in the network of the nodes, ${range}, where neighbours look for it in the segment and not at a router`,
              fix: `choose addresses outside of ${range}, or let l2 announce the pool too`,
            });
          });
        }
      }
    },
  },
];

/** Pools whose addresses nodes answer for, as far as pools are named. */
function poolsOfL2({ l2, pools }: AnnouncementSettings): readonly unknown[] {
  return l2.flatMap(({ value: { services } }) => {
    if (services === undefined) return pools.all.map(({ value }) => value);
    return isOfPools(services) ? allMeant(services.pools, pools) : [];
  });
}
