import { HBONE_PORT, hostProbeRanges } from '../../core/network/ambient-traffic';
import type { IpFamily } from '../../core/network/cidr';
import type { KubernetesObject } from '../../core/plan';
import type { Values } from '../../core/values';
import type { ProbeAddress } from './options';

/** Name of the policy that lets probes in everywhere. */
export const PROBE_POLICY = 'allow-ambient-hostprobes';

/** AWS' policy agent does not match a single IPv6 address: the block around it works everywhere. */
const PROBE_BLOCK_IPV6 = 'fd16:9254:7127:1337:ffff::/80';

/**
 * The rules that a NetworkPolicy for pods of the mesh must have besides its own: traffic of the mesh, and probes of kubelet.
 *
 * @param families - IP families of the cluster.
 * @param given - addresses that the agent was told instead of its own.
 */
export function ambientIngress(families: readonly IpFamily[], given?: ProbeAddress): readonly Values<never>[] {
  const ranges = families.map((family) =>
    family === 'ipv6' && given?.ipv6 === undefined ? [PROBE_BLOCK_IPV6] : hostProbeRanges([family], given),
  );
  return [
    { ports: [{ protocol: 'TCP', port: HBONE_PORT }] },
    { from: ranges.flat().map((cidr) => ({ ipBlock: { cidr } })) },
  ];
}

/** Lets probes of kubelet reach every pod, and denies nothing to anybody: for Cilium's kind of policy. */
export function hostProbePolicy(families: readonly IpFamily[], given?: ProbeAddress): KubernetesObject<never> {
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumClusterwideNetworkPolicy',
    metadata: { name: PROBE_POLICY },
    spec: {
      description: 'Lets in probes of kubelet, whose source the agent of Istio changes',
      enableDefaultDeny: { egress: false, ingress: false },
      endpointSelector: {},
      ingress: [{ fromCIDR: hostProbeRanges(families, given) }],
    },
  };
}
