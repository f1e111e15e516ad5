// What Azure says to an object that is made too early, or in the wrong place.
import { contains, networkOf, overlaps } from '../common/cidr.mjs';
import { AKS_CREATION } from './creation-rules-aks.mjs';
import { partsOf } from './parts.mjs';

/** Throws what Azure would say. */
export function refuseCreation(object, cloud, kubernetes) {
  const { module, id } = object;
  const twin = cloud.objects(module).find((one) => one.id.toLowerCase() === id.toLowerCase());
  if (twin !== undefined) throw new Error(`cannot create already existing resource '${id}'`);
  CREATION[module]?.(object, cloud, kubernetes);
}

const CREATION = {
  ...AKS_CREATION,

  'authorization/RoleAssignment': ({ inputs }, cloud) => {
    const { principalId, principalType, roleDefinitionId, scope } = inputs;
    const isSame = ({ inputs: its }) =>
      its.principalId === principalId && its.roleDefinitionId === roleDefinitionId && its.scope === scope;
    if (cloud.objects('authorization/RoleAssignment').some(isSame)) {
      throw new Error('RoleAssignmentExists: The role assignment already exists.');
    }
    const isNew = cloud
      .objects('managedidentity/UserAssignedIdentity')
      .some(({ outputs }) => outputs.principalId === principalId);
    if (isNew && principalType !== 'ServicePrincipal') {
      throw new Error(`PrincipalNotFound: Principal ${principalId} does not exist in the directory`);
    }
  },
  'monitor/DiagnosticSetting': ({ inputs: { resourceUri } }, cloud) => {
    if (cloud.objects().every(({ id }) => id !== resourceUri)) throw new Error(`ResourceNotFound: ${resourceUri}`);
  },
  'network/NatGateway': ({ inputs: { sku, publicIpAddresses = [] } }, cloud) => {
    for (const { id } of publicIpAddresses) {
      const address = cloud.find('network/PublicIPAddress', id);
      if (address === undefined) throw new Error(`ResourceNotFound: ${id}`);
      if (address.inputs.sku?.name !== sku?.name) throw new Error(`PublicIPSkuAndNatGatewaySkuMismatch: ${id}`);
    }
  },
  'network/PublicIPAddress': ({ inputs: { sku, publicIPAllocationMethod } }) => {
    if (sku?.name === 'Standard' && publicIPAllocationMethod !== 'Static') {
      throw new Error('StandardSkuPublicIPAddressesMustBeStatic');
    }
  },
  'network/Route': ({ inputs: { nextHopType, nextHopIpAddress } }) => {
    if ((nextHopType === 'VirtualAppliance') !== (nextHopIpAddress !== undefined)) {
      throw new Error(`InvalidRouteNextHop: ${nextHopType} with ${nextHopIpAddress}`);
    }
  },
  'network/SecurityRule': ({ inputs }, cloud) => {
    const { networkSecurityGroupName, direction, priority } = inputs;
    const twin = cloud
      .objects('network/SecurityRule')
      .find(
        ({ inputs: its }) =>
          its.networkSecurityGroupName === networkSecurityGroupName &&
          its.direction === direction &&
          its.priority === priority,
      );
    if (twin !== undefined) throw new Error(`SecurityRuleConflict: ${twin.id} has priority ${priority} too`);
    for (const end of ['source', 'destination']) {
      const [one, list] = [inputs[`${end}AddressPrefix`], inputs[`${end}AddressPrefixes`]];
      if ((one === undefined) === (list === undefined)) throw new Error(`SecurityRuleInvalidAddressPrefix: ${end}`);
      const families = new Set((list ?? [one]).map((range) => (range.includes(':') ? 6 : 4)));
      if (families.size > 1) throw new Error(`SecurityRuleAddressPrefixesMixFamilies: ${end}`);
    }
  },
  'network/Subnet': ({ inputs }, cloud) => {
    const { virtualNetworkName, addressPrefixes = [] } = inputs;
    const vnet = cloud
      .objects('network/VirtualNetwork')
      .find((one) => one.inputs.virtualNetworkName === virtualNetworkName);
    if (vnet === undefined) throw new Error(`ResourceNotFound: virtual network ${virtualNetworkName}`);
    const ranges = vnet.inputs.addressSpace.addressPrefixes;
    const taken = cloud
      .objects('network/Subnet')
      .filter((one) => one.inputs.virtualNetworkName === virtualNetworkName)
      .flatMap((one) => one.inputs.addressPrefixes);
    for (const prefix of addressPrefixes.filter((one) => !one.includes(':'))) {
      if (!ranges.some((range) => contains(range, prefix))) throw new Error(`NetcfgInvalidSubnet: ${prefix}`);
      const other = taken.find((range) => overlaps(range, prefix));
      if (other !== undefined) throw new Error(`NetcfgSubnetRangesOverlap: ${prefix} and ${other}`);
    }
    for (const [property, module] of Object.entries(ATTACHED)) {
      const id = inputs[property]?.id;
      if (id !== undefined && partsOf(id).subscription === partsOf(vnet.id).subscription) found(module, id, cloud);
    }
  },
  'network/VirtualNetwork': ({ inputs: { addressSpace } }) => {
    for (const prefix of addressSpace.addressPrefixes.filter((one) => !one.includes(':'))) {
      const network = networkOf(prefix);
      if (network === undefined || network.host !== 0 || network.prefix < 2 || network.prefix > 29) {
        throw new Error(`InvalidAddressPrefixFormat: ${prefix}`);
      }
    }
  },
};

/** What a subnet is told of. */
const ATTACHED = {
  natGateway: 'network/NatGateway',
  networkSecurityGroup: 'network/NetworkSecurityGroup',
  routeTable: 'network/RouteTable',
};

function found(module, id, cloud) {
  if (cloud.find(module, id) === undefined) throw new Error(`ResourceNotFound: ${id}`);
}
