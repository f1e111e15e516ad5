import type { IpFamily } from './cidr';

/** Where probes of kubelet come from once the agent has changed their source, as policies see it: single addresses. */
const PROBE_ADDRESSES: Readonly<Record<IpFamily, string>> = {
  ipv4: '169.254.7.127',
  ipv6: 'fd16:9254:7127:1337:ffff:ffff:ffff:ffff',
};

/** The port that traffic between pods of the mesh goes to, whatever port its application has. */
export const HBONE_PORT = 15_008;

/**
 * Ranges of one address each that probes of kubelet come from, in CIDR notation, for policies that deny by default.
 *
 * @param families - IP families of the cluster.
 * @param given - addresses that the agent was told instead of its own.
 * @see https://istio.io/latest/docs/ambient/usage/networkpolicy/
 */
export function hostProbeRanges(
  families: readonly IpFamily[],
  given: Readonly<Partial<Record<IpFamily, string>>> = {},
): readonly string[] {
  return families.map((family) => `${given[family] ?? PROBE_ADDRESSES[family]}/${family === 'ipv4' ? 32 : 128}`);
}
