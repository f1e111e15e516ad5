import type { HelmStep, InstallPlan, KubernetesObject } from './plan';

/** The objects of a plan, without those of charts. */
export function objectsOf({ steps }: InstallPlan<unknown>): readonly KubernetesObject<unknown>[] {
  return steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : []));
}

/** Those of one kind. */
export function objectsOfKind(plan: InstallPlan<unknown>, kind: string): readonly KubernetesObject<unknown>[] {
  return objectsOf(plan).filter((object) => object.kind === kind);
}

/** The steps of plans that install a chart. */
export function stepsWithChart(plans: readonly InstallPlan<unknown>[], name: string): readonly HelmStep<unknown>[] {
  return plans
    .flatMap(({ steps }) => steps)
    .filter((step): step is HelmStep<unknown> => step.kind === 'helm' && step.chart.name === name);
}
