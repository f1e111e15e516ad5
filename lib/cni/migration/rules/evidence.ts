/** Upstream's own guide: requirements and limitations of moving to Cilium node by node. */
export const GUIDE = 'https://docs.cilium.io/en/stable/installation/k8s-install-migration/';
