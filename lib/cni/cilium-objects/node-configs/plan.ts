import type { Cluster } from '../../../core/cluster';
import { selectorValues } from '../../../core/label-selector';
import { NO_NEEDS } from '../../../core/needs';
import type { InstallPlan } from '../../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../../input/planner';
import { ciliumObject } from '../cilium-object';
import { NODE_CONFIGS_COMPOSE_RULES } from './compose-rules';
import type { CiliumNodeConfigsOptions } from './options';
import { NODE_CONFIGS_PLAN_RULES } from './rules';
import { type NodeConfigsSettings, resolveNodeConfigs } from './settings';

/**
 * Plans settings of Cilium's agent on some nodes. An agent reads them when it starts: restart those that run.
 *
 * @param cluster - where Cilium runs.
 * @param options - which settings where.
 * @throws BlueprintError with every problem found.
 * @see https://docs.cilium.io/en/stable/configuration/per-node-config/
 * @example
 * ```ts
 * const plan = planCiliumNodeConfigs(cluster, {
 *   nodeConfigs: [
 *     {
 *       name: 'xdp',
 *       nodeSelector: { matchLabels: { 'example.com/xdp': 'true' } },
 *       config: { 'bpf-lb-acceleration': 'native' },
 *     },
 *   ],
 * });
 * ```
 */
export function planCiliumNodeConfigs<S = string>(
  cluster: Cluster<S>,
  options: CiliumNodeConfigsOptions<S>,
): InstallPlan<S> {
  return planOf('cilium-node-configs', inspectCiliumNodeConfigs(cluster, options));
}

/** What {@link planCiliumNodeConfigs} would say, without throwing. */
export function inspectCiliumNodeConfigs<S = string>(
  cluster: Cluster<S>,
  options: CiliumNodeConfigsOptions<S>,
): Inspection<S> {
  return inspect<S, CiliumNodeConfigsOptions<S>, NodeConfigsSettings<S>>(
    {
      schema: 'CiliumNodeConfigsOptions',
      resolve: resolveNodeConfigs,
      rules: NODE_CONFIGS_PLAN_RULES,
      version: () => undefined,
      build,
    },
    cluster,
    options,
  );
}

function build<S>({ name, namespace, nodeConfigs }: NodeConfigsSettings<S>): PlanBody<S> {
  const names = nodeConfigs.map((one) => one.name);
  const objects = nodeConfigs.map((one) =>
    ciliumObject<S>(
      'CiliumNodeConfig',
      { name: one.name, namespace },
      { nodeSelector: selectorValues(one.nodeSelector), defaults: one.config },
    ),
  );
  return {
    name,
    title: `Cilium: settings of some nodes, ${names.join(', ')}`,
    when: 'after-nodes',
    provides: [],
    requires: ['cilium-kinds'],
    needs: {
      ...NO_NEEDS,
      manual: ["agents of Cilium that run are restarted after a change of their nodes' settings: they read them once"],
    },
    steps: [{ kind: 'manifest', id: 'node-configs', after: [], objects }],
    rules: NODE_CONFIGS_COMPOSE_RULES,
  };
}
