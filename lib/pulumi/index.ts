/**
 * Plans as Pulumi components, deployed to a cluster that exists.
 *
 * @packageDocumentation
 */
export {
  Addon,
  type AddonArgs,
  Calico,
  type CalicoArgs,
  Cilium,
  type CiliumArgs,
  Flannel,
  type FlannelArgs,
} from './addons';
export { type BlueprintArgs, ClusterBlueprint } from './blueprint';
export type { Late } from './late';
export { type PlanArgs, PlanComponent } from './plan-component';
