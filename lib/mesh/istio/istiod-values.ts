import { resourceValues } from '../../core/resources';
import type { Values } from '../../core/values';
import { providerValue } from './extension-provider';
import { AGENT_TAINT, type IstioSettings } from './settings';
import { failurePolicy, platformValue, revisionValue, sharedValues } from './shared-values';

/** Values of the control plane: what is of its pod stands under `pilot`. */
export function istiodValues<S>(settings: IstioSettings<S>): Values<S> {
  const { agentNamespace, cluster, namespace, options, platform, priorityClassName } = settings;
  const providers = (options.extensionProviders ?? []).map(providerValue);
  const meshConfig: Values<S> = {
    ...(options.trustDomain !== undefined && { trustDomain: options.trustDomain }),
    ...(options.telemetry?.tracing && { enableTracing: true }),
    ...(providers.length > 0 && { extensionProviders: providers }),
  };
  return {
    profile: 'ambient',
    ...revisionValue(options.revision),
    ...(options.revisionTags !== undefined && { revisionTags: options.revisionTags }),
    global: {
      ...platformValue(platform),
      ...sharedValues(settings),
      istioNamespace: namespace,
      ...(priorityClassName !== '' && { priorityClassName }),
      multiCluster: { clusterName: options.clusterName ?? cluster.name },
      ...(options.network !== undefined && { network: options.network }),
    },
    ...(Object.keys(meshConfig).length > 0 && { meshConfig }),
    ...failurePolicy(settings),
    pilot: {
      ...scaling(settings),
      resources: resourceValues(options.istiod?.resources ?? { requests: { cpu: '500m', memory: '2Gi' } }),
      // A pod that is not ready anyway must not keep its node from being drained.
      pdb: { minAvailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
      topologySpreadConstraints: ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'].map((topologyKey) => ({
        maxSkew: 1,
        topologyKey,
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: { app: 'istiod', 'istio.io/rev': options.revision ?? 'default' } },
      })),
      ...(agentNamespace !== namespace && { trustedZtunnelNamespace: agentNamespace }),
      ...untainting(settings),
    },
  };
}

function scaling({ replicas: { min, max } }: IstioSettings): Values<never> {
  return min === max
    ? { autoscaleEnabled: false, replicaCount: max }
    : { autoscaleEnabled: true, autoscaleMin: min, autoscaleMax: max };
}

/** What lets istiod take the taint off, with the variables of its environment: 1.29's chart does not switch it on. */
function untainting<S>({ agentNamespace, chart, namespace, options, taintKey }: IstioSettings<S>): Values<S> {
  const env = {
    ...(taintKey !== undefined && chart.minor === '1.29' && { PILOT_ENABLE_NODE_UNTAINT_CONTROLLERS: 'true' }),
    ...options.istiod?.env,
  };
  const isOther = taintKey !== undefined && taintKey !== AGENT_TAINT.key;
  return {
    ...(Object.keys(env).length > 0 && { env }),
    ...(taintKey !== undefined && {
      taint: {
        enabled: true,
        ...(agentNamespace !== namespace && { namespace: agentNamespace }),
        ...(isOther && { name: taintKey }),
      },
    }),
    // The chart tolerates its own key only, and where every node is new istiod is the one to begin with.
    ...(isOther && { tolerations: [{ key: taintKey, operator: 'Exists' }] }),
  };
}
