import type { EksCluster } from '../../clusters/eks';
import { type EksPodAddressing, podAddressingOf } from '../../clusters/eks/density';

/** What Karpenter must be told, so that it reckons with as many pods on a node as there are addresses. */
export interface PodEstimate {
  /** How Linux pods get addresses. */
  readonly addressing: EksPodAddressing;
  /** Network interfaces of each node that carry no ordinary pods. */
  readonly reservedEnis: number;
  /** What kubelet must be told. Absent: Karpenter's own estimate, by instance type, is right. */
  readonly maxPods: number | undefined;
  /** Whether addresses are taken in blocks, which only Nitro instances can do. */
  readonly prefixes: boolean;
  /** Whether pods may have security groups of their own, which only some Nitro instances can do. */
  readonly trunks: boolean;
}

/** What AWS recommends at most for instances of fewer than 30 virtual processors. */
const RECOMMENDED_MAX_PODS = 110;

/**
 * What Karpenter must be told about the networking mode of a cluster.
 *
 * By itself it counts one address for each pod, on all interfaces but the reserved ones. Prefixes and overlays it does not
 * know.
 *
 * @see https://karpenter.sh/docs/concepts/nodeclasses/#max-pods
 */
export function podEstimateOf({ eks }: EksCluster<unknown>): PodEstimate {
  const addressing = podAddressingOf({ os: 'linux' }, eks);
  const base = { addressing, reservedEnis: 0, maxPods: undefined, prefixes: false, trunks: false };
  const blocks = (prefixes: boolean): Pick<PodEstimate, 'maxPods' | 'prefixes'> => ({
    maxPods: prefixes ? RECOMMENDED_MAX_PODS : undefined,
    prefixes,
  });
  switch (addressing.kind) {
    case 'vpc-cni': {
      const { customNetworking, prefixDelegation, securityGroupsForPods } = addressing;
      // The trunk carries only the interfaces of pods with groups of their own.
      const reservedEnis = (customNetworking ? 1 : 0) + (securityGroupsForPods ? 1 : 0);
      return { ...base, ...blocks(prefixDelegation), reservedEnis, trunks: securityGroupsForPods };
    }
    case 'cilium-eni':
      return { ...base, ...blocks(addressing.prefixDelegation), reservedEnis: addressing.firstInterfaceIndex };
    case 'ipv6':
      return { ...base, ...blocks(true) };
    case 'overlay':
      return { ...base, maxPods: RECOMMENDED_MAX_PODS };
    case 'auto':
    case 'windows':
      return base;
  }
}
