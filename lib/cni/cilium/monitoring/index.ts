import type { CiliumFeature } from '../feature';
import { monitoringNeeds } from './needs';
import { MONITORING_RULES } from './rules';
import { monitoringValues } from './values';

/** Metrics of Cilium's own parts. */
export const MONITORING: CiliumFeature = { values: monitoringValues, needs: monitoringNeeds, rules: MONITORING_RULES };
