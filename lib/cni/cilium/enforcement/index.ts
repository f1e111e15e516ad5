import type { CiliumFeature } from '../feature';
import { enforcementNeeds } from './needs';
import { enforcementPage } from './page';
import { ENFORCEMENT_RULES } from './rules';
import { enforcementValues } from './values';

/** Which policies there are, what they apply to, and how strictly. */
export const ENFORCEMENT: CiliumFeature = {
  values: enforcementValues,
  needs: enforcementNeeds,
  page: enforcementPage,
  rules: ENFORCEMENT_RULES,
};
