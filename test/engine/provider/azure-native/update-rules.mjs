// What Azure says to a change that it cannot make.
import { at } from '../common/calls.mjs';
import { same } from '../common/wire.mjs';

/** What cannot be changed, and the provider knows nothing of. */
const FIXED = {
  'containerservice/AgentPool': [
    'availabilityZones',
    'maxPods',
    'osDiskSizeGB',
    'osType',
    'podIPAllocationMode',
    'podSubnetID',
    'scaleSetEvictionPolicy',
    'scaleSetPriority',
    'spotMaxPrice',
    'vnetSubnetID',
  ],
  'containerservice/ManagedCluster': [
    'agentPoolProfiles',
    'apiServerAccessProfile.enablePrivateCluster',
    'dnsPrefix',
    'nodeResourceGroup',
    'oidcIssuerProfile.enabled',
  ],
};

/** Throws what Azure would say. */
export function refuseUpdate(before, after) {
  for (const path of FIXED[before.module] ?? []) {
    if (same(at(before.inputs, path), at(after.inputs, path))) continue;
    throw new Error(`PropertyChangeNotAllowed: Changing property '${path}' is not allowed.`);
  }
}
