import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';

const ENI = 'https://docs.cilium.io/en/stable/network/concepts/ipam/eni/';

/** Options of interfaces that are no part of what the chart reads since 1.19. */
const OF_OPERATOR: readonly string[] = ['releaseExcessIPs', 'instanceTagsFilter'];

/** What goes wrong with addresses of EKS' own network. */
export const ENI_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/eni-placement-is-read',
    title: 'The chart reads how interfaces of pods are made since 1.19: before, it is ignored in silence',
    severity: 'error',
    versions: '<1.19',
    evidence: ENI,
    check: ({ podNetwork, chart, options }, report) => {
      if (podNetwork.kind !== 'cloud' || podNetwork.cloud !== 'aws') return;
      const wanted = [
        ...(podNetwork.subnetIds.length > 0 ? [['cluster', 'networking', 'podSubnetIds']] : []),
        ...(podNetwork.firstInterfaceIndex > 0 ? [['cluster', 'networking', 'firstInterfaceIndex']] : []),
        ...Object.keys(options.eni ?? {})
          .filter((key) => !OF_OPERATOR.includes(key))
          .map((key) => ['eni', key]),
      ];
      for (const path of wanted) {
        report({
          path,
          message: `the chart of Cilium ${chart.minor} has no value for it`,
          fix: `use Cilium '1.19' or newer, or remove ${path.at(-1)}`,
        });
      }
    },
  },
  {
    id: 'cilium/eni-needs-eni',
    title: "Interfaces are filled where pods have addresses of EKS' own network, and nowhere else",
    severity: 'error',
    evidence: ENI,
    check: ({ ipam, options }, report) => {
      if (options.eni === undefined || ipam === 'eni') return;
      report({
        path: ['eni'],
        message: 'pods have addresses of their own here, which no interface carries',
        fix: 'remove eni, or choose a networking mode of the cluster with addresses of its network',
      });
    },
  },
  {
    id: 'cilium/eni-amounts-fit',
    title: 'A node takes at most as many addresses as it may have',
    severity: 'error',
    evidence: ENI,
    check: ({ options: { eni } }, report) => {
      if (eni?.maxAllocate === undefined || eni.maxAllocate === 0) return;
      for (const key of ['minAllocate', 'preAllocate'] as const) {
        const amount = eni[key];
        if (amount === undefined || amount <= eni.maxAllocate) continue;
        report({
          path: ['eni', key],
          message: `${amount} addresses are more than the ${eni.maxAllocate} of maxAllocate`,
          fix: `set it to ${eni.maxAllocate} or less, or raise maxAllocate`,
        });
      }
    },
  },
  {
    id: 'cilium/prefixes-and-proxies-need-encryption',
    title: 'With addresses in prefixes, answers of the proxy to other nodes get lost unless WireGuard carries them',
    severity: 'warning',
    evidence: 'https://github.com/cilium/cilium/issues/43493',
    check: ({ envoyUses, options, podNetwork }, report) => {
      if (podNetwork.kind !== 'cloud' || podNetwork.cloud !== 'aws' || !podNetwork.prefixDelegation) return;
      if (options.eni?.disablePrefixDelegation === true || options.encryption?.type === 'wireguard') return;
      for (const { path } of envoyUses) {
        report({
          path,
          message:
            'requests that reach a pod of another node through Envoy end with 503: pods have addresses of prefixes',
          fix: "set encryption to { type: 'wireguard' }, or the cluster's prefixDelegation to false",
        });
      }
    },
  },
];
