import type { Schema } from './schema';

const GUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const SUBSCRIPTION = `/subscriptions/${GUID}`;
const IN_GROUP = `${SUBSCRIPTION}/resourceGroups/[^/]+/providers`;
const SUBNET: Schema = { pattern: `${IN_GROUP}/Microsoft\\.Network/virtualNetworks/[^/]+/subnets/[^/]+` };
const IPV4: Schema = { pattern: '\\d{1,3}(\\.\\d{1,3}){3}' };
const IPV4_RANGE: Schema = { pattern: '\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}' };
const AMOUNT: Schema = { pattern: '\\d+%?' };
const VERSION: Schema = { pattern: '\\d+\\.\\d+(\\.\\d+)?' };

/** A name of a network: letters, digits, `_`, `.` and `-`, no sign but `_` at the end. */
const NETWORK_NAME: Schema = { minLength: 1, maxLength: 80, pattern: '[A-Za-z0-9]([\\w.-]*\\w)?' };

/** A node pool, in a cluster and by itself. */
const POOL: Readonly<Record<string, Schema>> = {
  count: whole(0, 1000),
  minCount: whole(0, 1000),
  maxCount: whole(1, 1000),
  maxPods: whole(10, 250),
  osDiskSizeGB: whole(0, 2048),
  // Newer than the SDK, whose API takes them all the same.
  osSKU: { enum: ['Ubuntu', 'Ubuntu2204', 'Ubuntu2404', 'AzureLinux', 'AzureLinux3', 'Windows2022', 'Windows2025'] },
  vmSize: { pattern: 'Standard_[A-Za-z0-9_-]+' },
  nodeTaints: { pattern: '[A-Za-z0-9][\\w./-]*=[\\w.-]*:(NoSchedule|PreferNoSchedule|NoExecute)' },
  nodeLabels: {
    propertyNames: { type: 'string', pattern: '([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([\\w.-]{0,61}[A-Za-z0-9])?' },
  },
  availabilityZones: { enum: ['1', '2', '3'] },
  vnetSubnetID: SUBNET,
  podSubnetID: SUBNET,
  orchestratorVersion: VERSION,
  'upgradeSettings.maxSurge': AMOUNT,
  'upgradeSettings.maxUnavailable': AMOUNT,
  'upgradeSettings.drainTimeoutInMinutes': whole(1, 1440),
  'upgradeSettings.nodeSoakDurationInMinutes': whole(0, 30),
};

/** What all resources have in common, by the path of an input. */
export const COMMON_AZURE_LIMITS: Readonly<Record<string, Schema>> = {
  resourceGroupName: { minLength: 1, maxLength: 90, pattern: '[\\w.()-]*[\\w()-]' },
  location: { pattern: '[a-z0-9]+' },
  tags: { propertyNames: { type: 'string', maxLength: 512, pattern: '(?!(azure|microsoft|windows))[^<>%&\\\\?/]+' } },
};

/** What Azure's documentation says of inputs, by type token and path. */
export const AZURE_LIMITS: Readonly<Record<string, Readonly<Record<string, Schema>>>> = {
  'azure-native:containerservice:ManagedCluster': {
    resourceName: { minLength: 1, maxLength: 63, pattern: '[A-Za-z0-9]([\\w-]*[A-Za-z0-9])?' },
    dnsPrefix: { minLength: 1, maxLength: 54, pattern: '[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?' },
    kubernetesVersion: VERSION,
    nodeResourceGroup: { maxLength: 80, pattern: '[\\w.()-]*[\\w()-]' },
    'identity.userAssignedIdentities': identity(),
    'networkProfile.podCidr': IPV4_RANGE,
    'networkProfile.serviceCidr': IPV4_RANGE,
    'networkProfile.dnsServiceIP': IPV4,
    'networkProfile.podCidrs': { minLength: 1, maxLength: 49 },
    'apiServerAccessProfile.authorizedIPRanges': IPV4_RANGE,
    'apiServerAccessProfile.privateDNSZone': {
      pattern: `system|none|${IN_GROUP}/Microsoft\\.Network/privateDnsZones/([a-z0-9-]+\\.)?private(link)?\\.[a-z0-9]+\\.azmk8s\\.io`,
    },
    'aadProfile.adminGroupObjectIDs': { pattern: GUID },
    'serviceMeshProfile.istio.revisions': { pattern: 'asm-\\d+-\\d+' },
    'securityProfile.azureKeyVaultKms.keyId': {
      pattern: 'https://[a-z0-9-]+\\.vault\\.azure\\.net/keys/[^/]+/[0-9a-f]{32}',
    },
    'agentPoolProfiles.name': { pattern: '[a-z][a-z0-9]{0,11}' },
    ...under('agentPoolProfiles', POOL),
  },
  'azure-native:containerservice:AgentPool': { agentPoolName: { pattern: '[a-z][a-z0-9]{0,11}' }, ...POOL },
  'azure-native:authorization:RoleAssignment': {
    principalId: { pattern: GUID },
    scope: { pattern: `${SUBSCRIPTION}(/.+)?` },
    roleDefinitionId: { pattern: `${SUBSCRIPTION}/providers/Microsoft\\.Authorization/roleDefinitions/${GUID}` },
  },
  'azure-native:managedidentity:UserAssignedIdentity': {
    resourceName: { minLength: 3, maxLength: 128, pattern: '[A-Za-z0-9][\\w-]*' },
  },
  'azure-native:managedidentity:FederatedIdentityCredential': {
    federatedIdentityCredentialResourceName: { minLength: 3, maxLength: 120, pattern: '[A-Za-z0-9][\\w-]*' },
    issuer: { pattern: 'https://.+' },
    subject: { pattern: 'system:serviceaccount:[a-z0-9-]+:[a-z0-9.-]+' },
  },
  'azure-native:monitor:DiagnosticSetting': {
    workspaceId: { pattern: `${IN_GROUP}/Microsoft\\.OperationalInsights/workspaces/[^/]+` },
  },
  'azure-native:network:VirtualNetwork': { virtualNetworkName: { ...NETWORK_NAME, minLength: 2, maxLength: 64 } },
  'azure-native:network:Subnet': { subnetName: NETWORK_NAME },
  'azure-native:network:NatGateway': { natGatewayName: NETWORK_NAME },
  'azure-native:network:PublicIPAddress': { publicIpAddressName: NETWORK_NAME },
  'azure-native:network:RouteTable': { routeTableName: NETWORK_NAME },
  'azure-native:network:Route': { routeName: NETWORK_NAME, nextHopIpAddress: IPV4 },
  'azure-native:network:NetworkSecurityGroup': { networkSecurityGroupName: NETWORK_NAME },
  'azure-native:network:SecurityRule': {
    securityRuleName: NETWORK_NAME,
    priority: whole(100, 4096),
    description: { maxLength: 140 },
    destinationPortRange: { pattern: '\\*|\\d+(-\\d+)?' },
    destinationPortRanges: { pattern: '\\d+(-\\d+)?' },
  },
};

/** What versions of the API newer than the SDK's have, by the path of an input of clusters. */
export const NEWER_PROPERTIES: readonly { readonly path: string; readonly schema: Schema }[] = [
  {
    path: 'networkProfile.advancedNetworking.security.transitEncryption.type',
    schema: { enum: ['WireGuard', 'None'] },
  },
  { path: 'networkProfile.advancedNetworking.performance.accelerationMode', schema: { enum: ['BpfVeth', 'None'] } },
];

function identity(): Schema {
  return { pattern: `${IN_GROUP}/Microsoft\\.ManagedIdentity/userAssignedIdentities/[^/]+` };
}

function under(path: string, limits: Readonly<Record<string, Schema>>): Readonly<Record<string, Schema>> {
  return Object.fromEntries(Object.entries(limits).map(([name, limit]) => [`${path}.${name}`, limit]));
}

function whole(minimum: number, maximum: number): Schema {
  return { integer: true, minimum, maximum };
}
