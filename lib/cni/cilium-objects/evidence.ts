/** Cilium's documentation of the newest stable version. */
export const CILIUM_DOCS = 'https://docs.cilium.io/en/stable';

/** Cilium's source, at the newest version that is supported here. */
export const CILIUM_SOURCE = 'https://github.com/cilium/cilium/blob/v1.20.0';

/** Definitions of Cilium's own kinds. */
export const CILIUM_DEFINITIONS = `${CILIUM_SOURCE}/pkg/k8s/apis/cilium.io/client/crds`;
