import type { CiliumFeature } from '../feature';
import { masqueradeNeeds } from './needs';
import { MASQUERADE_RULES } from './rules';
import { masqueradeValues } from './values';

/** What hides pod addresses behind those of nodes. */
export const MASQUERADE: CiliumFeature = { values: masqueradeValues, needs: masqueradeNeeds, rules: MASQUERADE_RULES };
