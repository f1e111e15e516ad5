import type { EksNodePool, EksSettings } from '../eks-cluster';
import { type AwsInstanceType, awsInstanceType } from './aws-instance-types';
import { lowestMaxPods, type MaxPods } from './max-pods';
import { type EksPodAddressing, podAddressingOf } from './pod-addressing';

/** What holds on any instance: kubelet's own limit, where nobody sets another. */
const ANY_INSTANCE = 110;

/** How many pods the nodes of a pool take, and who tells kubelet. */
export interface PodDensity {
  /** The most pods of a node. Absent: an instance type is not known, and the pool does not say. */
  readonly maxPods?: number;
  /** Who tells kubelet: `eks` reckons it by itself; through `user-data` it must be handed over with the node's configuration. */
  readonly setBy: 'eks' | 'user-data';
  /** How pods get addresses. */
  readonly addressing: EksPodAddressing;
  /** The instance type that decides. Absent: the pool says, any instance would do, or none is known. */
  readonly decidedBy?: MaxPods & { readonly type: AwsInstanceType };
  /** Instance types of the pool that the table has. */
  readonly types: readonly AwsInstanceType[];
  /** Instance types of the pool that the table does not have. */
  readonly unknownTypes: readonly string[];
}

/**
 * How many pods the nodes of a pool take, and who tells kubelet.
 *
 * EKS reckons by itself for managed node groups without an AMI of their own, as long as Amazon's CNI gives addresses. It
 * has to be told where another CNI does, where the pool says how many, and where trunks for security groups leave fewer
 * addresses than EKS thinks.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html
 */
export function podDensityOf(
  pool: Pick<EksNodePool, 'os' | 'instanceTypes' | 'maxPods'>,
  eks: Pick<EksSettings<unknown>, 'networking' | 'mode' | 'ipFamily'>,
): PodDensity {
  const addressing = podAddressingOf(pool, eks);
  const found = pool.instanceTypes.map((name) => ({ name, type: awsInstanceType(name) }));
  const types = found.flatMap(({ type }) => (type === undefined ? [] : [type]));
  const unknownTypes = found.flatMap(({ name, type }) => (type === undefined ? [name] : []));
  const base = { addressing, types, unknownTypes };
  if (pool.maxPods !== undefined) return { ...base, maxPods: pool.maxPods, setBy: 'user-data' };
  if (unknownTypes.length > 0) {
    const unlimited = addressing.kind === 'overlay' || addressing.kind === 'ipv6';
    return { ...base, setBy: settingOf(addressing), ...(unlimited && { maxPods: ANY_INSTANCE }) };
  }
  const lowest = lowestMaxPods(types, addressing);
  if (lowest === undefined) return { ...base, setBy: settingOf(addressing) };
  const reckoned = lowestMaxPods(types, asReckonedByEks(addressing)) ?? lowest;
  return reckoned.maxPods <= lowest.maxPods
    ? { ...base, maxPods: reckoned.maxPods, setBy: settingOf(addressing), decidedBy: reckoned }
    : { ...base, maxPods: lowest.maxPods, setBy: 'user-data', decidedBy: lowest };
}

/** EKS knows prefixes and pod subnets of its CNI, and neither trunks nor their branches. */
function asReckonedByEks(addressing: EksPodAddressing): EksPodAddressing {
  return addressing.kind === 'vpc-cni' ? { ...addressing, securityGroupsForPods: false } : addressing;
}

function settingOf({ kind }: EksPodAddressing): PodDensity['setBy'] {
  return kind === 'overlay' || kind === 'cilium-eni' ? 'user-data' : 'eks';
}
