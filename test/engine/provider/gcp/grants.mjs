// Which roles Google's own accounts, and those of nodes, need while something uses them.
import { PROJECT_NUMBER } from './functions.mjs';

/** Acts for GKE. */
export const GKE_AGENT = `serviceAccount:service-${PROJECT_NUMBER}@container-engine-robot.iam.gserviceaccount.com`;

/** Acts for managed groups of virtual machines. */
const CLOUD_SERVICES = `serviceAccount:${PROJECT_NUMBER}@cloudservices.gserviceaccount.com`;

/** What nodes need. */
export const NODE_ROLE = 'roles/container.defaultNodeServiceAccount';

const ON = {
  'compute/subnetworkIAMMember': 'subnetwork',
  'kms/cryptoKeyIAMMember': 'cryptoKeyId',
  'projects/iAMMember': 'project',
};

/** What a cluster in a subnet of a host project needs there. */
export function sharedVpcNeeds(host, subnetwork) {
  return [
    { module: 'compute/subnetworkIAMMember', member: GKE_AGENT, grant: `${subnetwork} roles/compute.networkUser` },
    { module: 'compute/subnetworkIAMMember', member: CLOUD_SERVICES, grant: `${subnetwork} roles/compute.networkUser` },
    { module: 'projects/iAMMember', member: GKE_AGENT, grant: `${host} roles/container.hostServiceAgentUser` },
  ];
}

/** What a member may do, as `<where> <role>`. */
export function grantsOf(cloud, module, member) {
  return cloud
    .objects(module)
    .filter(({ inputs }) => inputs.member === member)
    .map(grantOf);
}

/** What a binding grants. */
export function grantOf({ module, account, inputs }) {
  return `${inputs[ON[module]] ?? account} ${inputs.role}`;
}
