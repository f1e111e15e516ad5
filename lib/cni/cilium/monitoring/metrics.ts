import type { MetricsSource } from '../../../core/metrics-source';
import { valueAt } from '../../../core/trees';
import type { CiliumSettings } from '../settings';
import { ciliumValues } from '../values';

/** Parts that serve metrics where they are wanted, and the values that make monitors for them. */
const PARTS = [
  { target: 'cilium-agent', port: 9962, values: ['prometheus'] },
  { target: 'cilium-envoy', port: 9964, values: ['envoy', 'prometheus'] },
  { target: 'cilium-operator', port: 9963, values: ['operator', 'prometheus'] },
] as const;

const FLOWS = { target: 'cilium-hubble', port: 9965, values: ['hubble', 'metrics'] } as const;

/** What of Cilium serves metrics. */
export function ciliumMetrics(settings: CiliumSettings): readonly MetricsSource[] {
  const { hubble, options } = settings;
  const values = ciliumValues(settings);
  // In the pods of agents, or not at all, Envoy has no Service of its own.
  const hasEnvoy = settings.l7Proxy && settings.envoy.runsAs === 'daemonset';
  const ofCilium = PARTS.filter(({ target }) => target !== 'cilium-envoy' || hasEnvoy);
  const parts = [...(options.prometheus === true ? ofCilium : []), ...(hubble?.servesMetrics === true ? [FLOWS] : [])];
  return parts.map(({ port, target, values: path }) => {
    const monitor = [...path, 'serviceMonitor', 'enabled'];
    const isOption = (options.serviceMonitors ?? false) !== false;
    const monitoredBy = isOption ? ['serviceMonitors'] : ['values', ...monitor];
    const makesOne = valueAt(values, monitor) === true;
    return { target, namespace: 'kube-system', port, ...(makesOne && { monitoredBy }) };
  });
}
