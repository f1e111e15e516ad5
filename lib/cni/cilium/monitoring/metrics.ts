import type { MetricsSource } from '../../../core/metrics-source';
import { isTree } from '../../../core/values';
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
  const hasFlows = hubble !== undefined && hubble.metrics.length > 0;
  return [...(options.prometheus === true ? PARTS : []), ...(hasFlows ? [FLOWS] : [])].map(
    ({ port, target, values: path }) => {
      const monitor = [...path, 'serviceMonitor', 'enabled'];
      const makesOne =
        monitor.reduce<unknown>((value, key) => (isTree(value) ? value[key] : undefined), values) === true;
      return { target, namespace: 'kube-system', port, ...(makesOne && { monitoredBy: monitor }) };
    },
  );
}
