import type { Rule, RuleSummary } from '../../../core/rule';
import { poolRules } from '../../node-pool/rules/pool-rules';
import type { AksNapPoolsSettings } from '../settings';
import { CLASS_RULES } from './class-rules';
import { AZURE_POOL_EVIDENCE, EVIDENCE } from './evidence';
import { NAP_POOL_RULES } from './pool-rules';
import { SUBNET_RULES } from './subnet-rules';

/** What must hold for pools of node auto-provisioning. */
export const AKS_NAP_PLAN_RULES: readonly Rule<AksNapPoolsSettings>[] = [
  ...poolRules('aks-nap', AZURE_POOL_EVIDENCE),
  ...NAP_POOL_RULES,
  ...CLASS_RULES,
  ...SUBNET_RULES,
];

/** The rule that these pools want an AKS cluster with node auto-provisioning. */
export const CLUSTER_PROVISIONS_NODES: RuleSummary = {
  id: 'aks-nap/cluster-provisions-nodes',
  title: 'Pools of node auto-provisioning are for AKS clusters that have it on',
  severity: 'error',
  evidence: EVIDENCE.overview,
};

/** Everything that is known to go wrong with pools of node auto-provisioning, for catalogues. */
export const AKS_NAP_RULES: readonly RuleSummary[] = [CLUSTER_PROVISIONS_NODES, ...AKS_NAP_PLAN_RULES];
