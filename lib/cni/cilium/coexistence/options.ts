/**
 * Something that runs beside Cilium and needs room of it. `'multus'`, `'linkerd'` and `'istio-sidecar'` keep files in the CNI
 * configuration; meshes and virtual machines, `'kubevirt'`, `'kata'`, `'gvisor'`, must see addresses of Services as pods use
 * them. Istio in ambient mode has an option of its own.
 */
export type CiliumNeighbour = 'multus' | 'linkerd' | 'istio-sidecar' | 'kubevirt' | 'kata' | 'gvisor';
