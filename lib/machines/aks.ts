import { isAksCluster } from '../clusters/aks';
import { networkProfileOf } from '../clusters/aks/provisioning/network-profile';
import type { Composition } from '../core/compose';
import type { MachineSide } from './machine-side';
import { nodeSteps, settingsText } from './managed';

/** What to mind where an AKS cluster is made elsewhere. Nodes need no files: node pools set them up. */
export function aksFiles(composition: Composition): MachineSide {
  const { cluster } = composition;
  if (!isAksCluster(cluster)) return { files: [], steps: [] };
  const { aks } = cluster;
  // The tenth address of the range, where nobody has said another, is AKS's own default.
  const profile = networkProfileOf(cluster, aks.dnsServiceIp ?? '');
  const { networkPlugin, networkPluginMode, networkDataplane, networkPolicy, podCidr, serviceCidr, outboundType } =
    profile;
  const said = {
    networkPlugin,
    networkPluginMode,
    networkDataplane,
    networkPolicy,
    podCidr,
    serviceCidr,
    outboundType,
  };
  return {
    files: [],
    steps: [
      `Create the cluster with ${settingsText(said)}.`,
      ...(aks.nodeProvisioning === undefined
        ? []
        : [
            `Set ${settingsText({ 'nodeProvisioningProfile.mode': 'Auto', 'nodeProvisioningProfile.defaultNodePools': aks.nodeProvisioning.defaultNodePools })}.`,
          ]),
      ...(networkPlugin === 'none'
        ? ['Its first nodes come with it, and stay NotReady until the next steps are done: do not wait for them.']
        : []),
      ...nodeSteps(composition, 'further node pool'),
    ],
  };
}
