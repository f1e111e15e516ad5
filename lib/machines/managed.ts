import type { Composition } from '../core/compose';
import type { InstallPlan } from '../core/plan';

/**
 * What to do about the nodes of a cluster that a cloud runs: what comes before them, and which taints they start with.
 *
 * @param pools - what the cloud calls its node pools, in the singular.
 */
export function nodeSteps({ cluster, plans }: Composition, pools: string): readonly string[] {
  const installed = plans.filter(({ when }) => when === 'before-nodes').map(({ title }) => title);
  const taints = (when: InstallPlan['when']): string =>
    plans
      .filter((plan) => plan.when === when)
      .flatMap((plan) => plan.needs.startupTaints)
      .map(({ key, value, effect }) => `\`${key}=${value ?? ''}:${effect}\``)
      .join(' and ');
  const [first, later] = [taints('before-nodes'), taints('after-nodes')];
  const hasCni = cluster.platform.provides.includes('cni');
  return [
    ...(installed.length > 0
      ? [
          hasCni
            ? `Install ${installed.join(' and ')} before the first ${pools}, so that no pod starts without.`
            : `Install ${installed.join(' and ')} before the first ${pools}: no node becomes Ready without.`,
        ]
      : []),
    ...(first === '' ? [] : [`Start every node with the taint ${first}.`]),
    ...(later === ''
      ? []
      : [`Start nodes that come and go with the taint ${later}; the first ones without, for what runs before.`]),
  ];
}

/** Settings of a cloud's API, as a sentence lists them. */
export function settingsText(settings: Readonly<Record<string, string | number | boolean | undefined>>): string {
  return Object.entries(settings)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `\`${key}: ${String(value)}\``)
    .join(', ');
}
