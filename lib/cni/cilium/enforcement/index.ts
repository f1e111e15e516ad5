import type { CiliumFeature } from '../feature';
import { ENFORCEMENT_RULES } from './rules';
import { enforcementValues } from './values';

/** Which pods policies apply to, and how strictly. */
export const ENFORCEMENT: CiliumFeature = { values: enforcementValues, rules: ENFORCEMENT_RULES };
