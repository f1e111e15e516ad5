import type { CiliumFeature } from '../feature';
import { gatewayApiNeeds } from './needs';

/** Gateways that Cilium runs. */
export const GATEWAY_API: CiliumFeature = { needs: gatewayApiNeeds };
