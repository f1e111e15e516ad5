import type { Capability } from '../../core/capability';
import { type Cluster, DISTRIBUTION_NAMES } from '../../core/cluster';
import type { HelmStep, InstallPlan } from '../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { redirectionObstacles } from './coexistence/ambient';
import { encryptionOverhead, isEncrypted } from './encryption/overhead';
import { enforcesNetworkPolicies } from './enforcement/enforces';
import { CILIUM_KINDS } from './kinds';
import { ciliumMetrics } from './monitoring/metrics';
import { CILIUM_MONITOR_COMPOSE_RULES } from './monitoring/rules';
import { ciliumNeeds } from './needs';
import type { CiliumOptions } from './options';
import { ciliumPage } from './page';
import { resolveCilium } from './resolve';
import { underlayOf, wrappingsOf } from './routing/tunnel';
import { CILIUM_RULES } from './rules';
import { CILIUM_HOST_PORT_RULES } from './services/host-port-rules';
import type { CiliumSettings } from './settings';
import { ciliumValues } from './values';

/**
 * Plans an installation of Cilium.
 *
 * @param cluster - where to install it.
 * @param options - what to decide differently.
 * @throws BlueprintError with every problem found.
 * @example
 * ```ts
 * const cluster = k3sCluster({ name: 'edge', kubeProxy: 'none' });
 * const plan = planCilium(cluster, { encryption: { type: 'wireguard' } });
 * ```
 */
export function planCilium<S = string>(cluster: Cluster<S>, options: CiliumOptions<S> = {}): InstallPlan<S> {
  return planOf('cilium', inspectCilium(cluster, options));
}

/** What {@link planCilium} would say, without throwing. */
export function inspectCilium<S = string>(cluster: Cluster<S>, options: CiliumOptions<S> = {}): Inspection<S> {
  return inspect<S, CiliumOptions<S>, CiliumSettings<S>>(
    {
      schema: 'CiliumOptions',
      resolve: resolveCilium,
      rules: CILIUM_RULES,
      version: (settings) => (settings.install === 'release' ? settings.chart.ref.version : undefined),
      build,
    },
    cluster,
    options,
  );
}

function build<S>(settings: CiliumSettings<S>): PlanBody<S> {
  const { chart, cluster, install } = settings;
  const bundledChart = cluster.platform.bundledCniCharts['cilium'];
  const needs = ciliumNeeds(settings);
  const step: HelmStep<S> = {
    kind: 'helm',
    id: 'cilium',
    after: [],
    chart: chart.ref,
    release: install === 'bundled' && bundledChart !== undefined ? bundledChart : 'cilium',
    namespace: 'kube-system',
    values: ciliumValues(settings),
    install,
    registers: CILIUM_KINDS,
  };
  return {
    name: 'cilium',
    title:
      install === 'bundled'
        ? `Cilium as ${DISTRIBUTION_NAMES[cluster.distribution]} brings it`
        : `Cilium ${chart.ref.version}`,
    when: 'before-nodes',
    provides: capabilities(settings),
    requires: [
      ...(givesAddresses(settings) ? [] : (['cni'] as const)),
      // Its operator looks for the definitions once, when it starts.
      ...(needs.gatewayApi === undefined ? [] : (['gateway-api'] as const)),
    ],
    needs,
    network: {
      wrappings: wrappingsOf(settings),
      podMtu: podMtu(settings),
      operatingSystems: ['linux'],
      chainable: !settings.exclusive,
      podNetworks: ['own', 'cloud', 'chained'],
      redirectionObstacles: redirectionObstacles(settings),
      policyKinds: ['CiliumClusterwideNetworkPolicy', 'CiliumNetworkPolicy'],
      metrics: ciliumMetrics(settings),
    },
    steps: [step],
    page: ciliumPage(settings),
    rules: [...CILIUM_MONITOR_COMPOSE_RULES, ...CILIUM_HOST_PORT_RULES],
  };
}

/** Whether pods of every node get their addresses from it: not after another plugin, nor where it serves some nodes only. */
function givesAddresses({ podNetwork }: CiliumSettings): boolean {
  return podNetwork.kind === 'cloud' || (podNetwork.kind === 'own' && podNetwork.nodes === undefined);
}

function capabilities(settings: CiliumSettings): readonly Capability[] {
  const { kubeProxyReplacement, options, hubble, podNetwork } = settings;
  // Where it serves some nodes only, nobody may count on it.
  if (podNetwork.kind === 'own' && podNetwork.nodes !== undefined) return [];
  return [
    ...(givesAddresses(settings) ? (['cni'] as const) : []),
    'cilium-kinds',
    ...(enforcesNetworkPolicies(options) ? (['network-policy'] as const) : []),
    ...(kubeProxyReplacement ? (['service-routing'] as const) : []),
    ...(isEncrypted(settings) ? (['encryption'] as const) : []),
    ...(hubble ? (['flow-visibility'] as const) : []),
  ];
}

/** What Cilium leaves for pods: its own figures, larger than the headers themselves. */
function podMtu(settings: CiliumSettings): number {
  const { cluster, options } = settings;
  const overIpv6 = underlayOf(settings) === 'ipv6';
  const tunnel = settings.routing.mode === 'tunnel' ? (overIpv6 ? 70 : 50) : 0;
  return (options.mtu ?? cluster.network.mtu) - tunnel - encryptionOverhead(settings);
}
