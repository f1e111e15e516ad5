import type { CiliumFeature } from '../feature';
import { ADDRESSES_RULES } from './rules';
import { addressValues } from './values';

/** Where pods get their addresses from. */
export const ADDRESSES: CiliumFeature = { values: addressValues, rules: ADDRESSES_RULES };
