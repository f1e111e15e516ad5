import type { KernelNeed } from '../../../core/needs';
import type { FeatureNeeds } from '../feature';
import type { CiliumSettings } from '../settings';

const TUNING = 'https://docs.cilium.io/en/stable/operations/performance/tuning/';
const BANDWIDTH = 'https://docs.cilium.io/en/stable/network/kubernetes/bandwidth-manager/';

/** What the datapath asks of nodes. */
export function datapathNeeds(settings: CiliumSettings): FeatureNeeds {
  const { options, podNetwork } = settings;
  const { bandwidthManager, bigTcp, devices } = options;
  const bbr = typeof bandwidthManager === 'object' && (bandwidthManager.bbr ?? false) !== false;
  const kernel: readonly KernelNeed[] = [
    ...(usesNetkit(settings) ? [{ feature: 'netkit', atLeast: '6.8', evidence: TUNING }] : []),
    ...(bbr ? [{ feature: 'BBR for pods', atLeast: '5.18', evidence: BANDWIDTH }] : []),
    ...(bigTcp?.ipv4 === true ? [{ feature: 'BIG TCP for IPv4', atLeast: '6.3', evidence: TUNING }] : []),
    ...(bigTcp?.ipv6 === true ? [{ feature: 'BIG TCP for IPv6', atLeast: '5.19', evidence: TUNING }] : []),
  ];
  return {
    kernel,
    kernelModules: [...((bandwidthManager ?? false) !== false ? ['sch_fq'] : []), ...(bbr ? ['tcp_bbr'] : [])],
    manual: [
      ...(devices === undefined ? [] : [`every node has one of the devices ${devices.join(', ')}`]),
      // A cloud's addresses have a route for each pod, and netkit used to lose the pod's identity there.
      ...(usesNetkit(settings) && podNetwork.kind === 'cloud'
        ? ['the kernel of every node has scrub attributes of netkit: 6.13, or a stable kernel that was given them']
        : []),
    ],
  };
}

/** Whether pods are attached with netkit on every node, or the agent does not start. */
export function usesNetkit({ options: { datapathMode } }: CiliumSettings): boolean {
  return datapathMode === 'netkit' || datapathMode === 'netkit-l2';
}
