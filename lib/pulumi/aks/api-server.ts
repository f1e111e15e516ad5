import type { ManagedClusterArgs } from '@pulumi/azure-native/containerservice/managedCluster';
import type { AksApiServerAccess } from '../../clusters/aks/provisioning/options';
import type { Gate } from '../gate';
import type { Late } from '../late';

/** From where the API server is reached, as its API says it. */
export function apiServerProfile(
  access: AksApiServerAccess<Late>,
  gate: Gate,
): NonNullable<ManagedClusterArgs['apiServerAccessProfile']> {
  if (access.kind === 'public') {
    const { authorizedRanges = [] } = access;
    return { enablePrivateCluster: false, authorizedIPRanges: authorizedRanges.map((range) => gate.string(range)) };
  }
  const { dnsZone = 'system' } = access;
  return {
    enablePrivateCluster: true,
    privateDNSZone: typeof dnsZone === 'string' ? dnsZone : gate.string(dnsZone.id),
    // Without a zone it is the only name that there is.
    enablePrivateClusterPublicFQDN: dnsZone === 'none',
  };
}
