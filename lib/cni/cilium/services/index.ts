import type { CiliumFeature } from '../feature';
import { SERVICES_RULES } from './rules';
import { serviceValues } from './values';

/** Who turns Services into pods, and how. */
export const SERVICES: CiliumFeature = { values: serviceValues, rules: SERVICES_RULES };
