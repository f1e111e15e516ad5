import type { FeatureNeeds } from '../feature';
import type { CiliumSettings } from '../settings';

/** What the datapath asks of nodes. */
export function datapathNeeds({ options: { devices } }: CiliumSettings): FeatureNeeds {
  return devices === undefined ? {} : { manual: [`every node has one of the devices ${devices.join(', ')}`] };
}
