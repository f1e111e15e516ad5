import { overlaps } from '../../../core/network/cidr';
import { known } from '../../../core/network/ranges';
import { rangeOfPods } from '../routing/ranges';
import type { CiliumSettings } from '../settings';

/** What may not leave a node in the clear, decided. */
export interface StrictEgress<S = unknown> {
  /** Absent: there is no range of IPv4 pods to protect. */
  readonly cidr: S | undefined;
  readonly allowRemoteNodeIdentities: boolean;
}

/** What may not leave a node in the clear, or `undefined` if anything may. */
export function strictEgress<S>(settings: CiliumSettings<S>): StrictEgress<S> | undefined {
  const { encryption } = settings.options;
  const egress = encryption === undefined || encryption.type === 'ztunnel' ? undefined : encryption.strict?.egress;
  if (egress === undefined || egress === false) return undefined;
  const given = egress === true ? {} : egress;
  const cidr = given.cidr ?? podCidr(settings);
  const mustTrustNodes = settings.routing.mode === 'tunnel' || holdsNodes(settings, cidr);
  return { cidr, allowRemoteNodeIdentities: given.allowRemoteNodeIdentities ?? mustTrustNodes };
}

/** The range that holds every IPv4 pod, where there is one. */
export function podCidr<S>(settings: CiliumSettings<S>): S | undefined {
  const { cluster, podNetwork } = settings;
  if (podNetwork.kind !== 'cloud') return rangeOfPods(settings, 'ipv4');
  // Of a VPC with several ranges, none holds them all.
  if (podNetwork.cloud === 'aws') return podNetwork.routed.length === 1 ? podNetwork.routed[0] : undefined;
  const index = cluster.ipFamilies.indexOf('ipv4');
  return index < 0 ? undefined : podNetwork.routed[index];
}

/** Whether nodes have addresses there, as far as is known. */
export function holdsNodes(settings: CiliumSettings, cidr: unknown): boolean {
  const { cluster, podNetwork } = settings;
  // Addresses of network interfaces are those of nodes and of pods alike.
  if (podNetwork.kind === 'chained' || (podNetwork.kind === 'cloud' && podNetwork.cloud === 'aws')) return true;
  const range = typeof cidr === 'string' ? known(cidr) : undefined;
  return cluster.ranges.nodes.some((nodes) => {
    const other = typeof nodes === 'string' ? known(nodes) : undefined;
    return range !== undefined && other !== undefined && overlaps(range, other);
  });
}
