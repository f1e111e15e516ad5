import type { CiliumFeature } from '../feature';
import { ANNOUNCING_RULES } from './rules';
import { announcingValues } from './values';

/** How the world learns where pods and Services are: by BGP, in the segment of the nodes, or not at all. */
export const ANNOUNCING: CiliumFeature = { values: announcingValues, rules: ANNOUNCING_RULES };
