import type { Cluster } from '../../core/cluster';
import { type Needs, NO_NEEDS } from '../../core/needs';
import type { HelmStep, InstallPlan, KubernetesObject, ManifestStep } from '../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { ambientIngress } from '../../mesh/istio/host-probes';
import { needOf } from '../endpoint';
import { MONITORING_COMPOSE_RULES } from '../monitoring/rules/compose-rules';
import { namespaceSteps } from '../namespace';
import type { KialiOptions } from './options';
import { KIALI_COMPOSE_RULES, KIALI_PLAN_RULES } from './rules';
import { type KialiSettings, resolveKiali } from './settings';
import { kialiValues } from './values';

const NAME = 'kiali';

/**
 * Plans Kiali: a release of its chart. It shows what Prometheus knows of the mesh.
 *
 * @param cluster - where to install it.
 * @param options - what to decide differently.
 * @throws BlueprintError with every problem found.
 * @see https://kiali.io/docs/
 * @example
 * ```ts
 * const kiali = planKiali(cluster, {
 *   prometheus: serviceOf(prometheus, 'prometheus'),
 *   tracing: { endpoint: serviceOf(jaeger, 'jaeger-grpc') },
 * });
 * ```
 */
export function planKiali<S = string>(cluster: Cluster<S>, options: KialiOptions<S> = {}): InstallPlan<S> {
  return planOf(NAME, inspectKiali(cluster, options));
}

/** What {@link planKiali} would say, without throwing. */
export function inspectKiali<S = string>(cluster: Cluster<S>, options: KialiOptions<S> = {}): Inspection<S> {
  return inspect<S, KialiOptions<S>, KialiSettings<S>>(
    {
      schema: 'KialiOptions',
      resolve: resolveKiali,
      rules: KIALI_PLAN_RULES,
      version: (settings) => settings.chart.ref.version,
      build,
    },
    cluster,
    options,
  );
}

function build<S>(settings: KialiSettings<S>): PlanBody<S> {
  const { chart, namespace, options, prometheus } = settings;
  const before = namespaceSteps<S>(namespace, options, 'baseline');
  const server: HelmStep<S> = {
    kind: 'helm',
    id: 'server',
    after: before,
    chart: chart.ref,
    release: NAME,
    namespace,
    values: kialiValues(settings),
    install: 'release',
  };
  return {
    name: NAME,
    title: `Kiali ${chart.ref.version}`,
    when: 'after-nodes',
    provides: [],
    requires: ['service-mesh'],
    needs: needsOf(settings),
    speaksTo: [
      ...needOf(prometheus, 'prometheus', ['prometheus']),
      ...needOf(options.grafana?.endpoint, 'grafana', ['grafana', 'endpoint']),
      ...needOf(options.tracing?.endpoint, 'jaeger-grpc', ['tracing', 'endpoint']),
    ],
    steps: [...before, ...policySteps<S>(settings, before), server],
    rules: [...KIALI_COMPOSE_RULES, ...MONITORING_COMPOSE_RULES],
  };
}

/** The chart's own policy lets in the port of the page and that of metrics, and in the mesh neither is used. */
function policySteps<S>(
  { cluster, namespace, options }: KialiSettings<S>,
  after: readonly ManifestStep<S>[],
): readonly ManifestStep<S>[] {
  if (options.ambient !== true) return [];
  const policy: KubernetesObject<never> = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'kiali-in-mesh', namespace },
    spec: {
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'kiali', 'app.kubernetes.io/instance': NAME } },
      policyTypes: ['Ingress'],
      ingress: ambientIngress(cluster.ipFamilies),
    },
  };
  return [{ kind: 'manifest', id: 'policies', after, objects: [policy] }];
}

function needsOf({ auth, namespace, options, signingKey }: KialiSettings): Needs {
  const token = options.grafana?.token;
  return {
    ...NO_NEEDS,
    manual: [
      `the Secret ${namespace}/${signingKey.name} has a key of 16, 24 or 32 random characters, as ${signingKey.key}`,
      ...(auth.strategy === 'openid'
        ? [`the Secret ${namespace}/kiali has the secret that Kiali shows to the identity provider, as oidc-secret`]
        : []),
      ...(token === undefined
        ? []
        : [`the Secret ${namespace}/${token.name} has a token that reads dashboards of Grafana, as ${token.key}`]),
    ],
  };
}
