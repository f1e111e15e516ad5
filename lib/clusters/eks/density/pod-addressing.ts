import type { EksNodePool, EksSettings } from '../eks-cluster';

/**
 * How pods of a node get addresses.
 * @discriminator kind
 */
export type EksPodAddressing =
  | VpcCniAddressing
  | CiliumEniAddressing
  | WindowsAddressing
  | UnlimitedAddressing
  | AutoModeAddressing;

/** Amazon's CNI on Linux and IPv4: addresses of the node's network interfaces. */
export interface VpcCniAddressing {
  readonly kind: 'vpc-cni';
  /** Blocks of 16 addresses instead of single ones, where the hypervisor is Nitro. */
  readonly prefixDelegation: boolean;
  /** Pods in subnets of their own: the node's first interface carries none. */
  readonly customNetworking: boolean;
  /** Security groups for pods: a trunk takes the place of one interface, and carries branch interfaces. */
  readonly securityGroupsForPods: boolean;
}

/** Cilium with addresses of the VPC. */
export interface CiliumEniAddressing {
  readonly kind: 'cilium-eni';
  /** Blocks of 16 addresses instead of single ones. */
  readonly prefixDelegation: boolean;
  /** First interface that pods may use: `1` leaves the node's own to the node. */
  readonly firstInterfaceIndex: number;
}

/** Amazon's CNI on Windows: addresses of the only interface, handed out by the control plane. */
export interface WindowsAddressing {
  readonly kind: 'windows';
  /** Blocks of 16 addresses instead of single ones. */
  readonly prefixDelegation: boolean;
}

/** More addresses than pods: an `overlay` with a range of its own, or `ipv6` with a `/80` for each interface. */
export interface UnlimitedAddressing {
  readonly kind: 'overlay' | 'ipv6';
}

/** EKS Auto Mode, which decides by itself. */
export interface AutoModeAddressing {
  readonly kind: 'auto';
}

/** How pods on the nodes of a pool get addresses. */
export function podAddressingOf(
  pool: Pick<EksNodePool, 'os'>,
  { networking, mode, ipFamily }: Pick<EksSettings<unknown>, 'networking' | 'mode' | 'ipFamily'>,
): EksPodAddressing {
  switch (networking.mode) {
    case 'cilium-overlay':
    case 'calico-overlay':
      return { kind: 'overlay' };
    case 'auto':
      return { kind: 'auto' };
    case 'cilium-eni':
      return {
        kind: 'cilium-eni',
        prefixDelegation: networking.prefixDelegation ?? false,
        firstInterfaceIndex: networking.firstInterfaceIndex ?? 0,
      };
    case 'vpc-cni':
    case 'cilium-chained':
    case 'calico-policy':
    case 'hybrid': {
      if (ipFamily === 'ipv6') return { kind: 'ipv6' };
      const prefixDelegation = mode.vpcCni?.prefixDelegation ?? false;
      if (pool.os === 'windows') return { kind: 'windows', prefixDelegation };
      return {
        kind: 'vpc-cni',
        prefixDelegation,
        customNetworking: mode.vpcCni?.podSubnets !== undefined,
        securityGroupsForPods: mode.vpcCni?.securityGroupsForPods !== undefined,
      };
    }
  }
}
