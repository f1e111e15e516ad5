import type { Gate } from '../gate';
import type { Late } from '../late';
import type { AksIdentityArgs } from './identity';
import type { NetworkFacts } from './network-facts';
import type { AksSettled } from './settings';

/** What AKS needs in a subscription, besides what it gives itself: where machines, load balancers and names of it are. */
export function clusterRoles(
  { apiServerAccess, encryption }: Pick<AksSettled<Late>, 'apiServerAccess' | 'encryption'>,
  { vnetId, nodeSubnetId, podSubnetId }: NetworkFacts,
  gate: Gate,
): AksIdentityArgs['roles'] {
  const role = 'Network Contributor';
  const zone = apiServerAccess.kind === 'private' ? apiServerAccess.dnsZone : undefined;
  return {
    ...(nodeSubnetId !== undefined && { nodes: { role, scope: nodeSubnetId } }),
    ...(podSubnetId !== undefined && { pods: { role, scope: podSubnetId } }),
    ...(typeof zone === 'object' && { zone: { role: 'Private DNS Zone Contributor', scope: gate.string(zone.id) } }),
    // The zone is linked to the VNet.
    ...(typeof zone === 'object' && vnetId !== undefined && { vnet: { role, scope: vnetId } }),
    ...(encryption !== 'none' && { key: { role: 'Key Vault Crypto User', scope: gate.string(encryption.vaultId) } }),
    // AKS makes a private endpoint to the vault.
    ...(encryption !== 'none' &&
      encryption.vaultAccess === 'Private' && {
        vault: { role: 'Key Vault Contributor', scope: gate.string(encryption.vaultId) },
      }),
  };
}
