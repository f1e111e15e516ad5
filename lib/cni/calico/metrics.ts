import type { MetricsSource } from '../../core/metrics-source';
import { isTree } from '../../core/values';
import type { CalicoSettings } from './settings';
import { calicoValues } from './values';

/** Fields of the Installation by which parts of Calico serve metrics. */
const FIELDS = [
  ['calico-felix', 'nodeMetricsPort'],
  ['calico-typha', 'typhaMetricsPort'],
] as const;

/** What of Calico serves metrics: what the Installation says, where the chart carries it. */
export function calicoMetrics(settings: CalicoSettings): readonly MetricsSource[] {
  const { installation } = calicoValues(settings);
  if (!isTree(installation) || installation['enabled'] !== true) return [];
  return FIELDS.flatMap(([target, field]) => {
    const port = installation[field];
    return typeof port === 'number' ? [{ target, namespace: 'calico-system', port }] : [];
  });
}
