import { REPLACE_IN_PLACE } from '../../core/replace-in-place';
import { resourceValues } from '../../core/resources';
import { tolerationValues } from '../../core/tolerations';
import { mergeValues, type Values } from '../../core/values';
import type { MetricsServerSettings } from './settings';

/** The chart's values for these settings, with the caller's own merged last. */
export function metricsServerValues<S>(settings: MetricsServerSettings<S>): Values<S> {
  return mergeValues(renderedValues(settings), settings.options.values);
}

/** The values that options decide. */
export function renderedValues<S>(settings: MetricsServerSettings<S>): Values<S> {
  const { options, hostNetwork, replicas, containerPort, tolerations } = settings;
  return {
    replicas,
    containerPort,
    ...(replicas > 1 && { podDisruptionBudget: { enabled: true, maxUnavailable: 1 } }),
    hostNetwork: { enabled: hostNetwork },
    ...(hostNetwork && { updateStrategy: REPLACE_IN_PLACE }),
    // The image is one for Linux, and nodes of Windows have no taint by themselves.
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    ...(options.resources !== undefined && { resources: resourceValues(options.resources) }),
    ...(tolerations !== undefined && { tolerations: tolerationValues(tolerations) }),
  };
}
