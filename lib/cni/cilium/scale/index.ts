import type { CiliumFeature } from '../feature';
import { SCALE_RULES } from './rules';
import { scaleValues } from './values';

/** What keeps agents and the API server from drowning each other. */
export const SCALE: CiliumFeature = { values: scaleValues, rules: SCALE_RULES };
