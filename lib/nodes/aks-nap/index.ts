export type {
  AksNodeClassKubelet,
  AksNodeClassLinux,
  AksNodeClassOptions,
  AksNodeClassSecurity,
  AksNodeClassSubnet,
  AksTrustedLaunch,
} from './class-options';
export type {
  AksNapNodePoolOptions,
  AksNapPoolsOptions,
  AzureInstanceRequirements,
  AzureMinValues,
} from './options';
export { inspectAksNapPools, planAksNapPools } from './plan';
export { AKS_NAP_RULES } from './rules';
