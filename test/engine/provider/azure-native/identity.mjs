// What Azure makes of inputs: ids and everything else that it says of an object. The same URN gives the same.
import { createHash } from 'node:crypto';
import { NAMES } from './names.mjs';

/** Where objects are in their resource group, by module: types and names in turn. */
const PATHS = {
  'containerservice/AgentPool': ({ resourceName }, name) => [
    'Microsoft.ContainerService/managedClusters',
    resourceName,
    'agentPools',
    name,
  ],
  'containerservice/ManagedCluster': (_, name) => ['Microsoft.ContainerService/managedClusters', name],
  'managedidentity/FederatedIdentityCredential': ({ resourceName }, name) => [
    'Microsoft.ManagedIdentity/userAssignedIdentities',
    resourceName,
    'federatedIdentityCredentials',
    name,
  ],
  'managedidentity/UserAssignedIdentity': (_, name) => ['Microsoft.ManagedIdentity/userAssignedIdentities', name],
  'network/NatGateway': (_, name) => ['Microsoft.Network/natGateways', name],
  'network/NetworkSecurityGroup': (_, name) => ['Microsoft.Network/networkSecurityGroups', name],
  'network/PublicIPAddress': (_, name) => ['Microsoft.Network/publicIPAddresses', name],
  'network/Route': ({ routeTableName }, name) => ['Microsoft.Network/routeTables', routeTableName, 'routes', name],
  'network/RouteTable': (_, name) => ['Microsoft.Network/routeTables', name],
  'network/SecurityRule': ({ networkSecurityGroupName }, name) => [
    'Microsoft.Network/networkSecurityGroups',
    networkSecurityGroupName,
    'securityRules',
    name,
  ],
  'network/Subnet': ({ virtualNetworkName }, name) => [
    'Microsoft.Network/virtualNetworks',
    virtualNetworkName,
    'subnets',
    name,
  ],
  'network/VirtualNetwork': (_, name) => ['Microsoft.Network/virtualNetworks', name],
};

/** Ids of objects that are in no resource group, or extend another object. */
const IDS = {
  'authorization/RoleAssignment': ({ scope }, _, uuid) =>
    `${scope}/providers/Microsoft.Authorization/roleAssignments/${uuid('assignment')}`,
  'monitor/DiagnosticSetting': ({ resourceUri }, name) =>
    `${resourceUri}/providers/Microsoft.Insights/diagnosticSettings/${name}`,
  'resources/ResourceGroup': (_, name, __, account) => `/subscriptions/${account}/resourceGroups/${name}`,
};

const OUTPUTS = {
  'containerservice/ManagedCluster': cluster,
  'managedidentity/UserAssignedIdentity': (_, { uuid }) => ({
    principalId: uuid('principal'),
    clientId: uuid('client'),
    tenantId: uuid('tenant'),
  }),
  'network/PublicIPAddress': (_, { hex }) => ({ ipAddress: `192.0.2.${Number.parseInt(hex(2, 'address'), 16)}` }),
};

/**
 * @param place - `{ account, region }`.
 * @param generation - tells apart those that had the same URN at different times.
 * @returns `{ id, outputs }`, the outputs beside the inputs.
 */
export function identify(module, urn, inputs, place, generation) {
  const hex = (length, salt) =>
    createHash('sha256').update(`${urn} ${generation} ${salt}`).digest('hex').slice(0, length);
  const uuid = (salt) => hex(32, salt).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const name = inputs[NAMES[module]] ?? uuid('assignment');
  const location = inputs.location ?? place.region;
  const path = PATHS[module]?.(inputs, name);
  const id =
    path === undefined
      ? IDS[module]?.(inputs, name, uuid, place.account)
      : `/subscriptions/${place.account}/resourceGroups/${inputs.resourceGroupName}/providers/${path.join('/')}`;
  if (id === undefined) throw new Error(`this stub does not know what ${module} says of itself`);
  return { id, outputs: { name, location, ...OUTPUTS[module]?.(inputs, { name, location, hex, uuid }) } };
}

function cluster(inputs, { name, location, hex, uuid }) {
  const { apiServerAccessProfile: access = {}, resourceGroupName, kubernetesVersion = '1.35' } = inputs;
  const host = `${inputs.dnsPrefix}-${hex(8, 'fqdn')}`;
  const isPrivate = access.enablePrivateCluster === true;
  const [major, minor, patch = '4'] = kubernetesVersion.split('.');
  return {
    fqdn: isPrivate && !access.enablePrivateClusterPublicFQDN ? undefined : `${host}.hcp.${location}.azmk8s.io`,
    privateFQDN:
      isPrivate && access.privateDNSZone !== 'none'
        ? `${host}.${uuid('zone')}.privatelink.${location}.azmk8s.io`
        : undefined,
    currentKubernetesVersion: [major, minor, patch].join('.'),
    nodeResourceGroup: `MC_${resourceGroupName}_${name}_${location}`,
    oidcIssuerProfile: { issuerURL: `https://${location}.oic.prod-aks.azure.com/${uuid('tenant')}/${uuid('issuer')}/` },
    identityProfile: { kubeletidentity: { objectId: uuid('kubelet'), clientId: uuid('kubelet client') } },
  };
}
