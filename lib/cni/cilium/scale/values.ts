import type { Values } from '../../../core/values';
import { rateForLeases } from '../announcing/leases';
import type { CiliumSettings } from '../settings';
import type { CiliumRateLimit, CiliumScale } from './options';

/** What keeps agents and the API server from drowning each other. */
export function scaleValues<S>({ options }: CiliumSettings<S>): Values<S> {
  const { scale = {}, l2Announcements } = options;
  const agent = scale.clientRateLimit?.agent ?? (l2Announcements && rateForLeases(l2Announcements));
  return {
    ...endpointSliceValues(scale),
    ...clientRateLimitValues(agent, scale.clientRateLimit?.operator),
    ...(scale.identityLabels && { labels: scale.identityLabels.join(' ') }),
    ...(scale.identityManagementMode !== undefined && { identityManagementMode: scale.identityManagementMode }),
    ...(scale.apiRateLimit && {
      // Limits have commas of their own, which JSON keeps apart.
      apiRateLimit: JSON.stringify(scale.apiRateLimit),
    }),
    ...(scale.healthChecking !== undefined && { healthChecking: scale.healthChecking }),
    ...(scale.connectivityProbeFrequencyRatio !== undefined && {
      connectivityProbeFrequencyRatio: scale.connectivityProbeFrequencyRatio,
    }),
  };
}

function endpointSliceValues({ endpointSlices }: CiliumScale): Values<never> {
  if (endpointSlices === undefined || endpointSlices === false) return {};
  const rateLimits = endpointSlices === true ? undefined : endpointSlices.rateLimits;
  return {
    ciliumEndpointSlice: {
      enabled: true,
      ...(rateLimits && { rateLimits: rateLimits.map((limit) => ({ ...limit })) }),
    },
  };
}

function clientRateLimitValues(agent?: CiliumRateLimit, operator?: CiliumRateLimit): Values<never> {
  if (agent === undefined && operator === undefined) return {};
  return { k8sClientRateLimit: { ...agent, ...(operator && { operator: { ...operator } }) } };
}
