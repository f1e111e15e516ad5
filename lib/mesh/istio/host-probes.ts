import type { IpFamily } from '../../core/network/cidr';
import type { KubernetesObject } from '../../core/plan';
import type { Values } from '../../core/values';
import type { ProbeAddress } from './options';

/** Where probes of kubelet come from once the agent has changed their source, as policies see it: single addresses. */
const PROBE_ADDRESSES: Required<ProbeAddress> = {
  ipv4: '169.254.7.127',
  ipv6: 'fd16:9254:7127:1337:ffff:ffff:ffff:ffff',
};

/** Name of the policy that lets probes in everywhere. */
export const PROBE_POLICY = 'allow-ambient-hostprobes';

/** The port that traffic between pods of the mesh goes to, whatever port its application has. */
export const HBONE_PORT = 15_008;

/**
 * Ranges of one address each that probes of kubelet come from, in CIDR notation, for policies that deny by default.
 *
 * @param families - IP families of the cluster.
 * @param given - addresses that the agent was told instead of its own.
 * @see https://istio.io/latest/docs/ambient/usage/networkpolicy/
 */
export function hostProbeRanges(families: readonly IpFamily[], given: ProbeAddress = {}): readonly string[] {
  return families.map((family) => `${given[family] ?? PROBE_ADDRESSES[family]}/${family === 'ipv4' ? 32 : 128}`);
}

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
