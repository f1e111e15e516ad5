import { isEksCluster } from '../clusters/eks';
import type { Composition } from '../core/compose';
import type { MachineSide } from './machine-side';
import { nodeSteps } from './managed';

/** What to mind where an EKS cluster is made elsewhere. Nodes need no files: node groups and Karpenter set them up. */
export function eksFiles(composition: Composition): MachineSide {
  const { cluster } = composition;
  if (!isEksCluster(cluster)) return { files: [], steps: [] };
  const { mode } = cluster.eks;
  return {
    files: [],
    steps: [
      mode.isAuto
        ? 'Create the cluster in Auto Mode, without self-managed add-ons.'
        : 'Create the cluster with `bootstrapSelfManagedAddons: false`. This cannot be changed later.',
      ...(mode.isAuto ? [] : [addonSentence(mode.vpcCni !== undefined, cluster.kubeProxy !== 'none')]),
      ...(mode.podNetwork.kind === 'cloud'
        ? ["Give Cilium's operator (`kube-system/cilium-operator`) a role that manages network interfaces."]
        : []),
      ...nodeSteps(composition, 'node group'),
    ],
  };
}

function addonSentence(hasVpcCni: boolean, hasKubeProxy: boolean): string {
  const wanted = [...(hasVpcCni ? ['`vpc-cni`'] : []), ...(hasKubeProxy ? ['`kube-proxy`'] : [])];
  const unwanted = [...(hasVpcCni ? [] : ['`vpc-cni`']), ...(hasKubeProxy ? [] : ['`kube-proxy`'])];
  return [
    ...(wanted.length > 0 ? [`Add ${wanted.join(' and ')} before the first node group.`] : []),
    ...(unwanted.length > 0 ? [`Do not add ${unwanted.join(' or ')}.`] : []),
    'Add `coredns` once nodes are there.',
  ].join(' ');
}
