import type { CiliumFeature } from '../feature';
import { gatewayApiNeeds } from './needs';
import { gatewayApiPage } from './page';
import { GATEWAY_API_RULES } from './rules';
import { gatewayApiValues } from './values';

/** Gateways that Cilium runs. */
export const GATEWAY_API: CiliumFeature = {
  values: gatewayApiValues,
  needs: gatewayApiNeeds,
  page: gatewayApiPage,
  rules: GATEWAY_API_RULES,
};
