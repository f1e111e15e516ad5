import { RoleAssignment } from '@pulumi/azure-native/authorization/roleAssignment';
import { AgentPool, type AgentPoolArgs } from '@pulumi/azure-native/containerservice/agentPool';
import { UserAssignedIdentity } from '@pulumi/azure-native/managedidentity/userAssignedIdentity';
import { Subnet, type SubnetArgs } from '@pulumi/azure-native/network/subnet';
import { VirtualNetwork } from '@pulumi/azure-native/network/virtualNetwork';
import { getVersion } from '@pulumi/azure-native/utilities';
import * as pulumi from '@pulumi/pulumi';

/** Where everything is. */
export const PLACE = { resourceGroupName: 'shop', location: 'westeurope' };

/** The id of the subscription that the stub is in. */
export const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
/** The id of the role that lets AKS put machines into subnets. */
export const NETWORK_CONTRIBUTOR = `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/4d97b98b-1d4f-4787-a291-c67834d212e7`;

/** A pool for what the cluster itself needs. */
export const SYSTEM = {
  name: 'system',
  mode: 'System',
  type: 'VirtualMachineScaleSets',
  vmSize: 'Standard_D4ads_v5',
  osType: 'Linux',
  osSKU: 'AzureLinux3',
  count: 3,
  enableAutoScaling: false,
};

/** An overlay that works. */
export const OVERLAY = {
  networkPlugin: 'azure',
  networkPluginMode: 'overlay',
  networkDataplane: 'azure',
  networkPolicy: 'none',
  podCidr: '10.244.0.0/16',
  serviceCidr: '10.0.0.0/16',
  dnsServiceIP: '10.0.0.10',
  outboundType: 'loadBalancer',
};

/** A resource without the SDK's constructor, which fills in defaults and drops what it does not know. */
export class Raw extends pulumi.CustomResource {
  constructor(type: string, name: string, inputs: pulumi.Inputs, opts: pulumi.CustomResourceOptions = {}) {
    super(`azure-native:${type}`, name, { name: undefined, ...inputs }, { version: getVersion(), ...opts });
  }
}

export function makeIdentity(name = 'aks'): UserAssignedIdentity {
  return new UserAssignedIdentity(name, { ...PLACE, resourceName: name });
}

/** A subnet in a VNet of its own. */
export function makeSubnet(args: Partial<SubnetArgs> = {}, opts: pulumi.CustomResourceOptions = {}): Subnet {
  const vnet = new VirtualNetwork(
    'shop',
    { ...PLACE, virtualNetworkName: 'shop', addressSpace: { addressPrefixes: ['10.224.0.0/12'] } },
    opts,
  );
  const { resourceGroupName } = PLACE;
  const all = {
    resourceGroupName,
    virtualNetworkName: vnet.name,
    subnetName: 'nodes',
    addressPrefixes: ['10.224.0.0/16'],
  };
  return new Subnet('nodes', { ...all, ...args }, opts);
}

/** The role that lets AKS put machines into a subnet. */
export function mayJoin(
  { principalId }: UserAssignedIdentity,
  scope: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions = {},
): RoleAssignment {
  const args = { scope, principalId, principalType: 'ServicePrincipal', roleDefinitionId: NETWORK_CONTRIBUTOR };
  return new RoleAssignment('join', args, opts);
}

/** A cluster of which only this is special. */
export function makeCluster(
  inputs: pulumi.Inputs = {},
  opts: pulumi.CustomResourceOptions = {},
  identity: pulumi.Input<string> = makeIdentity().id,
): Raw {
  const common = { ...PLACE, resourceName: 'shop', dnsPrefix: 'shop' };
  const own = { agentPoolProfiles: [SYSTEM], networkProfile: OVERLAY };
  const assigned = { identity: { type: 'UserAssigned', userAssignedIdentities: [identity] } };
  return new Raw('containerservice:ManagedCluster', 'shop', { ...common, ...own, ...assigned, ...inputs }, opts);
}

/** A pool of a cluster. */
export function makePool(args: Partial<AgentPoolArgs>, cluster: pulumi.Input<string>): AgentPool {
  const { name: _, ...system } = SYSTEM;
  const all = { ...system, mode: 'User', resourceGroupName: 'shop', resourceName: cluster, agentPoolName: 'work' };
  return new AgentPool('work', { ...all, ...args });
}
