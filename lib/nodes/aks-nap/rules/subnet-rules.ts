import { contains, overlaps } from '../../../core/network/cidr';
import { known, type NamedRange, reportBadRanges } from '../../../core/network/ranges';
import type { Path } from '../../../core/path';
import type { Rule } from '../../../core/rule';
import type { AksNodeClassSubnet } from '../class-options';
import type { AksNapPoolsSettings } from '../settings';
import { EVIDENCE } from './evidence';

/** What the definition takes for the id of a subnet. */
const SUBNET_ID =
  /^\/subscriptions\/[^/]+\/resourceGroups\/[\w\-().]{0,89}[\w\-()]\/providers\/Microsoft\.Network\/virtualNetworks\/[^/]+\/subnets\/[^/]+$/i;

/** What is known to go wrong with subnets of node classes: AKS takes any, whatever its range is. */
export const SUBNET_RULES: readonly Rule<AksNapPoolsSettings>[] = [
  {
    id: 'aks-nap/subnet-id-is-whole',
    title: 'A subnet is given by its whole resource id',
    severity: 'error',
    evidence: EVIDENCE.nodeClass,
    check: (settings, report) => {
      for (const { subnet, path } of subnetsOf(settings)) {
        report.whenKnown([subnet.id], ([id = ''], report) => {
          if (SUBNET_ID.test(id)) return;
          report({
            path: [...path, 'id'],
            message: `'${id.slice(0, 80)}' is no resource id of a subnet: the AKSNodeClass is refused`,
            fix: "write '/subscriptions/…/resourceGroups/…/providers/Microsoft.Network/virtualNetworks/…/subnets/…'",
          });
        });
      }
    },
  },
  {
    id: 'aks-nap/subnet-range-is-a-range',
    title: 'The range of a subnet is in CIDR notation',
    severity: 'error',
    evidence: EVIDENCE.networking,
    check: (settings, report) => {
      const ranges = subnetsOf(settings).map(({ subnet, path }) => ({
        cidr: subnet.cidr,
        use: 'subnet of nodes',
        path: [...path, 'cidr'],
      }));
      reportBadRanges(ranges, report);
    },
  },
  {
    id: 'aks-nap/subnet-is-free',
    title: 'A subnet of nodes shares no address with pods and Services, which nobody else looks at',
    severity: 'error',
    evidence: EVIDENCE.networking,
    check: (settings, report) => {
      for (const { subnet, path } of subnetsOf(settings)) {
        for (const taken of takenRanges(settings)) {
          report.whenKnown([subnet.cidr, taken.cidr], ([own = '', other = ''], report) => {
            const [a, b] = [known(own), known(other)];
            if (a === undefined || b === undefined || !overlaps(a, b)) return;
            report({
              path: [...path, 'cidr'],
              message: `${a.text} overlaps ${taken.use} ${b.text}: nodes there would take some of those addresses for their own`,
              fix: `use a subnet that shares no address with ${b.text}`,
            });
          });
        }
      }
    },
  },
  {
    id: 'aks-nap/subnet-is-in-the-vnet',
    title: 'A subnet of nodes is in the VNet of the cluster',
    severity: 'warning',
    evidence: EVIDENCE.networking,
    check: (settings, report) => {
      const { vnetCidrs } = settings.cluster.aks;
      if (vnetCidrs.length === 0) return;
      for (const { subnet, path } of subnetsOf(settings)) {
        report.whenKnown([subnet.cidr, ...vnetCidrs], ([own = '', ...ranges], report) => {
          const range = known(own);
          const outer = ranges.flatMap((text) => known(text) ?? []);
          if (range === undefined || outer.length === 0 || outer.some((one) => contains(one, range))) return;
          report({
            path: [...path, 'cidr'],
            message: `${range.text} is in none of the ranges of the VNet: ${outer.map(({ text }) => text).join(', ')}`,
            fix: 'use a subnet of the VNet of the cluster, or add the range to the description of the VNet',
          });
        });
      }
    },
  },
];

interface PlacedSubnet {
  readonly subnet: AksNodeClassSubnet<unknown>;
  readonly path: Path;
}

function subnetsOf({ nodeClasses }: AksNapPoolsSettings): readonly PlacedSubnet[] {
  return nodeClasses.flatMap(({ subnet }, index) =>
    subnet === undefined ? [] : [{ subnet, path: ['nodeClasses', index, 'subnet'] }],
  );
}

/** Ranges of pods and Services. Pods that have addresses of a subnet have no range. */
function takenRanges({ cluster: { ranges } }: AksNapPoolsSettings): readonly Pick<NamedRange, 'cidr' | 'use'>[] {
  return [
    ...ranges.pods.map((cidr) => ({ cidr, use: 'the range of pods' })),
    ...ranges.services.map((cidr) => ({ cidr, use: 'the range of Services' })),
  ];
}
