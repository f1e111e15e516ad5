import type { NodeRequirement } from '../node-pool/options';
import { anyOf, atLeast } from '../node-pool/requirement';
import type { CapacityType } from '../node-pool/settings';
import type { AksNapNodePoolOptions } from './options';

/** What a node of a pool must meet, as a NodePool says it. */
export function requirementsOf(
  { instances = {}, requirements = [] }: AksNapNodePoolOptions,
  capacityTypes: readonly CapacityType[],
): readonly NodeRequirement[] {
  const { architectures = ['amd64'], cpus, minValues = {}, series, sizes, version, zones } = instances;
  const families = instances.families ?? (series === undefined && sizes === undefined ? ['D'] : undefined);
  return [
    { key: 'karpenter.sh/capacity-type', operator: 'In', values: capacityTypes },
    { key: 'kubernetes.io/os', operator: 'In', values: ['linux'] },
    { key: 'kubernetes.io/arch', operator: 'In', values: architectures },
    ...anyOf('karpenter.azure.com/sku-family', families, minValues.families),
    ...anyOf('karpenter.azure.com/sku-series', series, minValues.series),
    ...atLeast('karpenter.azure.com/sku-version', version),
    ...anyOf('karpenter.azure.com/sku-cpu', cpus?.map(String)),
    ...anyOf('node.kubernetes.io/instance-type', sizes, minValues.sizes),
    ...anyOf('topology.kubernetes.io/zone', zones),
    ...requirements,
  ];
}
