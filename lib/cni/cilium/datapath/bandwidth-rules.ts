import { DISTRIBUTION_NAMES } from '../../../core/cluster';
import type { Rule } from '../../../core/rule';
import { obstacleToHostRouting } from '../host-routing';
import type { CiliumSettings } from '../settings';

const TUNING = 'https://docs.cilium.io/en/stable/operations/performance/tuning/';
const FAMILIES = ['ipv4', 'ipv6'] as const;

/** What goes wrong with pacing and with large packets. */
export const BANDWIDTH_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/bbr-bypasses-the-host',
    title: "BBR times a pod's packets, and the host's network stack forgets the times: the agent exits",
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/blob/main/pkg/datapath/linux/bandwidth/bandwidth.go',
    check: (settings, report) => {
      const { bandwidthManager } = settings.options;
      const obstacle = obstacleToHostRouting(settings);
      if (typeof bandwidthManager !== 'object' || bandwidthManager.bbr !== true || obstacle === undefined) return;
      report({
        path: ['bandwidthManager', 'bbr'],
        message: `BBR for pods needs eBPF host routing, and ${obstacle}`,
        fix: "set bbr to 'host-only'",
      });
    },
  },
  {
    id: 'cilium/bandwidth-manager-meets-no-ipsec',
    title: 'The bandwidth manager is off with IPsec: limits of pods do not hold, and only the log of the agent says so',
    severity: 'warning',
    versions: '>=1.18',
    evidence: 'https://github.com/cilium/cilium/blob/main/pkg/datapath/linux/bandwidth/bandwidth.go',
    check: ({ options: { bandwidthManager, encryption } }, report) => {
      if ((bandwidthManager ?? false) === false || encryption?.type !== 'ipsec') return;
      report({
        path: ['bandwidthManager'],
        message: 'it would be switched off again',
        fix: 'remove bandwidthManager, or encrypt with WireGuard',
      });
    },
  },
  {
    id: 'cilium/chained-paces-less',
    title: 'Chained after another plugin, some features are limited upstream: pacing of pods is not tested there',
    severity: 'warning',
    evidence: 'https://docs.cilium.io/en/stable/installation/cni-chaining-aws-cni/',
    check: ({ options: { bandwidthManager }, podNetwork }, report) => {
      if (podNetwork.kind !== 'chained' || (bandwidthManager ?? false) === false) return;
      report({
        path: ['bandwidthManager'],
        message: `pods are attached by ${podNetwork.plugin}, and what paces them is Cilium's`,
        fix: 'remove bandwidthManager, or choose a networking mode in which Cilium attaches pods',
      });
    },
  },
  {
    id: 'cilium/big-tcp-is-plain',
    title: 'Packets of 192 KiB are neither wrapped nor encrypted, and bypass the host: the agent exits otherwise',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/blob/main/pkg/datapath/linux/bigtcp/bigtcp.go',
    check: (settings, report) => {
      const { bigTcp, encryption, loadBalancer } = settings.options;
      if (bigTcp?.ipv4 !== true && bigTcp?.ipv6 !== true) return;
      const obstacle = obstacleToHostRouting(settings);
      const forwarding = loadBalancer?.forwarding;
      const dispatch = forwarding?.mode === 'snat' ? forwarding.dsrByAnnotation : forwarding?.dsrDispatch;
      const against = [
        ...(settings.routing.mode === 'tunnel' ? [['a tunnel wraps them', "use routing mode 'native'"] as const] : []),
        ...(encryption === undefined ? [] : [[`${encryption.type} encrypts them`, 'do without encryption'] as const]),
        ...(obstacle === undefined ? [] : [[obstacle, 'let packets bypass the host'] as const]),
        ...(dispatch === undefined || dispatch === 'opt'
          ? []
          : [[`requests are dispatched by '${dispatch}'`, "dispatch them by 'opt'"] as const]),
      ];
      for (const [because, mend] of against) {
        report({ path: ['bigTcp'], message: `large packets cannot be: ${because}`, fix: `remove bigTcp, or ${mend}` });
      }
    },
  },
  {
    id: 'cilium/big-tcp-has-its-family',
    title: 'Packets are made larger for IP families that the cluster has',
    severity: 'warning',
    evidence: TUNING,
    check: ({ cluster, options: { bigTcp } }, report) => {
      for (const family of FAMILIES) {
        if (bigTcp?.[family] !== true || cluster.ipFamilies.includes(family)) continue;
        report({
          path: ['bigTcp', family],
          message: `pods of this cluster have no ${family} addresses`,
          fix: `remove bigTcp.${family}`,
        });
      }
    },
  },
  {
    id: 'cilium/big-tcp-has-a-card',
    title: 'Packets are made larger for network cards that take them: those driven by mlx4, mlx5 and ice',
    severity: 'warning',
    evidence: `${TUNING}#ipv4-big-tcp`,
    check: ({ cluster, options: { bigTcp } }, report) => {
      if (bigTcp?.ipv4 !== true && bigTcp?.ipv6 !== true) return;
      if (!['eks', 'gke', 'kind'].includes(cluster.distribution)) return;
      report({
        path: ['bigTcp'],
        message: `nodes of ${DISTRIBUTION_NAMES[cluster.distribution]} have none of these, and packets stay as they are`,
        fix: 'remove bigTcp',
      });
    },
  },
];
