import type { CiliumFeature } from '../feature';
import { INGRESS_RULES } from './rules';
import { ingressValues } from './values';

/** Ingresses that Cilium serves. */
export const INGRESS: CiliumFeature = { values: ingressValues, rules: INGRESS_RULES };
