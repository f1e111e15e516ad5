import { type Cluster, DISTRIBUTION_NAMES } from '../../core/cluster';
import { type HelmStep, type InstallPlan, type ManifestStep, privilegedNamespace, type Step } from '../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { flannelNeeds } from './needs';
import type { FlannelOptions } from './options';
import { FLANNEL_RULES } from './rules';
import { FLANNEL_OVERHEAD, type FlannelSettings, outerMtu, resolveFlannel } from './settings';
import { flannelValues } from './values';

const NAMESPACE = 'kube-flannel';

/**
 * Plans Flannel: a release of its chart, or the settings of the copy that K3s, RKE2 or Talos bring along.
 *
 * @param cluster - where to install it.
 * @param options - what to decide differently.
 * @throws BlueprintError with every problem found.
 * @example
 * ```ts
 * const cluster = k3sCluster({ name: 'edge' });
 * const plan = planFlannel(cluster, { backend: { type: 'wireguard' } });
 * ```
 */
export function planFlannel<S = string>(cluster: Cluster<S>, options: FlannelOptions<S> = {}): InstallPlan<S> {
  return planOf('flannel', inspectFlannel(cluster, options));
}

/** What {@link planFlannel} would say, without throwing. */
export function inspectFlannel<S = string>(cluster: Cluster<S>, options: FlannelOptions<S> = {}): Inspection<S> {
  return inspect<S, FlannelOptions<S>, FlannelSettings<S>>(
    {
      schema: 'FlannelOptions',
      resolve: resolveFlannel,
      rules: FLANNEL_RULES,
      version: (settings) => (settings.install === 'release' ? settings.chart.ref.version : undefined),
      build,
    },
    cluster,
    options,
  );
}

function build<S>(settings: FlannelSettings<S>): PlanBody<S> {
  const { backend, chart, cluster, install, networkPolicy } = settings;
  return {
    name: 'flannel',
    title:
      install === 'bundled'
        ? `Flannel as ${DISTRIBUTION_NAMES[cluster.distribution]} brings it`
        : `Flannel ${chart.ref.version}`,
    when: 'before-nodes',
    provides: [
      'cni',
      ...(networkPolicy ? (['network-policy'] as const) : []),
      ...(backend.type === 'wireguard' ? (['encryption'] as const) : []),
    ],
    requires: [],
    needs: flannelNeeds(settings),
    network: {
      wrappings: backend.type === 'host-gw' ? [] : [backend.type],
      podMtu: outerMtu(settings) - FLANNEL_OVERHEAD[backend.type],
      operatingSystems: ['linux'],
      chainable: true,
      podNetworks: ['own'],
    },
    steps: install === 'bundled' ? bundledSteps(settings) : releaseSteps(settings),
  };
}

function releaseSteps<S>(settings: FlannelSettings<S>): readonly Step<S>[] {
  const namespace: ManifestStep<S> = {
    kind: 'manifest',
    id: 'namespace',
    after: [],
    objects: [privilegedNamespace(NAMESPACE)],
  };
  return [namespace, { ...helmStep(settings, 'flannel', NAMESPACE), after: [namespace] }];
}

/** Nothing to apply, unless the distribution's copy is a chart that takes values. */
function bundledSteps<S>(settings: FlannelSettings<S>): readonly Step<S>[] {
  const chart = settings.cluster.platform.bundledCniCharts['flannel'];
  const values = settings.options.values ?? {};
  return chart === undefined || Object.keys(values).length === 0 ? [] : [helmStep(settings, chart, 'kube-system')];
}

function helmStep<S>(settings: FlannelSettings<S>, release: string, namespace: string): HelmStep<S> {
  return {
    kind: 'helm',
    id: 'flannel',
    after: [],
    chart: settings.chart.ref,
    release,
    namespace,
    values: flannelValues(settings),
    install: settings.install,
  };
}
