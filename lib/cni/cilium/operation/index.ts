import type { CiliumFeature } from '../feature';
import { operationPage } from './page';
import { OPERATION_RULES } from './rules';
import { operationValues } from './values';

/** Where Cilium's own pods come from and run, with what, and when they restart. */
export const OPERATION: CiliumFeature = { values: operationValues, rules: OPERATION_RULES, page: operationPage };
