import { RoleAssignment } from '@pulumi/azure-native/authorization/roleAssignment';
import { UserAssignedIdentity } from '@pulumi/azure-native/managedidentity/userAssignedIdentity';
import { SecurityRule } from '@pulumi/azure-native/network/securityRule';
import { Provider } from '@pulumi/azure-native/provider';
import { ResourceGroup } from '@pulumi/azure-native/resources/resourceGroup';
import * as pulumi from '@pulumi/pulumi';
import { makeCluster, makePool, OVERLAY, PLACE, Raw, SUBSCRIPTION, SYSTEM } from '../aks-parts';
import type { Program } from '../stack';

/** Programs whose inputs nothing but Azure or its provider looks at, so that the stub must. */
export const PROGRAMS = {
  'a text for a boolean': () => makeCluster({ enableRBAC: 'yes' }),
  'a secret of the wrong type': () => makeCluster({ kubernetesVersion: pulumi.secret(1.35) }),
  'an unknown property inside': () => makeCluster({ networkProfile: { ...OVERLAY, podCIDR: '10.1.0.0/16' } }),
  'an unknown property at the top': () => makeCluster({ version: '1.35' }),
  'what only a newer version of the API has': () =>
    makeCluster({
      networkProfile: { ...OVERLAY, advancedNetworking: { security: { transitEncryption: { type: 'WireGuard' } } } },
    }),
  'a required property left out': () => new Raw('containerservice:ManagedCluster', 'x', { resourceName: 'x' }),
  'a dataplane that there is not': () => makeCluster({ networkProfile: { ...OVERLAY, networkDataplane: 'ebpf' } }),
  'an image that there is not': () => makePool({ osSKU: 'Flatcar' }, 'shop'),
  'a name that does not match': () => makeCluster({ resourceName: '-shop' }),
  'a name that is too long': () => makeCluster({ resourceName: 's'.repeat(64) }),
  'a name of a pool with a dash': () => makePool({ agentPoolName: 'my-pool' }, 'shop'),
  'a name of a pool inside the cluster': () => makeCluster({ agentPoolProfiles: [{ ...SYSTEM, name: 'System' }] }),
  'a fraction for an integer': () => makePool({ maxPods: 30.5 }, 'shop'),
  'too few pods': () => makePool({ maxPods: 9 }, 'shop'),
  'a taint without a value': () => makePool({ nodeTaints: ['team:NoSchedule'] }, 'shop'),
  'a subnet that is none': () => makePool({ vnetSubnetID: 'subnet-1' }, 'shop'),
  'a group by its name': () => makeCluster({ aadProfile: { managed: true, adminGroupObjectIDs: ['operators'] } }),
  'an identity with a short name': () => new UserAssignedIdentity('x', { ...PLACE, resourceName: 'ab' }),
  'a role by its name': () =>
    new RoleAssignment('x', {
      principalId: '01234567-89ab-cdef-0123-456789abcdef',
      roleDefinitionId: 'Network Contributor',
      scope: SUBSCRIPTION,
    }),
  'a priority that there is not': () =>
    new SecurityRule('x', {
      resourceGroupName: 'shop',
      networkSecurityGroupName: 'nodes',
      securityRuleName: 'x',
      access: 'Allow',
      direction: 'Inbound',
      protocol: '*',
      priority: 99,
    }),
  'a tag that Azure keeps for itself': () => new ResourceGroup('x', { tags: { 'microsoft-x': 'y' } }),
  'a location with a space': () => new ResourceGroup('x', { location: 'West Europe' }),
  'a setting of the provider': () => new Provider('x', { useMsi: 'maybe' as unknown as boolean }),
  'a resource that nobody uses': () => new Raw('storage:StorageAccount', 'x', {}),
} satisfies Record<string, Program>;
