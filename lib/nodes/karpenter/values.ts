import { resourceValues } from '../../core/resources';
import { mergeValues, type Values } from '../../core/values';
import type { KarpenterSettings } from './settings';

/** The chart's values for these settings, with the caller's own merged last. */
export function karpenterValues<S>(settings: KarpenterSettings<S>): Values<S> {
  return mergeValues(renderedValues(settings), settings.options.values);
}

/** The values that options decide. */
export function renderedValues<S>(settings: KarpenterSettings<S>): Values<S> {
  const { chart, cluster, estimate, featureGates, options } = settings;
  const { interruptionQueue, minValuesPolicy, preferencePolicy } = options;
  const { capacityBuffer, ...gates } = featureGates;
  return {
    serviceAccount: { create: true, name: settings.serviceAccount },
    replicas: settings.replicas,
    // CoreDNS may have no node before Karpenter has made one.
    dnsPolicy: 'Default',
    ...(settings.hostNetwork && { hostNetwork: true }),
    controller: {
      resources: resourceValues(
        options.resources ?? { requests: { cpu: '1', memory: '1Gi' }, limits: { memory: '1Gi' } },
      ),
    },
    settings: {
      clusterName: cluster.name,
      eksControlPlane: true,
      ...(interruptionQueue !== undefined && { interruptionQueue }),
      reservedENIs: String(estimate.reservedEnis),
      isolatedVPC: settings.isolatedVpc,
      ...(options.zonalShift === true && { enableZonalShift: true }),
      ...(minValuesPolicy !== undefined && { minValuesPolicy }),
      ...(preferencePolicy !== undefined && { preferencePolicy }),
      featureGates: { ...gates, ...(chart.minor !== '1.13' && { capacityBuffer }) },
    },
  };
}
