import type { HelmStep, InstallPlan } from '../core/plan';
import { isTree } from '../core/values';

/** The steps of a composition that install a chart. */
export function stepsWithChart(plans: readonly InstallPlan<unknown>[], name: string): readonly HelmStep<unknown>[] {
  return plans
    .flatMap(({ steps }) => steps)
    .filter((step): step is HelmStep<unknown> => step.kind === 'helm' && step.chart.name === name);
}

/** What stands at a path of values. */
export function valueAt(values: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      isTree(value) || Array.isArray(value) ? (value as Readonly<Record<string | number, unknown>>)[key] : undefined,
    values,
  );
}
