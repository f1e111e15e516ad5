import type { CiliumRateLimit } from '../scale/options';
import type { CiliumL2Announcements } from './options';
import { secondsOf } from './seconds-of';

/** What an agent may ask of the API server unless told otherwise: `k8s-client-qps` and `k8s-client-burst`. */
const USUAL: CiliumRateLimit = { qps: 10, burst: 20 };

/** Times of leases that the caller did not give. */
export const LEASES = { leaseDuration: '15s', leaseRenewDeadline: '5s', leaseRetryPeriod: '2s' } as const;

/**
 * What an agent must be let ask of the API server, so that leases are renewed in time: one request a Service with every
 * renewal, in the worst case all by one node, beside what it asks anyway.
 */
export function rateForLeases({ expectedServices, leaseRenewDeadline }: CiliumL2Announcements): CiliumRateLimit {
  const seconds = Math.max(1, secondsOf(leaseRenewDeadline ?? LEASES.leaseRenewDeadline));
  const renewals = Math.ceil(expectedServices / seconds);
  return { qps: USUAL.qps + renewals, burst: USUAL.burst + 2 * renewals };
}
