import { GATEWAY_API_COMPOSE_RULES } from '../../addons/gateway-api';
import type { Cluster } from '../../core/cluster';
import type { HelmStep, InstallPlan, KubernetesObject, ManifestStep, Step } from '../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { meshObjects, namespaceObjects, policyObjects } from './mesh-objects';
import { istioNeeds } from './needs';
import type { IstioAmbientOptions } from './options';
import { ISTIO_COMPOSE_RULES, ISTIO_PLAN_RULES, ISTIO_POOL_RULES } from './rules';
import { type IstioChart, type IstioSettings, istiodName, resolveIstio } from './settings';
import { istioValues } from './values';

/** Definitions that the chart `base` brings in every supported version. */
const DEFINITIONS = [
  'wasmplugins.extensions.istio.io',
  'destinationrules.networking.istio.io',
  'envoyfilters.networking.istio.io',
  'gateways.networking.istio.io',
  'proxyconfigs.networking.istio.io',
  'serviceentries.networking.istio.io',
  'sidecars.networking.istio.io',
  'virtualservices.networking.istio.io',
  'workloadentries.networking.istio.io',
  'workloadgroups.networking.istio.io',
  'authorizationpolicies.security.istio.io',
  'peerauthentications.security.istio.io',
  'requestauthentications.security.istio.io',
  'telemetries.telemetry.istio.io',
];

/**
 * Plans Istio in ambient mode: definitions, control plane, the agent and the proxy on every node, and what holds for the
 * whole mesh. No pod is in the mesh until its namespace is enrolled.
 *
 * @param cluster - where to install it.
 * @param options - what to decide differently.
 * @throws BlueprintError with every problem found.
 * @see https://istio.io/latest/docs/ambient/install/helm/
 * @example
 * ```ts
 * const cilium = planCilium(cluster, { istioAmbient: true });
 * const istio = planIstioAmbient(cluster, { mtls: 'strict' });
 * const composition = compose(cluster, cilium, planGatewayApi(cluster), istio);
 * ```
 */
export function planIstioAmbient<S = string>(
  cluster: Cluster<S>,
  options: IstioAmbientOptions<S> = {},
): InstallPlan<S> {
  return planOf('istio', inspectIstioAmbient(cluster, options));
}

/** What {@link planIstioAmbient} would say, without throwing. */
export function inspectIstioAmbient<S = string>(
  cluster: Cluster<S>,
  options: IstioAmbientOptions<S> = {},
): Inspection<S> {
  return inspect<S, IstioAmbientOptions<S>, IstioSettings<S>>(
    {
      schema: 'IstioAmbientOptions',
      resolve: resolveIstio,
      rules: ISTIO_PLAN_RULES,
      version: (settings) => settings.chart.ref.version,
      build,
    },
    cluster,
    options,
  );
}

function build<S>(settings: IstioSettings<S>): PlanBody<S> {
  return {
    name: 'istio',
    title: `Istio ${settings.chart.ref.version} in ambient mode`,
    when: 'after-nodes',
    provides: ['service-mesh'],
    requires: [
      'cni',
      'gateway-api',
      ...(settings.options.networkPolicies?.components === true ? (['network-policy'] as const) : []),
    ],
    needs: istioNeeds(settings),
    steps: stepsOf(settings),
    rules: [
      ...GATEWAY_API_COMPOSE_RULES,
      ...ISTIO_COMPOSE_RULES,
      // Whoever has decided is not asked again.
      ...(settings.options.nodeReadinessTaint === undefined ? ISTIO_POOL_RULES : []),
    ],
  };
}

function stepsOf<S>(settings: IstioSettings<S>): readonly Step<S>[] {
  const { agentNamespace, namespace } = settings;
  const before = manifest<S>('namespace', [], namespaceObjects(settings));
  const base: HelmStep<S> = {
    ...release('base', namespace, settings),
    id: 'base',
    after: before,
    establishes: DEFINITIONS,
  };
  const istiod: HelmStep<S> = {
    ...release('istiod', namespace, settings),
    id: 'istiod',
    after: [base],
    readyWhen: [{ resource: 'deployment', name: istiodName(settings), namespace, condition: 'Available' }],
  };
  const agent: HelmStep<S> = { ...release('cni', agentNamespace, settings), id: 'cni', after: [istiod] };
  // Its pods wait for a ConfigMap that istiod makes, and for the socket of the agent.
  const ztunnel: HelmStep<S> = { ...release('ztunnel', agentNamespace, settings), id: 'ztunnel', after: [agent] };
  return [
    ...before,
    base,
    istiod,
    agent,
    ztunnel,
    ...manifest<S>('policies', before, policyObjects(settings)),
    ...manifest<S>('mesh', [istiod], meshObjects(settings)),
  ];
}

/** Names of the releases as Istio's own pages have them, so that an installation that is there is taken over. */
const RELEASES: Readonly<Record<IstioChart, string>> = {
  base: 'istio-base',
  istiod: 'istiod',
  cni: 'istio-cni',
  ztunnel: 'ztunnel',
};

function release<S>(
  chart: IstioChart,
  namespace: string,
  settings: IstioSettings<S>,
): Omit<HelmStep<S>, 'id' | 'after'> {
  return {
    kind: 'helm',
    chart: settings.charts[chart],
    release: chart === 'istiod' ? istiodName(settings) : RELEASES[chart],
    namespace,
    values: istioValues(settings)[chart],
    install: 'release',
  };
}

function manifest<S>(
  id: string,
  after: readonly Step<S>[],
  objects: readonly KubernetesObject<never>[],
): readonly ManifestStep<S>[] {
  return objects.length === 0 ? [] : [{ kind: 'manifest', id, after, objects }];
}
