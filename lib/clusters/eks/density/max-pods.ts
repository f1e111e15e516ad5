import type { AwsInstanceType } from './aws-instance-types';
import type { EksPodAddressing } from './pod-addressing';

/** Addresses of a block that prefix delegation takes: a `/28`. */
export const PREFIX_SIZE = 16;

/** Pods of every Linux node that use the node's own address: the CNI's agent, and kube-proxy or the CNI's proxy. */
export const HOST_NETWORK_PODS = 2;

/** The most pods that EKS Auto Mode puts on a node. */
const AUTO_MODE_CAP = 110;

/** How many pods a node takes, and why. */
export interface MaxPods {
  /** Pods that get addresses of their own. Absent: as many as there are. */
  readonly addresses?: number;
  /** Pods that kubelet should take, those on the host's network included. */
  readonly maxPods: number;
  /** What AWS recommends as the most, by the number of vCPUs. */
  readonly cap: number;
  /** What decided: running out of addresses, or the recommendation. */
  readonly limitedBy: 'addresses' | 'cap';
}

/** The most pods that AWS recommends for a node: 110 below 30 vCPUs, otherwise 250. Managed node groups enforce it. */
export function recommendedCap(vcpus: number): 110 | 250 {
  return vcpus < 30 ? 110 : 250;
}

/**
 * How many pods a node of an instance type takes.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html
 */
export function maxPodsOf(type: AwsInstanceType, addressing: EksPodAddressing): MaxPods {
  const cap = addressing.kind === 'auto' ? AUTO_MODE_CAP : recommendedCap(type.vcpus);
  const addresses = podAddresses(type, addressing);
  if (addresses === undefined) return { maxPods: cap, cap, limitedBy: 'cap' };
  const most = addresses + hostNetworkPods(addressing);
  return { addresses, maxPods: Math.min(most, cap), cap, limitedBy: most <= cap ? 'addresses' : 'cap' };
}

/** Pods that need no address of their own, as far as every node has them. Windows knows no such pods. */
export function hostNetworkPods({ kind }: EksPodAddressing): number {
  return kind === 'windows' ? 0 : HOST_NETWORK_PODS;
}

/** The type whose nodes take the fewest pods, first of its equals: a node group holds all its types to that. */
export function lowestMaxPods(
  types: readonly AwsInstanceType[],
  addressing: EksPodAddressing,
): (MaxPods & { readonly type: AwsInstanceType }) | undefined {
  return types
    .map((type) => ({ ...maxPodsOf(type, addressing), type }))
    .reduce<(MaxPods & { readonly type: AwsInstanceType }) | undefined>(
      (lowest, one) => (lowest === undefined || one.maxPods < lowest.maxPods ? one : lowest),
      undefined,
    );
}

/**
 * Memory that a node keeps back for kubelet and the container runtime, in MiB, whether the pods are there or not.
 *
 * @see https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/config.go
 */
export function kubeletReservedMemory(maxPods: number): number {
  return 11 * maxPods + 255;
}

/** Which part of a node's memory is kept back for kubelet: 0 to 1, or more where it does not fit at all. */
export function reservedMemoryShare(maxPods: number, type: Pick<AwsInstanceType, 'memory'>): number {
  return kubeletReservedMemory(maxPods) / (type.memory * 1024);
}

/** Addresses for pods: every interface keeps one for itself, and all others are single addresses or blocks of 16. */
function podAddresses(type: AwsInstanceType, addressing: EksPodAddressing): number | undefined {
  const onEach = (prefixes: boolean): number => (type.ipv4PerEni - 1) * (prefixes ? PREFIX_SIZE : 1);
  switch (addressing.kind) {
    case 'overlay':
    case 'ipv6':
      return undefined;
    case 'auto':
      return type.enis * onEach(false);
    case 'windows':
      return onEach(addressing.prefixDelegation && type.hypervisor === 'nitro');
    case 'cilium-eni':
      return Math.max(0, type.enis - addressing.firstInterfaceIndex) * onEach(addressing.prefixDelegation);
    case 'vpc-cni': {
      const branches = addressing.securityGroupsForPods ? type.branchEnis : 0;
      const taken = (addressing.customNetworking ? 1 : 0) + (branches > 0 ? 1 : 0);
      const prefixes = addressing.prefixDelegation && type.hypervisor === 'nitro';
      return Math.max(0, type.enis - taken) * onEach(prefixes) + branches;
    }
  }
}
