// What EKS serves on its clusters without a chart.

const OF_EVERY_CLUSTER = ['vpcresources.k8s.aws'];
const OF_VPC_CNI = ['crd.k8s.amazonaws.com', 'networking.k8s.aws'];
const OF_AUTO_MODE = ['eks.amazonaws.com', 'karpenter.sh', 'networking.k8s.aws', 'elbv2.k8s.aws'];

/**
 * Groups that are served by a cluster of EKS.
 *
 * @param cluster - nothing, if it is not known which one it is.
 * @param object - what is to be made: all that tells what a cluster of which nothing is known must be.
 */
export function groupsServedByEks(cluster, cloud, object) {
  if (cluster === undefined) return [...OF_EVERY_CLUSTER, ...OF_VPC_CNI, ...(isOfAutoMode(object) ? OF_AUTO_MODE : [])];
  const { id, inputs, outputs } = cluster;
  const hasAddon = cloud
    .objects('eks/addon')
    .some((addon) => addon.inputs.clusterName === id && addon.inputs.addonName === 'vpc-cni');
  return [
    ...OF_EVERY_CLUSTER,
    ...(hasAddon || outputs.bootstrapSelfManagedAddons === true ? OF_VPC_CNI : []),
    ...(inputs.computeConfig?.enabled === true ? OF_AUTO_MODE : []),
  ];
}

/** Karpenter's own node pools are of other classes, and their kinds come with its chart. */
function isOfAutoMode({ apiVersion, spec }) {
  const [group] = OF_AUTO_MODE;
  return apiVersion.startsWith(`${group}/`) || spec?.template?.spec?.nodeClassRef?.group === group;
}
