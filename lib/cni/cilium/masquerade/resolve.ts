import type { Cluster } from '../../../core/cluster';
import type { IpFamily } from '../../../core/network/cidr';
import type { CiliumOptions } from '../options';
import type { CiliumIpMasqAgent } from './options';

/** What hides pod addresses, decided. */
export interface ResolvedMasquerade<S = unknown> {
  readonly masquerade: 'bpf' | 'iptables' | 'none';
  /** IP families of the cluster whose addresses are hidden. */
  readonly masqueradeFamilies: readonly IpFamily[];
  /** Which destinations see pod addresses as they are. Absent: those of the native routing range. */
  readonly ipMasqAgent: CiliumIpMasqAgent<S> | undefined;
}

/** Fills in who hides pod addresses, and which. */
export function resolveMasquerade<S>(
  cluster: Cluster<S>,
  { masquerade }: CiliumOptions<S>,
  usual: ResolvedMasquerade['masquerade'],
): ResolvedMasquerade<S> {
  if (typeof masquerade !== 'object') {
    const by = masquerade ?? usual;
    return { masquerade: by, masqueradeFamilies: by === 'none' ? [] : cluster.ipFamilies, ipMasqAgent: undefined };
  }
  const { families = cluster.ipFamilies } = masquerade;
  const agent = masquerade.by === 'bpf' ? masquerade.ipMasqAgent : undefined;
  return {
    masquerade: masquerade.by,
    masqueradeFamilies: cluster.ipFamilies.filter((family) => families.includes(family)),
    ipMasqAgent: agent === true ? {} : agent === false ? undefined : agent,
  };
}
