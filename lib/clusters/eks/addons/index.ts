export type { EksAddon, EksAddonName, EksPodIdentity } from './addon';
export { type EksAddonInspection, eksAddons, inspectEksAddons } from './eks-addons';
export { type IamConditions, type IamPolicy, type IamStatement, iamPolicy } from './iam-statement';
export type {
  CorednsOptions,
  EksAddonConfigurations,
  EksAddonInstaller,
  EksAddonOptions,
  EksAddonVersions,
  ReplicaCount,
  ReplicaRange,
} from './options';
export { CLUSTER_IS_EKS, EKS_ADDON_RULES } from './rules';
