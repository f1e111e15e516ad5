import type { CiliumFeature } from '../feature';
import { EGRESS_GATEWAY_RULES } from './rules';
import { egressGatewayValues } from './values';

/** Nodes through which traffic of chosen pods leaves the cluster. */
export const EGRESS_GATEWAY: CiliumFeature = { values: egressGatewayValues, rules: EGRESS_GATEWAY_RULES };
