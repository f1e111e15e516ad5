import { isManaged } from '../../../core/cluster';
import type { Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';
import type { CiliumBgp, CiliumL2Announcements } from './options';

/** How the world learns where pods and Services are. */
export function announcingValues<S>(settings: CiliumSettings<S>): Values<S> {
  const { bgp, l2Announcements, nodeIpam } = settings.options;
  return {
    ...lbIpamValues(settings),
    ...(nodeIpam !== undefined && nodeIpam !== false && { nodeIPAM: { enabled: true } }),
    ...(bgp !== undefined && bgp !== false && { bgpControlPlane: bgpValues(bgp === true ? {} : bgp) }),
    ...(l2Announcements && { l2announcements: l2Values(l2Announcements) }),
  };
}

/** Who gives Services their addresses that name no class of load balancer. A cloud does it by itself. */
function lbIpamValues({ cluster, options: { lbIpam = true, nodeIpam } }: CiliumSettings): Values<never> {
  const isDefault = typeof lbIpam === 'object' ? lbIpam.defaultForServices : undefined;
  const byNodes = typeof nodeIpam === 'object' && nodeIpam.defaultForServices === true;
  const isOurs = isDefault ?? (lbIpam !== false && !isManaged(cluster));
  return {
    ...(lbIpam === false && { enableLBIPAM: false }),
    ...((byNodes || !isOurs) && { defaultLBServiceIPAM: byNodes ? 'nodeipam' : 'none' }),
  };
}

function bgpValues<S>({
  legacyOriginAttribute,
  routerIDAllocation,
  secretsNamespace,
  statusReport,
}: CiliumBgp<S>): Values<S> {
  return {
    enabled: true,
    ...(secretsNamespace !== undefined && { secretsNamespace: { name: secretsNamespace } }),
    ...(statusReport !== undefined && { statusReport: { enabled: statusReport } }),
    ...(routerIDAllocation && { routerIDAllocation: { ...routerIDAllocation } }),
    ...(legacyOriginAttribute !== undefined && { legacyOriginAttribute: { enabled: legacyOriginAttribute } }),
  };
}

function l2Values({ leaseDuration, leaseRenewDeadline, leaseRetryPeriod }: CiliumL2Announcements): Values<never> {
  return {
    enabled: true,
    ...(leaseDuration !== undefined && { leaseDuration }),
    ...(leaseRenewDeadline !== undefined && { leaseRenewDeadline }),
    ...(leaseRetryPeriod !== undefined && { leaseRetryPeriod }),
  };
}
