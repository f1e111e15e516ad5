import { resolveChart } from '../../charts';
import type { Capability } from '../../core/capability';
import { type Cluster, DISTRIBUTION_NAMES } from '../../core/cluster';
import { type HelmStep, type InstallPlan, type ManifestStep, privilegedNamespace, type Step } from '../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { calicoMetrics } from './metrics';
import { calicoNeeds } from './needs';
import {
  bgpConfiguration,
  bgpPeers,
  CALICO_CRDS,
  felixConfiguration,
  operatorResources,
  redirectionObstacles,
} from './objects';
import type { CalicoOptions } from './options';
import { CALICO_RULES } from './rules';
import { type CalicoSettings, detectedMtu, resolveCalico, wrappingsOf } from './settings';
import { calicoValues } from './values';

const NAMESPACE = 'tigera-operator';

/**
 * Plans an installation of Calico by its operator.
 *
 * @param cluster - where to install it.
 * @param options - what to decide differently.
 * @throws BlueprintError with every problem found.
 * @example
 * ```ts
 * const cluster = kubeadmCluster({ name: 'shop', apiServer: { host: 'api.shop.example' } });
 * const plan = planCalico(cluster, { encapsulation: 'VXLANCrossSubnet' });
 * ```
 */
export function planCalico<S = string>(cluster: Cluster<S>, options: CalicoOptions<S> = {}): InstallPlan<S> {
  return planOf('calico', inspectCalico(cluster, options));
}

/** What {@link planCalico} would say, without throwing. */
export function inspectCalico<S = string>(cluster: Cluster<S>, options: CalicoOptions<S> = {}): Inspection<S> {
  return inspect<S, CalicoOptions<S>, CalicoSettings<S>>(
    {
      schema: 'CalicoOptions',
      resolve: resolveCalico,
      rules: CALICO_RULES,
      version: (settings) => (settings.install === 'release' ? settings.chart.ref.version : undefined),
      build,
    },
    cluster,
    options,
  );
}

function build<S>(settings: CalicoSettings<S>): PlanBody<S> {
  const { chart, cluster, install } = settings;
  return {
    name: 'calico',
    title:
      install === 'bundled'
        ? `Calico as ${DISTRIBUTION_NAMES[cluster.distribution]} brings it`
        : `Calico ${chart.ref.version}`,
    when: 'before-nodes',
    provides: capabilities(settings),
    requires: settings.isPolicyOnly ? ['cni'] : [],
    needs: calicoNeeds(settings),
    network: {
      wrappings: wrappingsOf(settings),
      podMtu: settings.options.mtu ?? detectedMtu(settings),
      operatingSystems: ['linux'],
      chainable: true,
      podNetworks: ['own', 'chained'],
      redirectionObstacles: redirectionObstacles(settings),
      metrics: calicoMetrics(settings),
    },
    steps: stepsFor(settings),
  };
}

function capabilities({ isPolicyOnly, linuxDataplane, options, bgp }: CalicoSettings): readonly Capability[] {
  return [
    ...(isPolicyOnly ? [] : (['cni'] as const)),
    'network-policy',
    ...(linuxDataplane === 'BPF' ? (['service-routing'] as const) : []),
    ...(options.wireguard ? (['encryption'] as const) : []),
    ...(options.flowVisibility ? (['flow-visibility'] as const) : []),
    ...(bgp ? (['bgp'] as const) : []),
  ];
}

function stepsFor<S>(settings: CalicoSettings<S>): readonly Step<S>[] {
  const before = settings.install === 'bundled' ? [] : prerequisites(settings);
  const operator = operatorStep(settings, before);
  const installation: readonly ManifestStep<S>[] =
    settings.crds === 'operator'
      ? [{ kind: 'manifest', id: 'installation', after: [operator], objects: operatorResources(settings) }]
      : [];
  const last = installation[0] ?? operator;
  // Peers before the configuration that may turn the mesh off: the other way round is an outage.
  const felix = manifest('felix', [last], felixConfiguration(settings));
  const peers = manifest('bgp-peers', [last], bgpPeers(settings));
  const bgp = manifest('bgp', [last, ...peers], bgpConfiguration(settings));
  return [...before, operator, ...installation, ...felix, ...peers, ...bgp];
}

/** The operator's namespace, and the definitions where they have a chart of their own. */
function prerequisites<S>({ crds, chart }: CalicoSettings<S>): readonly Step<S>[] {
  const namespace: ManifestStep<S> = {
    kind: 'manifest',
    id: 'namespace',
    after: [],
    objects: [privilegedNamespace(NAMESPACE)],
  };
  if (crds !== 'chart') return [namespace];
  const definitions: HelmStep<S> = {
    kind: 'helm',
    id: 'crds',
    after: [],
    chart: { ...resolveChart('crd.projectcalico.org.v1', '3.32').ref, version: chart.ref.version },
    release: 'calico-crds',
    namespace: NAMESPACE,
    values: {},
    install: 'objects',
    establishes: [...CALICO_CRDS.operator, ...CALICO_CRDS.stored],
  };
  return [namespace, definitions];
}

function operatorStep<S>(settings: CalicoSettings<S>, after: readonly Step<S>[]): HelmStep<S> {
  const { chart, install, cluster, crds } = settings;
  const bundledChart = install === 'bundled' ? cluster.platform.bundledCniCharts['calico'] : undefined;
  return {
    kind: 'helm',
    id: 'operator',
    after,
    chart: chart.ref,
    release: bundledChart ?? 'calico',
    namespace: bundledChart === undefined ? NAMESPACE : 'kube-system',
    values: calicoValues(settings),
    install,
    ...(crds !== 'chart' && { establishes: [...CALICO_CRDS.operator, ...CALICO_CRDS.stored] }),
  };
}

function manifest<S>(
  id: string,
  after: readonly Step<S>[],
  objects: ManifestStep<S>['objects'],
): readonly ManifestStep<S>[] {
  return objects.length === 0 ? [] : [{ kind: 'manifest', id, after, objects }];
}
