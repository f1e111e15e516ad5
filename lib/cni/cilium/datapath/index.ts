import type { CiliumFeature } from '../feature';
import { datapathNeeds } from './needs';
import { DATAPATH_RULES } from './rules';
import { datapathValues } from './values';

/** The devices of a node, and how packets pass them. */
export const DATAPATH: CiliumFeature = { values: datapathValues, needs: datapathNeeds, rules: DATAPATH_RULES };
