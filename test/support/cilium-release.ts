import { planCilium } from '../../lib';
import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { joinNeeds } from '../../lib/core/needs';
import type { InstallPlan } from '../../lib/core/plan';
import { evaluate } from '../../lib/core/rule';
import { mergeValues, type Values } from '../../lib/core/values';
import type { Whole } from '../../lib/core/whole';
import { sized } from './clusters';

/** A plan of Cilium whose chart gets these values, whatever its options are called. */
export function ciliumWith(values: Values, version = '1.20'): InstallPlan {
  const plan = planCilium(sized(3), { version });
  return {
    ...plan,
    steps: plan.steps.map((step) =>
      step.kind === 'helm' ? { ...step, values: mergeValues(step.values, values) } : step,
    ),
  };
}

/** What the rules that plans bring along say of them in one cluster. */
export function together(plans: readonly InstallPlan[], cluster: Cluster = sized(3)): readonly Finding[] {
  const whole: Whole = { cluster, plans, needs: joinNeeds(plans.map(({ needs }) => needs)) };
  const rules = [...new Set(plans.flatMap((plan) => plan.rules ?? []))];
  return evaluate<Whole, string>(rules, whole).findings;
}
