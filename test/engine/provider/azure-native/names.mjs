// What Azure's provider gives names to.
import { naming } from '../common/names.mjs';

/** The input that holds the name of an object, by module. */
export const NAMES = {
  'containerservice/AgentPool': 'agentPoolName',
  'containerservice/ManagedCluster': 'resourceName',
  'managedidentity/FederatedIdentityCredential': 'federatedIdentityCredentialResourceName',
  'managedidentity/UserAssignedIdentity': 'resourceName',
  'monitor/DiagnosticSetting': 'name',
  'network/NatGateway': 'natGatewayName',
  'network/NetworkSecurityGroup': 'networkSecurityGroupName',
  'network/PublicIPAddress': 'publicIpAddressName',
  'network/Route': 'routeName',
  'network/RouteTable': 'routeTableName',
  'network/SecurityRule': 'securityRuleName',
  'network/Subnet': 'subnetName',
  'network/VirtualNetwork': 'virtualNetworkName',
  'resources/ResourceGroup': 'resourceGroupName',
};

export const { withName, hasFixedName, nameProperty } = naming(NAMES);
