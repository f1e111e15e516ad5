import type { NodeRequirement } from '../node-pool/options';
import { anyOf, atLeast } from '../node-pool/requirement';
import type { InstanceRequirements, KarpenterNodePoolOptions } from './pool-options';

/** What nodes must be, besides what the caller asks for. */
export interface InstanceTraits {
  /** What the image of the node class runs. */
  readonly os: 'linux' | 'windows';
  /** Whether only Nitro instances will do. */
  readonly nitro: boolean;
}

/** Sizes on which DaemonSets leave little room for anything else. */
const SMALL_SIZES: readonly string[] = ['nano', 'micro', 'small', 'medium'];

/** What a node of a pool must meet, as a NodePool says it. */
export function requirementsOf(
  { instances = {}, requirements = [] }: KarpenterNodePoolOptions,
  { group }: { readonly group: string },
  capacityTypes: readonly string[],
  { os, nitro }: InstanceTraits,
): readonly NodeRequirement[] {
  const { architectures = ['amd64'], cpus, generation, minValues = {}, zones } = instances;
  const isNamed = instances.families !== undefined || instances.types !== undefined;
  const categories = instances.categories ?? (isNamed ? undefined : ['c', 'm', 'r']);
  const oldest = generation ?? (isNamed ? undefined : 5);
  const label = (name: string): string => `${group}/instance-${name}`;
  return [
    { key: 'karpenter.sh/capacity-type', operator: 'In', values: capacityTypes },
    { key: 'kubernetes.io/os', operator: 'In', values: [os] },
    { key: 'kubernetes.io/arch', operator: 'In', values: architectures },
    ...anyOf(label('category'), categories, minValues.categories),
    ...atLeast(label('generation'), oldest),
    ...anyOf(label('family'), instances.families, minValues.families),
    ...sizeRequirement(label('size'), instances),
    ...anyOf(label('cpu'), cpus?.map(String)),
    ...anyOf('node.kubernetes.io/instance-type', instances.types, minValues.types),
    ...anyOf('topology.kubernetes.io/zone', zones),
    ...(nitro ? anyOf(label('hypervisor'), ['nitro']) : []),
    ...requirements,
  ];
}

function sizeRequirement(key: string, { sizes, types }: InstanceRequirements): readonly NodeRequirement[] {
  if (sizes === undefined && types === undefined) return [{ key, operator: 'NotIn', values: SMALL_SIZES }];
  return anyOf(key, sizes);
}
