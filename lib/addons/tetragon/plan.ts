import type { Cluster } from '../../core/cluster';
import { type HelmStep, type InstallPlan, type ManifestStep, privilegedNamespace, type Step } from '../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { tetragonNeeds } from './needs';
import type { TetragonOptions } from './options';
import { policyObject } from './policies/objects';
import { TETRAGON_RULES } from './rules';
import { resolveTetragon, type TetragonSettings } from './settings';
import { tetragonValues } from './values';

const NAME = 'tetragon';

const DEFINITIONS = ['podinfo.cilium.io', 'tracingpolicies.cilium.io', 'tracingpoliciesnamespaced.cilium.io'];

/**
 * Plans Tetragon: a release of its chart, and the policies that it follows.
 *
 * @param cluster - where to install it, with any CNI.
 * @param options - what to decide differently.
 * @throws BlueprintError with every problem found.
 * @see https://tetragon.io/docs/
 * @example
 * ```ts
 * const plan = planTetragon(cluster, {
 *   processCredentials: true,
 *   policies: [{ kind: 'credential-access' }, { kind: 'kernel-modules', action: 'deny', mode: 'monitor' }],
 * });
 * ```
 */
export function planTetragon<S = string>(cluster: Cluster<S>, options: TetragonOptions<S> = {}): InstallPlan<S> {
  return planOf(NAME, inspectTetragon(cluster, options));
}

/** What {@link planTetragon} would say, without throwing. */
export function inspectTetragon<S = string>(cluster: Cluster<S>, options: TetragonOptions<S> = {}): Inspection<S> {
  return inspect<S, TetragonOptions<S>, TetragonSettings<S>>(
    {
      schema: 'TetragonOptions',
      resolve: resolveTetragon,
      rules: TETRAGON_RULES,
      version: (settings) => settings.chart.ref.version,
      build,
    },
    cluster,
    options,
  );
}

function build<S>(settings: TetragonSettings<S>): PlanBody<S> {
  const { chart, hasMonitors } = settings;
  return {
    name: NAME,
    title: `Tetragon ${chart.ref.version}`,
    when: 'after-nodes',
    provides: [],
    requires: hasMonitors ? ['prometheus-operator'] : [],
    needs: tetragonNeeds(settings),
    steps: stepsOf(settings),
  };
}

function stepsOf<S>(settings: TetragonSettings<S>): readonly Step<S>[] {
  const { chart, crds, namespace, policies } = settings;
  const before: readonly ManifestStep<S>[] =
    namespace === 'kube-system'
      ? []
      : [{ kind: 'manifest', id: 'namespace', after: [], objects: [privilegedNamespace(namespace)] }];
  const release: HelmStep<S> = {
    kind: 'helm',
    id: NAME,
    after: before,
    chart: chart.ref,
    release: NAME,
    namespace,
    values: tetragonValues(settings),
    install: 'release',
    ...(crds === 'helm' && { establishes: DEFINITIONS }),
  };
  if (policies.length === 0) return [...before, release];
  const objects = policies.map(({ policy }) => policyObject(policy));
  return [...before, release, { kind: 'manifest', id: 'policies', after: [release], objects }];
}
