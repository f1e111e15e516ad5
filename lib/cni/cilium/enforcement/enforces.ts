import type { CiliumEnforcementOptions } from './options';

/** Whether NetworkPolicies of Kubernetes hold: others may count on it. */
export function enforcesNetworkPolicies(options: CiliumEnforcementOptions): boolean {
  const { k8sNetworkPolicy, policyAuditMode, policyEnforcementMode } = options;
  return policyEnforcementMode !== 'never' && policyAuditMode !== true && k8sNetworkPolicy !== false;
}
