import type { Path } from '../../../core/path';
import type { Report, Rule } from '../../../core/rule';
import type { EksCluster, EksNodePool } from '../eks-cluster';
import { awsArchitecture, awsInstanceType } from './aws-instance-types';
import { hostNetworkPods, kubeletReservedMemory, maxPodsOf, reservedMemoryShare } from './max-pods';
import { type PodDensity, podDensityOf } from './pod-density';

const GUIDE = 'https://docs.aws.amazon.com/eks/latest/userguide';
const BEST_PRACTICES = 'https://docs.aws.amazon.com/eks/latest/best-practices';
const NODEADM = 'https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet';
const BRANCHES = 'https://github.com/aws/amazon-vpc-resource-controller-k8s/blob/master/pkg/aws/vpc/limits.go';

/** The largest part of a node's memory that may be kept back for kubelet without a warning. */
const MOST_RESERVED = 0.25;

/** What is known to go wrong with the number of pods on a node. */
export const DENSITY_RULES: readonly Rule<EksCluster<unknown>>[] = [
  {
    id: 'eks/instance-type-is-known',
    title: 'Pods of a node can be reckoned for known instance types only',
    severity: 'warning',
    evidence: `${NODEADM}/instance-info.jsonl`,
    check: (cluster, report) =>
      eachPool(cluster, ({ pool, at, density: { maxPods, setBy } }) => {
        if (maxPods !== undefined) return;
        for (const { name, path } of typesAt(pool, at)) {
          if (awsInstanceType(name) !== undefined) continue;
          report({
            path,
            message: `how many pods fit on '${name}' is not known here${setBy === 'user-data' ? ', and kubelet must be told' : ''}`,
            fix: `set maxPods of the pool '${pool.name}', or mend the name`,
          });
        }
      }),
  },
  {
    id: 'eks/max-pods-have-addresses',
    title: 'Kubelet takes no more pods than the network interfaces of its node have addresses for',
    severity: 'error',
    evidence: `${GUIDE}/choosing-instance-type.html`,
    check: (cluster, report) =>
      eachPool(cluster, ({ pool, at, density: { addressing, types } }) => {
        const { maxPods } = pool;
        if (maxPods === undefined) return;
        const [fewest] = types
          .flatMap((type) => {
            const { addresses } = maxPodsOf(type, addressing);
            return addresses === undefined ? [] : [{ name: type.name, addresses }];
          })
          .sort((a, b) => a.addresses - b.addresses);
        if (fewest === undefined) return;
        const most = fewest.addresses + hostNetworkPods(addressing);
        if (maxPods <= most) return;
        const canHavePrefixes = 'prefixDelegation' in addressing && !addressing.prefixDelegation;
        report({
          path: [...at, 'maxPods'],
          message: `'${fewest.name}' has ${fewest.addresses} addresses for pods: of ${maxPods}, some would wait for one forever`,
          fix: `set it to ${most} or less${canHavePrefixes ? ', set prefixDelegation to true' : ''}, or waive this if the others run on the network of the host`,
        });
      }),
  },
  {
    id: 'eks/max-pods-leave-memory',
    title: 'No more than a quarter of the memory of a node is kept back for kubelet',
    severity: 'warning',
    evidence: `${NODEADM}/config.go`,
    check: (cluster, report) =>
      eachPool(cluster, ({ pool, at, density: { maxPods, types } }) => {
        if (maxPods === undefined || pool.os === 'windows') return;
        for (const { name, path } of typesAt(pool, at)) {
          const type = types.find((one) => one.name === name);
          if (type === undefined || reservedMemoryShare(maxPods, type) <= MOST_RESERVED) continue;
          const fitting = Math.floor((MOST_RESERVED * type.memory * 1024 - 255) / 11);
          report({
            path,
            message: `for ${maxPods} pods, ${kubeletReservedMemory(maxPods)} MiB are kept back: ${percent(reservedMemoryShare(maxPods, type))} of the ${type.memory} GiB of '${name}'`,
            fix: fitting < 4 ? 'use larger instances' : `set maxPods to ${fitting}, or use larger instances`,
          });
        }
      }),
  },
  {
    id: 'eks/pod-security-groups-have-nodes',
    title: 'Security groups for pods need Linux nodes with trunk interfaces, which burstable types lack',
    severity: 'error',
    evidence: `${GUIDE}/security-groups-for-pods.html`,
    check: (cluster, report) => {
      const lacking = poolsWithoutTrunk(cluster);
      if (lacking.length === 0 || !isEveryPool(cluster, lacking)) return;
      for (const one of lacking) reportTrunk(one, 'no node of the cluster can run them', report);
    },
  },
  {
    id: 'eks/pod-security-groups-fit-the-pool',
    title: 'Pods with security groups of their own stay away from nodes without trunk interfaces',
    severity: 'warning',
    evidence: BRANCHES,
    check: (cluster, report) => {
      const lacking = poolsWithoutTrunk(cluster);
      if (isEveryPool(cluster, lacking)) return;
      for (const one of lacking) {
        // Of Windows beside Linux, eks/windows-is-left-out speaks.
        if (one.pool.os === 'linux') reportTrunk(one, 'they run on other nodes only', report);
      }
    },
  },
  {
    id: 'eks/prefixes-need-nitro',
    title: 'Only Nitro instances take prefixes; all others fall back to single addresses, or fail with Cilium',
    severity: 'warning',
    evidence: `${GUIDE}/cni-increase-ip-addresses-procedure.html`,
    check: (cluster, report) =>
      eachPool(cluster, ({ pool, at, density: { addressing } }) => {
        if ('prefixDelegation' in addressing && addressing.prefixDelegation) reportXen(pool, at, 'no prefixes', report);
      }),
  },
  {
    id: 'eks/ipv6-needs-nitro',
    title: "On IPv6, Amazon's CNI stops on instances that are not Nitro",
    severity: 'error',
    evidence: `${GUIDE}/cni-ipv6.html`,
    check: (cluster, report) =>
      eachPool(cluster, ({ pool, at, density: { addressing } }) => {
        if (addressing.kind === 'ipv6') reportXen(pool, at, 'no IPv6 prefixes', report);
      }),
  },
  {
    id: 'eks/pool-has-one-architecture',
    title: 'A managed node group has one image, and so instances of one architecture',
    severity: 'error',
    evidence: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html',
    check: (cluster, report) =>
      eachPool(cluster, ({ pool, at }) => {
        const [first] = pool.instanceTypes;
        const other = pool.instanceTypes.find((name) => awsArchitecture(name) !== awsArchitecture(first ?? name));
        if (first === undefined || other === undefined) return;
        report({
          path: [...at, 'instanceTypes'],
          message: `'${first}' is ${awsArchitecture(first)}, '${other}' is ${awsArchitecture(other)}`,
          fix: 'make a pool for each architecture',
        });
      }),
  },
  {
    id: 'eks/pool-has-one-size',
    title: 'The instance with the fewest pods decides for its whole pool, so its types should be of one size',
    severity: 'warning',
    evidence: `${BEST_PRACTICES}/prefix-mode-linux.html`,
    check: (cluster, report) =>
      eachPool(cluster, ({ at, density: { addressing, maxPods, types } }) => {
        const sizes = types.map((type) => ({ type, most: maxPodsOf(type, addressing).maxPods }));
        const [first] = sizes;
        const other = sizes.find(
          ({ type, most }) =>
            type.vcpus !== first?.type.vcpus || type.memory !== first.type.memory || most !== first.most,
        );
        if (first === undefined || other === undefined) return;
        const describe = ({ type, most }: typeof first): string =>
          `'${type.name}' has ${type.vcpus} vCPUs, ${type.memory} GiB and room for ${most} pods`;
        report({
          path: [...at, 'instanceTypes'],
          message: `${describe(first)}, ${describe(other)}; all take ${maxPods ?? 'as many as the smallest'}`,
          fix: 'make a pool for each size, with several types of the same',
        });
      }),
  },
];

interface PoolAt {
  readonly pool: EksNodePool;
  readonly at: Path;
  readonly density: PodDensity;
}

function poolsOf({ eks }: EksCluster<unknown>): readonly PoolAt[] {
  return eks.nodePools.map((pool, index) => ({
    pool,
    at: ['cluster', 'nodePools', index],
    density: podDensityOf(pool, eks),
  }));
}

function eachPool(cluster: EksCluster<unknown>, visit: (one: PoolAt) => void): void {
  poolsOf(cluster).forEach(visit);
}

function typesAt(pool: EksNodePool, at: Path): readonly { readonly name: string; readonly path: Path }[] {
  return pool.instanceTypes.map((name, index) => ({ name, path: [...at, 'instanceTypes', index] }));
}

/** Pools with nodes that pods with security groups of their own cannot run on. Types that are not known may well do. */
function poolsWithoutTrunk(cluster: EksCluster<unknown>): readonly PoolAt[] {
  if (cluster.eks.mode.vpcCni?.securityGroupsForPods === undefined) return [];
  return poolsOf(cluster).filter(
    ({ pool, density }) => pool.os === 'windows' || density.types.some(({ branchEnis }) => branchEnis === 0),
  );
}

/** Whether none is left once these are gone, nor any type among them that would do. */
function isEveryPool({ eks }: EksCluster<unknown>, lacking: readonly PoolAt[]): boolean {
  return (
    lacking.length === eks.nodePools.length &&
    lacking.every(
      ({ pool, density }) =>
        pool.os === 'windows' ||
        (density.unknownTypes.length === 0 && density.types.every(({ branchEnis }) => branchEnis === 0)),
    )
  );
}

function reportTrunk({ pool, at, density }: PoolAt, so: string, report: Report): void {
  if (pool.os === 'windows') {
    report({
      path: [...at, 'image'],
      message: `Windows has no security groups for pods: ${so}`,
      fix: "add a pool of Linux nodes, as in { name: 'linux', instanceTypes: ['m7g.large'] }",
    });
    return;
  }
  for (const { name, path } of typesAt(pool, at)) {
    if (density.types.find((type) => type.name === name)?.branchEnis !== 0) continue;
    report({
      path,
      message: `'${name}' has no trunk interface for pods with security groups: ${so}`,
      fix: `use '${awsArchitecture(name) === 'arm64' ? 'm7g.large' : 'm7i.large'}' or another type with a trunk`,
    });
  }
}

function reportXen(pool: EksNodePool, at: Path, lacks: string, report: Report): void {
  for (const { name, path } of typesAt(pool, at)) {
    if (awsInstanceType(name)?.hypervisor !== 'xen') continue;
    report({ path, message: `'${name}' runs on Xen and takes ${lacks}`, fix: 'use a type of generation 5 or later' });
  }
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
