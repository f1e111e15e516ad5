import { known } from '../../../core/network/ranges';
import type { Path } from '../../../core/path';
import type { Report, Rule } from '../../../core/rule';
import { RESERVED_ADDRESSES } from '../address-plan/needs';
import { podDensityOf } from '../density';
import { hostNetworkPods } from '../density/max-pods';
import { hasNewPodSubnets } from '../pod-subnets';
import { WITHOUT_WHOLE_BLOCK } from '../rules/address-rules';
import { longestPodPrefix, podRange, zoneCount } from './subnet-ranges';
import type { ProvisionedCluster } from './subnet-rules';

const GUIDE = 'https://docs.aws.amazon.com/eks/latest/best-practices';

/** What must hold for subnets of pods that are made with a VPC. */
export const NEW_POD_SUBNET_RULES: readonly Rule<ProvisionedCluster>[] = [
  {
    id: 'eks/new-pod-subnets-are-planned',
    title: 'Where subnets are planned, those for pods are among them, in every zone',
    severity: 'error',
    evidence: `${GUIDE}/custom-networking.html`,
    check: ({ cluster, provisioning: { subnets = [] } }, report) => {
      if (!hasNewPodSubnets(cluster.eks.mode.vpcCni)) return;
      subnets.forEach(({ pods }, index) => {
        if (pods !== undefined) return;
        report({
          path: ['subnets', index, 'pods'],
          message: 'pods of this zone would have no subnet, and get no addresses',
          fix: "plan with pods: { kind: 'pod-subnets', … }, or leave podSubnets out of the networking mode",
        });
      });
    },
  },
  {
    id: 'eks/new-pod-subnets-are-in-one-range',
    title: 'Nodes of a zone know one subnet for pods: those of further secondary ranges stay empty',
    severity: 'warning',
    evidence: `${GUIDE}/custom-networking.html`,
    check: ({ cluster, provisioning: { subnets } }, report) => {
      const { vpc, mode } = cluster.eks;
      if (!hasNewPodSubnets(mode.vpcCni) || vpc.kind !== 'new' || subnets !== undefined) return;
      (vpc.secondaryCidrs ?? []).slice(1).forEach((_, index) => {
        report({
          path: ['cluster', 'vpc', 'secondaryCidrs', index + 1],
          message: 'subnets are made in it, and no pod gets an address of them',
          fix: 'remove it, and take a larger first range if addresses run out; or set subnets to what planAddresses makes of it',
        });
      });
    },
  },
  {
    id: 'eks/new-pod-subnets-hold-prefixes',
    title: 'With prefix delegation, subnets for pods have whole /28 blocks free: a /27 or smaller has none',
    severity: 'warning',
    evidence: `${GUIDE}/prefix-mode-linux.html`,
    check: (subject, report) => {
      if (subject.cluster.eks.mode.vpcCni?.prefixDelegation !== true) return;
      whenRangesKnown(subject, report, (ranges, report) => {
        for (const { text, prefix, path } of ranges) {
          if (prefix < WITHOUT_WHOLE_BLOCK) continue;
          report({
            path,
            message: `every /28 block of ${text} has addresses that AWS keeps for itself, so that none can be delegated`,
            fix: 'take a larger range, or leave out prefixDelegation',
          });
        }
      });
    },
  },
  {
    id: 'eks/new-pod-subnets-hold-the-pods',
    title: 'Subnets for pods have an address for every pod that the node groups take when they are at their largest',
    severity: 'warning',
    evidence: `${GUIDE}/subnets.html`,
    check: (subject, report) => {
      const needed = podsAtMost(subject);
      whenRangesKnown(subject, report, (ranges, report) => {
        const [first] = ranges;
        const usable = ranges.reduce((sum, { prefix }) => sum + 2 ** (32 - prefix) - RESERVED_ADDRESSES, 0);
        if (first === undefined || needed <= usable) return;
        report({
          path: first.path,
          message: `node groups take up to ${needed} pods with addresses of their own, and there are ${usable}`,
          fix: 'take a larger range, such as a /16 of 100.64.0.0/10, or let the node groups grow less',
        });
      });
    },
  },
];

interface PodRange {
  readonly text: string;
  readonly prefix: number;
  /** What to change if it is too small. */
  readonly path: Path;
}

/** Once the range of the subnets is known that pods get, one in each zone. Where there is none, others say so. */
function whenRangesKnown(
  { cluster, provisioning: { subnets } }: ProvisionedCluster,
  report: Report,
  then: (ranges: readonly PodRange[], report: Report) => void,
): void {
  const { vpc, mode } = cluster.eks;
  if (!hasNewPodSubnets(mode.vpcCni) || vpc.kind !== 'new') return;
  if (subnets !== undefined) {
    const planned = subnets.flatMap(({ pods }, index) =>
      pods === undefined ? [] : [{ text: pods.cidr, path: ['subnets', index, 'pods', 'cidr'] }],
    );
    then(planned.flatMap(measured), report);
    return;
  }
  const [range] = vpc.secondaryCidrs ?? [];
  if (range === undefined) return;
  const zones = zoneCount(vpc);
  report.whenKnown([range], ([text = ''], report) => {
    const prefix = known(text)?.prefix ?? Number.POSITIVE_INFINITY;
    if (prefix > longestPodPrefix(zones)) return;
    const path = ['cluster', 'vpc', 'secondaryCidrs', 0];
    const divided = Array.from({ length: zones }, (_, zone) => ({ text: podRange(text, zone, zones), path }));
    then(divided.flatMap(measured), report);
  });
}

function measured({ text, path }: Pick<PodRange, 'text' | 'path'>): readonly PodRange[] {
  const range = known(text);
  return range?.family === 'ipv4' ? [{ text, prefix: range.prefix, path }] : [];
}

/** Pods with addresses of their own on node groups that run Linux, as far as their instance types are known. */
function podsAtMost({ cluster: { eks } }: ProvisionedCluster): number {
  return eks.nodePools
    .filter(({ os }) => os === 'linux')
    .map((pool) => {
      const { maxPods = 0, addressing } = podDensityOf(pool, eks);
      return pool.nodes.max * Math.max(0, maxPods - hostNetworkPods(addressing));
    })
    .reduce((sum, pods) => sum + pods, 0);
}
