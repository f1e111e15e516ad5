import type { CiliumFeature } from '../feature';
import { hubbleNeeds } from './needs';
import { HUBBLE_RULES } from './rules';
import { hubbleValues } from './values';

/** Flow visibility. */
export const HUBBLE: CiliumFeature = { values: hubbleValues, needs: hubbleNeeds, rules: HUBBLE_RULES };
