import type { Rule, RuleSummary } from '../../../../core/rule';
import { USER_GUIDE } from '../../rules/evidence';
import type { EksAddonSettings } from '../settings';
import { CNI_RULES } from './cni-rules';
import { CONFIGURATION_RULES } from './configuration-rules';
import { SCHEDULING_RULES } from './scheduling-rules';
import { VERSION_RULES } from './version-rules';

/** The rule behind the finding about a cluster of somebody else. */
export const CLUSTER_IS_EKS: RuleSummary = {
  id: 'addons/cluster-is-eks',
  title: 'Add-ons of EKS are for clusters of EKS',
  severity: 'error',
  evidence: `${USER_GUIDE}/eks-add-ons.html`,
};

/** What must hold for the add-ons of an EKS cluster. */
export const EKS_ADDON_RULES: readonly Rule<EksAddonSettings>[] = [
  ...SCHEDULING_RULES,
  ...CONFIGURATION_RULES,
  ...CNI_RULES,
  ...VERSION_RULES,
];
