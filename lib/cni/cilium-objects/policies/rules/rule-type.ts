import type { Path } from '../../../../core/path';
import type { Problem, Report, Rule, RuleSummary } from '../../../../core/rule';
import { CILIUM_DOCS, CILIUM_SOURCE } from '../../evidence';
import { type CiliumPoliciesSettings, type PlacedPolicy, type PlacedRule, rulesOf } from '../settings';

/** A rule about policies. */
export type CiliumPolicyRule = Rule<CiliumPoliciesSettings>;

/** Documentation of policies. */
export const POLICY_DOCS = `${CILIUM_DOCS}/security/policy`;

/** Everything that the agent refuses of a policy, although its definition takes it. */
export const VALIDATION = `${CILIUM_SOURCE}/pkg/policy/api/rule_validation.go`;

/** A rule about each policy. */
export function policyRule(
  summary: RuleSummary,
  find: (placed: PlacedPolicy, settings: CiliumPoliciesSettings) => readonly Problem[],
): CiliumPolicyRule {
  return {
    ...summary,
    check: (settings, report) => {
      for (const placed of settings.policies) for (const problem of find(placed, settings)) report(problem);
    },
  };
}

/** A rule about each rule of each policy. */
export function ruleOfRules(
  summary: RuleSummary,
  find: (rule: PlacedRule, settings: CiliumPoliciesSettings) => readonly Problem[],
): CiliumPolicyRule {
  return {
    ...summary,
    check: (settings, report) => {
      for (const rule of rulesOf(settings)) for (const problem of find(rule, settings)) report(problem);
    },
  };
}

/** Looks at strings one by one, now or when they are known. */
export function eachKnown(
  strings: readonly { readonly value: unknown; readonly path: Path }[],
  report: Report,
  find: (text: string) => Omit<Problem, 'path'> | undefined,
): void {
  for (const { path, value } of strings) {
    report.whenKnown([value], ([text = ''], report) => {
      const problem = find(text);
      if (problem !== undefined) report({ path, ...problem });
    });
  }
}
