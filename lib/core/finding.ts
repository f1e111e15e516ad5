/** `error`: it cannot work, nothing is planned. `warning`: documented trouble, planned all the same. */
export type Severity = 'error' | 'warning';

/** Something that is wrong with an input, and how to mend it. */
export interface Finding {
  /** Which rule found it: `<module>/<what>`, stable, listed by `cluster-blueprints rules`. */
  readonly rule: string;
  /** Whether it refuses the plan. */
  readonly severity: Severity;
  /** Where, in the caller's terms: `encryption.type`, `cluster.ranges.pods[0]`. */
  readonly path: string;
  /** What was given and why it cannot work. */
  readonly message: string;
  /** What to do instead, with the value to write. */
  readonly fix: string;
  /** How we know: a URL, or a file of the upstream project. */
  readonly evidence: string;
}

/** A finding that its owner has accepted, with the reason. Shown in the plan. */
export interface WaivedFinding extends Finding {
  /** Why its owner accepts it. */
  readonly reason: string;
}

const BRAND = Symbol.for('cluster-blueprints.BlueprintError');

/** Thrown when a plan is refused. Carries every problem at once. */
export class BlueprintError extends Error {
  /** Always `BlueprintError`. */
  override readonly name = 'BlueprintError';

  /** What was refused: a planner, a cluster, a composition. */
  declare readonly subject: string;
  /** Everything found, warnings included. */
  declare readonly findings: readonly Finding[];
  /** What was made in spite of it, so that more can be found; never to be used. @internal */
  declare readonly draft: unknown;

  /**
   * @param subject - what was refused: a planner, a cluster, a composition.
   * @param findings - everything found, warnings included; at least one error.
   * @param draft - what was made in spite of it.
   */
  constructor(subject: string, findings: readonly Finding[], draft?: unknown) {
    const errors = findings.filter((finding) => finding.severity === 'error').length;
    super(`${subject}: ${errors} ${errors === 1 ? 'problem' : 'problems'}\n${findings.map(formatFinding).join('\n')}`);
    // Not enumerable: the message says all of it, and Node would print it once more.
    const hidden = { [BRAND]: true, subject, findings, draft };
    for (const key of Reflect.ownKeys(hidden)) Object.defineProperty(this, key, { value: Reflect.get(hidden, key) });
  }

  /** Whether `value` is a `BlueprintError`, also of another copy of this package. */
  static is(value: unknown): value is BlueprintError {
    return typeof value === 'object' && value !== null && BRAND in value;
  }
}

/** One finding as four short lines of plain text. */
export function formatFinding(finding: Finding): string {
  return [
    `  ${finding.severity}: ${finding.path}: ${finding.message}`,
    `    fix: ${finding.fix}`,
    `    rule: ${finding.rule} (${finding.evidence})`,
  ].join('\n');
}

/** Findings that others have not said already, in their own terms of the same place. */
export function unsaid(findings: readonly Finding[], said: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ rule, message }) => !said.some((one) => one.rule === rule && one.message === message));
}

/** Throws one {@link BlueprintError} with all of them, and what was made in spite of them, if any is an error. */
export function refuseErrors(subject: string, findings: readonly Finding[], draft?: unknown): void {
  if (findings.some((finding) => finding.severity === 'error')) throw new BlueprintError(subject, findings, draft);
}
