import type { Survival } from './need-options';
import type { Loss, Placement } from './placement';

/** What a loss takes. Where there is one zone, a node is all that can be lost. */
export function lossOf({ node, zone = node, zoneAndNode = zone }: Placement, what: Survival): Loss {
  switch (what) {
    case 'node':
      return node;
    case 'zone':
      return zone;
    case 'zone+node':
      return zoneAndNode;
  }
}
