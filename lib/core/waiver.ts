import type { Finding, WaivedFinding } from './finding';

/** The owner's word that a finding is accepted. */
export interface Waiver {
  /** The id of the rule, as printed with the finding. */
  readonly rule: string;
  /** Why it is accepted here, for whoever reads the plan later: at least ten characters. */
  readonly reason: string;
}

/** Findings that nothing may waive: without them no plan can be computed. */
const NEVER_WAIVED = /^(input|waiver)\//;

/** Splits findings into those that stand and those that a waiver covers. */
export function applyWaivers(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
): { readonly standing: readonly Finding[]; readonly waived: readonly WaivedFinding[] } {
  const standing: Finding[] = [];
  const waived: WaivedFinding[] = [];
  for (const finding of findings) {
    const waiver = NEVER_WAIVED.test(finding.rule)
      ? undefined
      : waivers.find((candidate) => candidate.rule === finding.rule);
    if (waiver === undefined) standing.push(finding);
    else waived.push({ ...finding, reason: waiver.reason });
  }
  return { standing, waived };
}
