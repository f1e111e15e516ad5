import type { CiliumFeature } from '../feature';
import { proxyNeeds } from './needs';
import { PROXY_RULES } from './rules';
import { proxyValues } from './values';

/** Proxies for protocols above TCP and UDP. */
export const PROXY: CiliumFeature = { values: proxyValues, needs: proxyNeeds, rules: PROXY_RULES };
