import {
  type AwsInstanceType,
  awsInstanceType,
  awsInstanceTypes,
  hostNetworkPods,
  maxPodsOf,
} from '../../../clusters/eks/density';
import type { Path } from '../../../core/path';
import type { Rule } from '../../../core/rule';
import { isSpot } from '../../node-pool/settings';
import type { InstanceRequirements } from '../pool-options';
import type { KarpenterPoolsSettings, KarpenterSettings } from '../settings';

/** Fewest types with which Karpenter replaces one spot node by another. */
const SPOT_TO_SPOT = 15;

/** Rules about instances that depend on the networking mode of the cluster. */
export const INSTANCE_RULES: readonly Rule<KarpenterPoolsSettings>[] = [
  {
    id: 'karpenter/prefixes-need-nitro',
    title: 'Addresses in blocks, IPv6 and security groups for pods are for Nitro instances: others are never chosen',
    severity: 'warning',
    evidence: 'https://docs.aws.amazon.com/eks/latest/userguide/cni-increase-ip-addresses.html',
    check: ({ nodePools }, report) => {
      for (const [index, { options, traits }] of nodePools.entries()) {
        if (!traits.nitro) continue;
        for (const { name, types, path } of namedBy(options.instances ?? {})) {
          if (types.length === 0 || types.some((type) => type.hypervisor === 'nitro')) continue;
          report({
            path: ['nodePools', index, 'instances', ...path],
            message: `${name} is no Nitro instance, and the networking mode of the cluster needs one`,
            fix: 'remove it',
          });
        }
      }
    },
  },
  {
    id: 'karpenter/security-groups-need-trunks',
    title: 'Pods with security groups of their own run on instances with trunk interfaces, which burstable ones lack',
    severity: 'warning',
    evidence: 'https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html',
    check: ({ nodePools, estimate }, report) => {
      if (!estimate.trunks) return;
      for (const [index, { options }] of nodePools.entries()) {
        for (const { name, types, path } of namedBy(options.instances ?? {})) {
          if (types.length === 0 || types.some((type) => type.branchEnis > 0)) continue;
          report({
            path: ['nodePools', index, 'instances', ...path],
            message: `pods with security groups of their own stay pending on '${name}'`,
            fix: 'remove it',
          });
        }
      }
    },
  },
  {
    id: 'karpenter/max-pods-have-addresses',
    title: 'Kubelet takes no more pods than an instance has addresses for: the others stay in ContainerCreating',
    severity: 'warning',
    evidence: 'https://karpenter.sh/docs/concepts/nodeclasses/#max-pods',
    check: ({ nodePools, nodeClasses, estimate }, report) => {
      for (const [index, { options, nodeClass }] of nodePools.entries()) {
        const of = nodeClasses.find((one) => one.options.name === nodeClass);
        if (of?.maxPods === undefined || of.os === 'windows') continue;
        for (const [n, name] of (options.instances?.types ?? []).entries()) {
          const type = awsInstanceType(name);
          const addresses = type && maxPodsOf(type, estimate.addressing).addresses;
          if (addresses === undefined) continue;
          const most = addresses + hostNetworkPods(estimate.addressing);
          if (of.maxPods <= most) continue;
          report({
            path: ['nodePools', index, 'instances', 'types', n],
            message: `node class '${nodeClass}' lets kubelet take ${of.maxPods} pods, and ${name} has addresses for ${most}`,
            fix: `remove ${name}, or set kubelet.maxPods of a node class for it to ${most}`,
          });
        }
      }
    },
  },
  {
    id: 'karpenter/windows-is-amd64',
    title: 'Windows runs on amd64',
    severity: 'error',
    evidence: 'https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html',
    check: ({ nodePools }, report) => {
      for (const [index, { options, traits }] of nodePools.entries()) {
        if (traits.os === 'linux' || !(options.instances?.architectures ?? []).includes('arm64')) continue;
        report({
          path: ['nodePools', index, 'instances', 'architectures'],
          message: 'there is no Windows for arm64, and the node class has Windows',
          fix: "write ['amd64'], or use a node class with Linux",
        });
      }
    },
  },
  {
    id: 'karpenter/balanced-exists',
    title: "The consolidation policy 'Balanced' is there since Karpenter 1.14",
    severity: 'error',
    versions: '<1.14',
    evidence: 'https://karpenter.sh/docs/concepts/disruption/#consolidation',
    check: ({ nodePools }, report) => {
      for (const [index, { options }] of nodePools.entries()) {
        if (options.disruption?.consolidationPolicy !== 'Balanced') continue;
        report({
          path: ['nodePools', index, 'disruption', 'consolidationPolicy'],
          message: 'this version refuses it',
          fix: "use version '1.14', or 'WhenEmptyOrUnderutilized'",
        });
      }
    },
  },
];

/** The rule about spot nodes that are replaced by spot nodes. */
export const SPOT_TO_SPOT_RULE: Rule<KarpenterSettings> = {
  id: 'karpenter/spot-to-spot-has-types',
  title: 'One spot node is replaced by a cheaper one only where 15 types or more are cheaper',
  severity: 'warning',
  evidence: 'https://karpenter.sh/docs/concepts/disruption/#spot-consolidation',
  check: ({ nodePools, featureGates }, report) => {
    if (!featureGates.spotToSpotConsolidation) return;
    for (const [index, pool] of nodePools.entries()) {
      const { types } = pool.choice;
      if (!isSpot(pool) || types === undefined || types >= SPOT_TO_SPOT) continue;
      report({
        path: ['nodePools', index, 'instances'],
        message: `${types} types are too few: a spot node of this pool is never replaced by a cheaper one`,
        fix: `allow ${SPOT_TO_SPOT} types or more, or whole families`,
      });
    }
  },
};

interface Named {
  readonly name: string;
  /** What is known of it. Empty: nothing. */
  readonly types: readonly AwsInstanceType[];
  readonly path: Path;
}

/** Categories, families and types that the caller has named, with what they stand for. */
function namedBy({ categories = [], families = [], types = [] }: InstanceRequirements): readonly Named[] {
  const all = categories.length + families.length > 0 ? awsInstanceTypes() : [];
  return [
    ...categories.map((name, n) => ({
      name,
      types: all.filter(({ family }) => /^[a-z]+/.exec(family)?.[0] === name),
      path: ['categories', n],
    })),
    ...families.map((name, n) => ({
      name,
      types: all.filter(({ family }) => family === name),
      path: ['families', n],
    })),
    ...types.map((name, n) => {
      const type = awsInstanceType(name);
      return { name, types: type === undefined ? [] : [type], path: ['types', n] };
    }),
  ];
}
