// What AKS serves on its clusters without a chart.

const OF_CILIUM = ['cilium.io'];
const OF_CALICO = ['crd.projectcalico.org', 'operator.tigera.io'];
const OF_PROVISIONING = ['karpenter.sh', 'karpenter.azure.com'];
const OF_ISTIO = ['networking.istio.io', 'security.istio.io', 'telemetry.istio.io'];

/** Groups that are served by a cluster of AKS; see {@link groupsServedByEks}. */
export function groupsServedByAks(cluster, _, object) {
  if (cluster === undefined) return isOfProvisioning(object) ? OF_PROVISIONING : [];
  const { networkProfile = {}, nodeProvisioningProfile, serviceMeshProfile } = cluster.inputs;
  return [
    ...(networkProfile.networkDataplane === 'cilium' ? OF_CILIUM : []),
    ...(networkProfile.networkPolicy === 'calico' ? OF_CALICO : []),
    ...(nodeProvisioningProfile?.mode === 'Auto' ? OF_PROVISIONING : []),
    ...(serviceMeshProfile?.mode === 'Istio' ? OF_ISTIO : []),
  ];
}

/** Karpenter's own node pools are of other classes, and their kinds come with its chart. */
function isOfProvisioning({ apiVersion, spec }) {
  const group = 'karpenter.azure.com';
  return apiVersion.startsWith(`${group}/`) || spec?.template?.spec?.nodeClassRef?.group === group;
}
