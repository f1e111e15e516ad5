import { HOURS_PER_MONTH } from '../../../core/compute-prices';
import { refuseErrors } from '../../../core/finding';
import { checkShape } from '../../../input/shape';
import type { Interconnect, NatCost } from './options';

/** What something costs in a month, in the currency of the prices that it was reckoned from. */
export interface MonthlyCost {
  /** For being there. */
  readonly hours: number;
  /** For data that goes through. */
  readonly processed: number;
  /** For data that goes from one zone to another. */
  readonly crossZone: number;
  /** All together. */
  readonly total: number;
}

/** What an interconnection costs in a month. Absent: no prices were given. */
export function interconnectMonthlyCost(interconnect: Interconnect<unknown>): MonthlyCost | undefined {
  if (interconnect.cost === undefined) return undefined;
  if (interconnect.kind === 'peering') {
    return sumOf({
      hours: 0,
      processed: 0,
      crossZone: interconnect.cost.crossZoneGb * interconnect.cost.crossZonePerGb,
    });
  }
  const { attachmentPerHour, processedGb, processedPerGb } = interconnect.cost;
  return sumOf({
    hours: interconnect.networks.length * attachmentPerHour * HOURS_PER_MONTH,
    processed: processedGb * processedPerGb,
    crossZone: 0,
  });
}

/**
 * What NAT gateways cost in a month. A single one also costs the way there from all other zones.
 *
 * @throws BlueprintError for zones and amounts that are none.
 */
export function natMonthlyCost(options: NatCost): MonthlyCost {
  refuseErrors('nat cost', checkShape('NatCost', options, []).findings);
  const { nat, zones, processedGb, gatewayPerHour, processedPerGb, crossZonePerGb } = options;
  const crossing = nat === 'zone' ? 0 : (processedGb * (zones - 1)) / zones;
  return sumOf({
    hours: (nat === 'zone' ? zones : 1) * gatewayPerHour * HOURS_PER_MONTH,
    processed: processedGb * processedPerGb,
    crossZone: crossing * crossZonePerGb,
  });
}

function sumOf(cost: Omit<MonthlyCost, 'total'>): MonthlyCost {
  return { ...cost, total: cost.hours + cost.processed + cost.crossZone };
}
