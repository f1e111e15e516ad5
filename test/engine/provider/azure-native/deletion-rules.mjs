// What Azure says to a deletion that comes before that of what uses the object.
import { refersTo } from '../common/references.mjs';
import { NAMES } from './names.mjs';
import { holds } from './parts.mjs';

/** Inputs that hold the name of what an object is in, with the module that it is of. */
const OWNERS = {
  'containerservice/AgentPool': ['resourceName', 'containerservice/ManagedCluster'],
  'managedidentity/FederatedIdentityCredential': ['resourceName', 'managedidentity/UserAssignedIdentity'],
  'network/Route': ['routeTableName', 'network/RouteTable'],
  'network/SecurityRule': ['networkSecurityGroupName', 'network/NetworkSecurityGroup'],
  'network/Subnet': ['virtualNetworkName', 'network/VirtualNetwork'],
};

/** Throws what Azure would say, or what would be left behind. */
export function refuseDeletion(object, cloud, kubernetes) {
  const others = cloud.objects().filter(({ module, id }) => module !== object.module || id !== object.id);
  const user = others.find((one) => isIn(one, object) || refersTo(one.inputs, (text) => holds(object.id, text)));
  if (user !== undefined) throw new Error(`InUse: ${nameOf(user)} still uses ${nameOf(object)}`);
  DELETION[object.module]?.(object, cloud, kubernetes);
}

const DELETION = {
  'authorization/RoleAssignment': ({ inputs: { principalId } }, cloud) => {
    const identity = cloud
      .objects('managedidentity/UserAssignedIdentity')
      .find(({ outputs }) => outputs.principalId === principalId);
    const cluster = cloud
      .objects('containerservice/ManagedCluster')
      .find(({ inputs }) => inputs.identity.userAssignedIdentities?.includes(identity?.id));
    if (cluster !== undefined) throw new Error(`${nameOf(cluster)} cannot clean up: its roles go after it`);
  },
  'containerservice/ManagedCluster': (cluster, _, kubernetes) => {
    const [release] = kubernetes.releases(cluster);
    if (release !== undefined) throw new Error(`release ${release.metadata.name} is still on ${cluster.id}`);
  },
  'resources/ResourceGroup': ({ id, inputs: { resourceGroupName } }, cloud) => {
    const left = cloud
      .objects()
      .find(
        ({ inputs, module }) => inputs.resourceGroupName === resourceGroupName && module !== 'resources/ResourceGroup',
      );
    if (left !== undefined) throw new Error(`${nameOf(left)} would go with ${id}`);
  },
};

function isIn({ module, inputs }, owner) {
  const [input, its] = OWNERS[module] ?? [];
  return (
    its === owner.module &&
    inputs[input] === owner.inputs[NAMES[owner.module]] &&
    inputs.resourceGroupName === owner.inputs.resourceGroupName
  );
}

function nameOf({ module, id }) {
  return `${module} ${id}`;
}
