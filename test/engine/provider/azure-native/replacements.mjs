// Which inputs make another object when they change, in Azure's provider: fewer than those that Azure refuses to change.
import { ANY, replacements as forced } from '../common/replacements.mjs';

const NETWORK_PROFILE = [
  'networkPlugin',
  'networkPluginMode',
  'networkDataplane',
  'networkPolicy',
  'networkMode',
  'podCidr',
  'podCidrs',
  'serviceCidr',
  'serviceCidrs',
  'dnsServiceIP',
  'ipFamilies',
  'outboundType',
];

const RULES = {
  paths: {
    'authorization/RoleAssignment': ANY,
    'containerservice/AgentPool': ['agentPoolName', 'resourceName', 'vmSize', 'gpuInstanceProfile'],
    'containerservice/ManagedCluster': [
      'resourceName',
      'location',
      ...NETWORK_PROFILE.map((name) => `networkProfile.${name}`),
    ],
    'managedidentity/FederatedIdentityCredential': ['federatedIdentityCredentialResourceName', 'resourceName'],
    'managedidentity/UserAssignedIdentity': ['resourceName', 'location'],
    'monitor/DiagnosticSetting': ['name', 'resourceUri'],
    'network/NatGateway': ['natGatewayName', 'location'],
    'network/NetworkSecurityGroup': ['networkSecurityGroupName', 'location'],
    'network/PublicIPAddress': ['publicIpAddressName', 'location'],
    'network/Route': ['routeName', 'routeTableName'],
    'network/RouteTable': ['routeTableName', 'location'],
    'network/SecurityRule': ['securityRuleName', 'networkSecurityGroupName'],
    'network/Subnet': ['subnetName', 'virtualNetworkName'],
    'network/VirtualNetwork': ['virtualNetworkName', 'location'],
    'resources/ResourceGroup': ['location'],
  },
  always: ['resourceGroupName'],
};

/** Top-level inputs that force another object. */
export function replacements(module, news, olds, changed) {
  return forced(RULES, { module, news, olds, changed });
}
