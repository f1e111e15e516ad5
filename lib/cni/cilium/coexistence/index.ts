import type { CiliumFeature } from '../feature';
import { COEXISTENCE_RULES } from './rules';
import { coexistenceValues } from './values';

/** Room for other plugins and for meshes. */
export const COEXISTENCE: CiliumFeature = { values: coexistenceValues, rules: COEXISTENCE_RULES };
