import type { Cluster } from '../../../core/cluster';
import { known } from '../../../core/network/ranges';
import type { InstallPlan } from '../../../core/plan';
import type { Inspection } from '../../../input/planner';
import type { CiliumClusterPoolIpam, CiliumPool } from '../../cilium/addresses/options';
import type { CiliumOptions } from '../../cilium/options';
import { inspectCilium } from '../../cilium/plan';
import type { NewCni } from '../new-cni';
import type { CiliumDestination } from '../options';

/** The port that Cilium's tunnel has by default, and one beside it that nobody is known to use. */
const [USUAL_PORT, FREE_PORT] = [8472, 8473];

/**
 * Cilium's options with what a migration decides: addresses from a pool of its own, and a tunnel beside that of today where
 * the caller leaves the port open.
 */
export function ciliumBeside(
  { options = {} }: CiliumDestination,
  today: InstallPlan,
  podRanges: readonly string[],
): CiliumOptions {
  const isTaken = today.needs.ports.some(({ protocol, port }) => protocol === 'UDP' && port === USUAL_PORT);
  return {
    ...options,
    ...(options.routing === undefined && {
      routing: { mode: 'tunnel', protocol: 'vxlan', ...(isTaken && { port: FREE_PORT }) },
    }),
    ipam: onRanges(options.ipam, podRanges),
    // A replacement of kube-proxy is a change of its own, for another day.
    ...(options.kubeProxyReplacement === undefined && { kubeProxyReplacement: false }),
  };
}

/** Cilium's own pool over the new ranges; another choice of the caller's is left for a rule to refuse. */
function onRanges(ipam: CiliumOptions['ipam'], podRanges: readonly string[]): NonNullable<CiliumOptions['ipam']> {
  if (ipam !== undefined && !isPool(ipam)) return ipam;
  const { ipv4, ipv6 } = typeof ipam === 'object' ? ipam : ({} as Partial<CiliumClusterPoolIpam>);
  const pool = (family: 'ipv4' | 'ipv6', given: CiliumPool | undefined): CiliumPool | undefined => {
    const ranges = podRanges.filter((text) => known(text)?.family === family);
    return ranges.length === 0 ? undefined : { ...given, ranges };
  };
  const [first, second] = [pool('ipv4', ipv4), pool('ipv6', ipv6)];
  return { mode: 'cluster-pool', ...(first && { ipv4: first }), ...(second && { ipv6: second }) };
}

/** Whether addresses come from a pool that the operator cuts into blocks. */
export function isPool(ipam: CiliumOptions['ipam']): ipam is 'cluster-pool' | CiliumClusterPoolIpam {
  return ipam === 'cluster-pool' || (typeof ipam === 'object' && ipam.mode === 'cluster-pool');
}

/** What the planner of Cilium says of the end. */
export function inspectDestination(cluster: Cluster, options: CiliumOptions): Inspection {
  return inspectCilium(cluster, options);
}

/** Cilium as something to move to; nothing if the distribution installs it, so that no release is there to change. */
export function newCilium(options: CiliumOptions, plan: InstallPlan): NewCni | undefined {
  const release = plan.steps.find((step) => step.kind === 'helm');
  return release?.kind === 'helm' ? { name: 'Cilium', options, plan, release } : undefined;
}
