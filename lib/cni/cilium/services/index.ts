import type { CiliumFeature } from '../feature';
import { serviceNeeds } from './needs';
import { SERVICES_RULES } from './rules';
import { serviceValues } from './values';

/** Who turns Services into pods, and how. */
export const SERVICES: CiliumFeature = { values: serviceValues, needs: serviceNeeds, rules: SERVICES_RULES };
