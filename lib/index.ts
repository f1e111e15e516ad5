/**
 * Clusters as data, planners for what goes into them, and the rules that check the two together.
 *
 * @packageDocumentation
 */
export * from './clusters';
export type { CalicoBgp, CalicoBgpPeer, CalicoOptions } from './cni/calico/options';
export { planCalico } from './cni/calico/plan';
export { planCilium } from './cni/cilium/plan';
export { planFlannel } from './cni/flannel/plan';
export { compose } from './core/compose';
