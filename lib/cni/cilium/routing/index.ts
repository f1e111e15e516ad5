import type { CiliumFeature } from '../feature';
import { routingNeeds } from './needs';
import { ROUTING_RULES } from './rules';
import { routingValues } from './values';

/** How packets travel between nodes: in a tunnel, or as they are. */
export const ROUTING: CiliumFeature = { values: routingValues, needs: routingNeeds, rules: ROUTING_RULES };
