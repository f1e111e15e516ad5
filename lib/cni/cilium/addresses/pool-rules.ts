import { mostNodes } from '../../../core/cluster';
import { blockCount, contains, isCidr, parseCidr } from '../../../core/network/cidr';
import { known, type NamedRange, reportBadRanges, reportOverlaps } from '../../../core/network/ranges';
import { cloudOf } from '../../../core/pod-network';
import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';
import { givenPools, type ResolvedPool } from './pools';

const CLUSTER_POOL = 'https://docs.cilium.io/en/stable/network/concepts/ipam/cluster-pool/';
const MULTI_POOL = 'https://docs.cilium.io/en/stable/network/concepts/ipam/multi-pool/';
const FAMILIES = ['ipv4', 'ipv6'] as const;

/** What goes wrong with ranges that the operator cuts into blocks. */
export const POOL_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/pool-ranges-are-ranges',
    title: 'Ranges of a pool are in CIDR notation and of the IP family that they are given for',
    severity: 'error',
    evidence: CLUSTER_POOL,
    check: (settings, report) => {
      reportBadRanges(givenRanges(settings), report);
      eachPool(settings, (family, pool, path) => {
        for (const [index, range] of pool.ranges.entries()) {
          report.whenKnown([range], ([text = ''], report) => {
            const found = known(text)?.family ?? family;
            if (found === family) return;
            report({
              path: [...path, 'ranges', index],
              message: `'${text}' is ${found}`,
              fix: `give a range of ${family}`,
            });
          });
        }
      });
    },
  },
  {
    id: 'cilium/pool-family-is-used',
    title: 'A pool is of an IP family that the cluster has',
    severity: 'error',
    evidence: CLUSTER_POOL,
    check: ({ cluster, options }, report) => {
      const given = givenPools(options);
      for (const family of FAMILIES) {
        if (given?.pools[family] === undefined || cluster.ipFamilies.includes(family)) continue;
        report({
          path: [...given.path, family],
          message: `the cluster has no ${family}: nothing would take addresses from it`,
          fix: 'remove it, or give the cluster ranges of both families',
        });
      }
    },
  },
  {
    id: 'cilium/pool-shares-no-address',
    title: 'Addresses of pods are of nobody else: packets to nodes or Services would go to pods',
    severity: 'error',
    evidence: CLUSTER_POOL,
    check: (settings, report) => {
      const { nodes, services } = settings.cluster.ranges;
      const named = (use: string, key: string) => (cidr: unknown, index: number) => ({
        cidr,
        use,
        path: ['cluster', 'ranges', key, index],
      });
      const own = givenRanges(settings);
      const others = [
        ...nodes.map(named('network of the nodes', 'nodes')),
        ...services.map(named('range of Services', 'services')),
      ];
      // Those of the cluster have been compared with each other already.
      for (const range of own) for (const other of others) reportOverlaps([other, range], report);
      reportOverlaps(own, report);
    },
  },
  {
    id: 'cilium/pool-holds-blocks',
    title: 'A pool has a block for every node that may come: the next node would get no addresses',
    severity: 'error',
    evidence: CLUSTER_POOL,
    check: (settings, report) => {
      const nodes = mostNodes(settings.cluster);
      eachPool(settings, (_, { blockPrefix, ranges }, path) => {
        report.whenKnown(ranges, (texts, report) => {
          const read = texts.map((text) => parseCidr(text)).filter(isCidr);
          const small = read.find(({ prefix }) => prefix > blockPrefix);
          const blocks = read.reduce((sum, range) => sum + blockCount(range, blockPrefix), 0n);
          if (small !== undefined) {
            report({
              path: [...path, 'blockPrefix'],
              message: `${small.text} is smaller than one block of /${blockPrefix}`,
              fix: `set blockPrefix to ${small.prefix} or more`,
            });
          } else if (blocks < BigInt(nodes)) {
            report({
              path: [...path, 'ranges'],
              message: `${blocks} blocks of /${blockPrefix} are not enough for ${nodes} nodes`,
              fix: 'add a range, or use smaller blocks',
            });
          }
        });
      });
    },
  },
  {
    id: 'cilium/aks-knows-the-pool',
    title: "On AKS, pods have addresses of the cluster's pod range: the control plane finds no others",
    severity: 'error',
    evidence: 'https://learn.microsoft.com/azure/aks/use-byo-cni',
    check: (settings, report) => {
      const { cluster, podNetwork } = settings;
      if (cloudOf(podNetwork) !== 'azure') return;
      for (const range of givenRanges(settings)) {
        report.whenKnown([range.cidr, ...cluster.ranges.pods], ([text = '', ...pods], report) => {
          const pool = known(text);
          const ofCluster = pods.map(known).filter((one) => one !== undefined && one.family === pool?.family);
          if (pool === undefined || ofCluster.some((one) => one !== undefined && contains(one, pool))) return;
          report({
            path: range.path,
            message: `${text} is not part of ${pods.join(', ')}, which AKS was told of`,
            fix: "remove it, or give the cluster's podRange this range",
          });
        });
      }
    },
  },
  {
    id: 'cilium/multi-pool-masquerades-with-bpf',
    title: 'With pools of addresses, iptables hides pods only on devices that it is told of',
    severity: 'error',
    evidence: MULTI_POOL,
    check: ({ ipam, masquerade, options }, report) => {
      if (ipam !== 'multi-pool' || masquerade !== 'iptables') return;
      const given = options.masquerade;
      if (typeof given === 'object' && given.by === 'iptables' && given.egressInterfaces !== undefined) return;
      report({
        path: ['masquerade'],
        message: 'iptables does not know which addresses are those of pods',
        fix: "set masquerade to 'bpf', with kube-proxy replacement, or to { by: 'iptables', egressInterfaces: ['eth+'] }",
      });
    },
  },
];

type Visit = (family: (typeof FAMILIES)[number], pool: ResolvedPool, path: readonly string[]) => void;

/** Calls `visit` with every pool that the caller wrote and the cluster uses. */
function eachPool({ options, pools }: CiliumSettings, visit: Visit): void {
  const path = givenPools(options)?.path;
  if (path === undefined) return;
  for (const family of FAMILIES) {
    const pool = pools[family];
    if (pool?.isOwn === true) visit(family, pool, [...path, family]);
  }
}

function givenRanges(settings: CiliumSettings): readonly NamedRange[] {
  const ranges: NamedRange[] = [];
  eachPool(settings, (_, pool, path) => {
    for (const [index, cidr] of pool.ranges.entries()) {
      ranges.push({ cidr, use: 'pool of pods', path: [...path, 'ranges', index] });
    }
  });
  return ranges;
}
