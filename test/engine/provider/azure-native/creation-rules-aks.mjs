// What AKS says to clusters and pools that cannot work.
import { networkOf, overlaps } from '../common/cidr.mjs';
import { checkNetworkProfile } from './network-profile.mjs';
import { holds } from './parts.mjs';

const NETWORK_CONTRIBUTOR = '4d97b98b-1d4f-4787-a291-c67834d212e7';
const CRYPTO_USER = '12338af0-0e69-4776-bea7-57ae8d297424';

const SPOT = 'kubernetes.azure.com/scalesetpriority';

export const AKS_CREATION = {
  'containerservice/ManagedCluster': ({ inputs }, cloud) => {
    const { agentPoolProfiles = [], networkProfile, securityProfile, identity } = inputs;
    const [first] = agentPoolProfiles;
    if (first === undefined) throw new Error('InvalidParameter: at least one agent pool is required');
    if (!agentPoolProfiles.some(({ mode }) => mode === 'System')) {
      throw new Error('MustDefineAtLeastOneSystemPool: Must define at least one system pool.');
    }
    checkNetworkProfile(inputs, subnetsOf(agentPoolProfiles, cloud));
    for (const pool of agentPoolProfiles) checkPool(pool, inputs, pool.name);
    checkRoles(identity, agentPoolProfiles, cloud);
    checkWayOut(networkProfile, first, cloud);
    const vault = securityProfile?.azureKeyVaultKms;
    if (vault?.enabled === true && !mayUse(identity, CRYPTO_USER, vault.keyVaultResourceId, cloud)) {
      throw new Error('KeyVaultKmsForbidden: the identity of the cluster may not use the key');
    }
  },
  'containerservice/AgentPool': ({ inputs }, cloud) => {
    const { resourceName, resourceGroupName, agentPoolName } = inputs;
    const cluster = cloud
      .objects('containerservice/ManagedCluster')
      .find((one) => one.inputs.resourceName === resourceName && one.inputs.resourceGroupName === resourceGroupName);
    if (cluster === undefined) throw new Error(`ResourceNotFound: managed cluster ${resourceName}`);
    if (cluster.inputs.agentPoolProfiles.some(({ name }) => name === agentPoolName)) {
      throw new Error(`cannot create already existing resource: the pool ${agentPoolName} came with the cluster`);
    }
    checkPool(inputs, cluster.inputs, agentPoolName);
    checkRoles(cluster.inputs.identity, [inputs], cloud);
  },
  'managedidentity/FederatedIdentityCredential': ({ inputs }, cloud) => {
    const twin = cloud
      .objects('managedidentity/FederatedIdentityCredential')
      .find(
        ({ inputs: its }) =>
          its.resourceName === inputs.resourceName && its.subject === inputs.subject && its.issuer === inputs.issuer,
      );
    if (twin !== undefined) throw new Error(`BadRequest: ${twin.id} has the same issuer and subject`);
    const isKnown = cloud
      .objects('containerservice/ManagedCluster')
      .some(({ outputs }) => outputs.oidcIssuerProfile.issuerURL === inputs.issuer);
    if (!isKnown) throw new Error(`BadRequest: ${inputs.issuer} issues no tokens`);
  },
};

function checkPool(pool, { networkProfile, nodeProvisioningProfile, agentPoolProfiles }, name) {
  const {
    scaleSetPriority,
    scaleSetEvictionPolicy,
    spotMaxPrice,
    mode,
    osType,
    nodeLabels = {},
    nodeTaints = [],
  } = pool;
  const isSpot = scaleSetPriority === 'Spot';
  const isWindows = osType === 'Windows';
  const refuse = (text) => {
    throw new Error(`${text} (pool ${name})`);
  };
  if (isSpot && (mode !== 'User' || agentPoolProfiles?.some((one) => one === pool))) {
    refuse('InvalidSpotPool: system node pools cannot use spot');
  }
  if (!isSpot && (scaleSetEvictionPolicy !== undefined || spotMaxPrice !== undefined)) {
    refuse('InvalidParameter: an eviction policy and a price are of spot pools');
  }
  if (isSpot && !nodeTaints.includes(`${SPOT}=spot:NoSchedule`)) {
    refuse(`drift: AKS adds the taint ${SPOT}=spot:NoSchedule`);
  }
  for (const [key, value] of Object.entries(nodeLabels)) {
    if (!/^([^/]+\.)?kubernetes\.azure\.com\//.test(key)) continue;
    if (!isSpot || key !== SPOT || value !== 'spot') refuse(`InvalidParameter: the label ${key} is reserved`);
  }
  if (isSpot && nodeLabels[SPOT] !== 'spot') refuse(`drift: AKS adds the label ${SPOT}=spot`);
  if (mode === 'System' && isWindows) refuse('InvalidOSType: system pools are Linux');
  if (mode === 'System' && nodeTaints.some((taint) => taint !== 'CriticalAddonsOnly=true:NoSchedule')) {
    refuse('InvalidTaint: of custom taints, system pools may have CriticalAddonsOnly alone');
  }
  if (isWindows && name.length > 6) refuse('InvalidParameter: names of Windows pools have 6 characters at most');
  if (isWindows && (networkProfile.networkDataplane === 'cilium' || networkProfile.networkPlugin === 'kubenet')) {
    refuse('WindowsNotSupported: not with this network');
  }
  if (pool.enableAutoScaling === true && nodeProvisioningProfile?.mode === 'Auto') {
    refuse('NodeProvisioningWithAutoScaler: node auto-provisioning and the cluster autoscaler exclude each other');
  }
  if (
    pool.enableAutoScaling === true &&
    (pool.minCount > pool.maxCount || (pool.minCount === 0 && mode === 'System'))
  ) {
    refuse('InvalidParameter: minCount');
  }
  if ((pool.podSubnetID !== undefined) !== (pool.podIPAllocationMode !== undefined)) {
    refuse('InvalidParameter: podSubnetID and podIPAllocationMode go together');
  }
  if (pool.osSKU === 'Windows2025' && pool.enableFIPS !== true) refuse('InvalidParameter: Windows2025 is FIPS alone');
}

/** Machines are put into subnets by the identity of the cluster. */
function checkRoles(identity, pools, cloud) {
  for (const id of pools.flatMap(({ vnetSubnetID, podSubnetID }) => [vnetSubnetID, podSubnetID])) {
    if (id === undefined || mayUse(identity, NETWORK_CONTRIBUTOR, id, cloud)) continue;
    throw new Error(`LinkedAuthorizationFailed: the identity of the cluster may not join ${id}`);
  }
}

/** Whether the identity has a role on something: unknown identities are somebody else's. */
function mayUse(identity, role, scope, cloud) {
  const [id] = identity?.userAssignedIdentities ?? [];
  const found = cloud.find('managedidentity/UserAssignedIdentity', id ?? '');
  if (found === undefined) return id !== undefined;
  return cloud
    .objects('authorization/RoleAssignment')
    .some(
      ({ inputs }) =>
        inputs.principalId === found.outputs.principalId &&
        inputs.roleDefinitionId.endsWith(role) &&
        (scope === undefined || holds(inputs.scope, scope)),
    );
}

function subnetsOf(pools, cloud) {
  return pools
    .flatMap(({ vnetSubnetID, podSubnetID }) => [vnetSubnetID, podSubnetID])
    .flatMap((id) => cloud.find('network/Subnet', id ?? '')?.inputs.addressPrefixes ?? [])
    .filter((range) => networkOf(range) !== undefined);
}

/** Of subnets that are ours: what leads out of them must be there. */
function checkWayOut({ outboundType }, { vnetSubnetID }, cloud) {
  const own = ['userDefinedRouting', 'userAssignedNATGateway'].includes(outboundType);
  if (own && vnetSubnetID === undefined) throw new Error(`InvalidParameter: ${outboundType} needs a subnet of yours`);
  if (outboundType === 'managedNATGateway' && vnetSubnetID !== undefined) {
    throw new Error('InvalidParameter: managedNATGateway needs a VNet of AKS');
  }
  const subnet = cloud.find('network/Subnet', vnetSubnetID ?? '');
  if (subnet === undefined) return;
  if (outboundType === 'userAssignedNATGateway' && subnet.inputs.natGateway === undefined) {
    throw new Error('UserAssignedNATGatewayNotFound: the subnet has no NAT gateway');
  }
  if (outboundType !== 'userDefinedRouting') return;
  const table = cloud.find('network/RouteTable', subnet.inputs.routeTable?.id ?? '');
  const leadsOut = cloud
    .objects('network/Route')
    .some(
      ({ inputs }) =>
        inputs.routeTableName === table?.inputs.routeTableName && overlaps(inputs.addressPrefix, '0.0.0.0/0'),
    );
  if (!leadsOut) throw new Error('ExistingRouteTableNotAssociatedWithSubnet: there is no route for 0.0.0.0/0');
}
