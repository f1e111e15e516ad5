import { type Finding, refuseErrors } from '../../core/finding';
import { evaluate, type Rule } from '../../core/rule';
import type { SchemaName } from '../../input/schema';
import { checkShape } from '../../input/shape';

/** A plan, or why there is none. */
export interface PlanInspection<Plan> {
  /** Absent if anything found is an error. */
  readonly plan?: Plan;
  /** Everything that was found. */
  readonly findings: readonly Finding[];
}

/** What a cloud adds to the planning of addresses. */
export interface PlanParts<Options, Plan> {
  /** The definition of the published schema that the options follow. */
  readonly schema: SchemaName;
  readonly rules: readonly Rule<Options>[];
  /** Called where nothing found is an error. @returns `undefined` if the options leave something open. */
  readonly build: (options: Options) => Plan | undefined;
}

/** Plans the addresses of a network, whatever it is given. Never throws. */
export function inspectPlan<Options, Plan>(
  { schema, rules, build }: PlanParts<Options, Plan>,
  options: Options,
): PlanInspection<Plan & { readonly findings: readonly Finding[] }> {
  const shape = checkShape(schema, options, []);
  if (shape.usable === undefined) return { findings: shape.findings };
  const { findings: ofRules } = evaluate(rules, shape.usable);
  const findings = [...shape.findings, ...ofRules.filter(({ path }) => !shape.isCut(path))];
  if (findings.some(({ severity }) => severity === 'error')) return { findings };
  const plan = build(shape.usable);
  return plan === undefined ? { findings } : { plan: { ...plan, findings }, findings };
}

/** The plan of an inspection; throws one error with everything that stands against it. */
export function planOf<Plan>({ plan, findings }: PlanInspection<Plan>): Plan {
  refuseErrors('address plan', findings, plan);
  if (plan === undefined) throw new TypeError('no findings and no address plan');
  return plan;
}
