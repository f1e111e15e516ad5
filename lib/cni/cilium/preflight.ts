import type { Cluster } from '../../core/cluster';
import { NO_NEEDS } from '../../core/needs';
import type { HelmStep, InstallPlan } from '../../core/plan';
import { treeAt } from '../../core/trees';
import type { Values } from '../../core/values';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import type { CiliumOptions } from './options';
import { resolveCilium } from './resolve';
import { CILIUM_RULES } from './rules';
import type { CiliumSettings } from './settings';
import { ciliumValues } from './values';

/** What a pod needs to find the API server where nothing routes Services before Cilium does. */
const API_SERVER = ['k8sServiceHost', 'k8sServicePort', 'k8sServiceHostRef', 'k8s'];

/**
 * Plans what comes before an upgrade of Cilium: pods that bring the images of the next version to every node, and look
 * whether it understands the policies that are there. It is installed beside the version that runs, and removed once all of
 * its pods are ready.
 *
 * @param cluster - where Cilium runs.
 * @param options - those of the next version, with `upgradingFrom`.
 * @throws BlueprintError with every problem found.
 * @see https://docs.cilium.io/en/stable/operations/upgrade/#running-pre-flight-check-required
 */
export function planCiliumPreflight<S = string>(cluster: Cluster<S>, options: CiliumOptions<S> = {}): InstallPlan<S> {
  return planOf('cilium-preflight', inspectCiliumPreflight(cluster, options));
}

/** What {@link planCiliumPreflight} would say, without throwing. */
export function inspectCiliumPreflight<S = string>(cluster: Cluster<S>, options: CiliumOptions<S> = {}): Inspection<S> {
  return inspect<S, CiliumOptions<S>, CiliumSettings<S>>(
    {
      schema: 'CiliumOptions',
      resolve: resolveCilium,
      rules: CILIUM_RULES,
      version: (settings) => settings.chart.ref.version,
      build,
    },
    cluster,
    options,
  );
}

function build<S>(settings: CiliumSettings<S>): PlanBody<S> {
  const step: HelmStep<S> = {
    kind: 'helm',
    id: 'cilium-preflight',
    after: [],
    chart: settings.chart.ref,
    release: 'cilium-preflight',
    namespace: 'kube-system',
    values: preflightValues(settings),
    install: 'release',
    readyWhen: [
      { resource: 'deployment', name: 'cilium-pre-flight-check', namespace: 'kube-system', condition: 'Available' },
    ],
  };
  return {
    name: 'cilium-preflight',
    title: `Preflight of Cilium ${settings.chart.ref.version}`,
    when: 'after-nodes',
    provides: [],
    requires: ['cilium-kinds'],
    needs: NO_NEEDS,
    steps: [step],
  };
}

function preflightValues<S>(settings: CiliumSettings<S>): Values<S> {
  const values = ciliumValues(settings);
  const kept = Object.entries(values).filter(([key]) => API_SERVER.includes(key));
  return {
    ...Object.fromEntries(kept),
    agent: false,
    operator: { enabled: false },
    preflight: { ...(treeAt(values, 'preflight') as Values<S>), enabled: true },
  };
}
