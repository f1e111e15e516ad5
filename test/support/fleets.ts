import { type FleetCost, type FleetKind, type FleetNode, type FleetVariant, HOURS_PER_MONTH } from '../../lib/cost';

/** A price of a month, as articles give them. */
export const monthly = (price: number): number => price / HOURS_PER_MONTH;

/** A node with room for so many pods of a core and a GiB, and nothing else. */
export const roomFor = (pods: number, onDemand: number, spot: number): FleetNode => ({
  name: `for ${pods}`,
  provider: 'other',
  cpu: pods,
  memory: 1024 * pods + 100,
  maxPods: 110,
  onDemandPerHour: monthly(onDemand),
  spotPerHour: monthly(spot),
});

/** A core and a GiB. */
export const POD = { cpu: 1, memory: 1024 };

/** What was reckoned of a kind. */
export const kindOf = ({ kinds }: FleetCost, index = 0): FleetKind => {
  const kind = kinds[index];
  if (kind === undefined) throw new TypeError(`there is no kind ${index}`);
  return kind;
};

/** What was reckoned of a way to run a workload. */
export const variantOf = (cost: FleetCost, name: FleetVariant['name'], index = 0): FleetVariant => {
  const found = kindOf(cost, index).variants.find((variant) => variant.name === name);
  if (found === undefined) throw new TypeError(`there is no ${name}`);
  return found;
};
