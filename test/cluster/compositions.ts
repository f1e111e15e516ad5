import type { Composition } from '../../lib/core/compose';
import type { ChartRef, Step } from '../../lib/core/plan';

/** A composition with other charts, every reference between its steps kept. */
export function withCharts(composition: Composition, change: (chart: ChartRef) => ChartRef): Composition {
  const changed = new Map<Step, Step>();
  const plans = composition.plans.map((plan) => ({
    ...plan,
    steps: plan.steps.map((step): Step => {
      const after = step.after.map((one) => changed.get(one) ?? one);
      const copy: Step = step.kind === 'helm' ? { ...step, after, chart: change(step.chart) } : { ...step, after };
      changed.set(step, copy);
      return copy;
    }),
  }));
  return { ...composition, plans };
}

/** A composition whose archives are not verified: those packaged from Go modules are not the published bytes. */
export function withoutPins(composition: Composition): Composition {
  return withCharts(composition, ({ repository, name, version }) => ({ repository, name, version }));
}
