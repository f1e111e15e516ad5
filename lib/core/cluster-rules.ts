import { type Cluster, isManaged, mostNodes } from './cluster';
import { isDnsLabel, isHost, isLabelKey, isLabelValue, suggestDnsLabel } from './names';
import { blockCount, prefixFor } from './network/cidr';
import { known, type NamedRange, reportBadRanges, reportOverlaps } from './network/ranges';
import type { Report, Rule } from './rule';
import { compareVersions, isVersion } from './version';

type AnyCluster = Cluster<unknown>;

const DOCS = 'https://kubernetes.io/docs';

/** What must hold for any cluster, whatever is installed in it. */
export const CLUSTER_RULES: readonly Rule<AnyCluster>[] = [
  {
    id: 'cluster/name-is-a-dns-label',
    title: 'The name of a cluster is a DNS label, because it becomes part of other names',
    severity: 'error',
    evidence: `${DOCS}/concepts/overview/working-with-objects/names/#dns-label-names`,
    check: (cluster, report) => {
      if (!isDnsLabel(cluster.name)) {
        report({
          path: ['cluster', 'name'],
          message: `'${cluster.name}' is not a DNS label`,
          fix: `write '${suggestDnsLabel(cluster.name)}'`,
        });
      }
    },
  },
  {
    id: 'cluster/kubernetes-version',
    title: 'The Kubernetes version is major.minor, or major.minor.patch',
    severity: 'error',
    evidence: 'https://kubernetes.io/releases/version-skew-policy/',
    check: (cluster, report) => {
      if (!/^1\.\d{1,3}(\.\d{1,3})?$/.test(cluster.kubernetes)) {
        report({
          path: ['cluster', 'kubernetes'],
          message: `'${cluster.kubernetes}' is not a Kubernetes version`,
          fix: "write it as '1.35' or '1.35.2'",
        });
      }
    },
  },
  {
    id: 'cluster/address-ranges-are-cidrs',
    title: 'Address ranges are in CIDR notation, without host bits',
    severity: 'error',
    evidence: 'https://datatracker.ietf.org/doc/html/rfc4632',
    check: (cluster, report) => reportBadRanges(rangesOf(cluster), report),
  },
  {
    id: 'cluster/address-ranges-do-not-overlap',
    title: 'Pods, Services and nodes have ranges of their own',
    severity: 'error',
    evidence: 'https://docs.tigera.io/calico/latest/getting-started/kubernetes/requirements#ip-pool-configuration',
    check: (cluster, report) => reportOverlaps(rangesOf(cluster), report),
  },
  {
    id: 'cluster/ranges-match-ip-families',
    title: 'Pods and Services have exactly one range for each IP family of the cluster',
    severity: 'error',
    evidence: `${DOCS}/concepts/services-networking/dual-stack/#configure-ipv4-ipv6-dual-stack`,
    check: (cluster, report) => {
      for (const use of ['pods', 'services'] as const) reportFamilies(cluster, use, report);
    },
  },
  {
    id: 'cluster/service-range-size',
    title: 'A Service range has at most 2^20 addresses: before 1.34 the API server does not start with a larger one',
    severity: 'error',
    evidence: 'https://github.com/kubernetes/kubernetes/blob/master/cmd/kube-apiserver/app/options/validation.go',
    check: (cluster, report) => {
      if (isVersion(cluster.kubernetes) && compareVersions(cluster.kubernetes, '1.34') >= 0) return;
      for (const [index, range] of cluster.ranges.services.entries()) {
        report.whenKnown([range], ([text = ''], report) => {
          const parsed = known(text);
          const least = parsed?.family === 'ipv6' ? 108 : 12;
          if (parsed === undefined || parsed.prefix >= least) return;
          report({
            path: ['cluster', 'ranges', 'services', index],
            message: `${text} is too large for Services`,
            fix: `use a prefix of /${least} or longer, or Kubernetes 1.34 or newer`,
          });
        });
      }
    },
  },
  {
    id: 'cluster/pod-range-holds-nodes',
    title: 'The pod range has a block for every node that may come',
    severity: 'error',
    evidence: 'https://docs.k3s.io/installation/requirements#networking',
    check: (cluster, report) => {
      // A cloud may have more ranges than the first, and blocks of several sizes: its own rules count.
      if (cluster.platform.nodeCidrs === 'never' || isManaged(cluster)) return;
      const nodes = mostNodes(cluster);
      for (const [index, range] of cluster.ranges.pods.entries()) {
        report.whenKnown([range], ([text = ''], report) => {
          const parsed = known(text);
          if (parsed === undefined) return;
          const block = cluster.nodeCidrPrefix[parsed.family];
          const blocks = blockCount(parsed, block);
          if (blocks >= BigInt(nodes)) return;
          report({
            path: ['cluster', 'ranges', 'pods', index],
            message: `${text} holds ${blocks} blocks of /${block}, and the cluster may have ${nodes} nodes`,
            fix: `use a prefix of /${prefixFor(nodes, block)} or shorter`,
          });
        });
      }
    },
  },
  {
    id: 'cluster/node-blocks-fit-range',
    title: 'An IPv6 pod range is at most 16 bits shorter than the block of a node: no allocator counts further',
    severity: 'error',
    evidence: 'https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/nodeipam/ipam/cidrset/cidr_set.go',
    check: (cluster, report) => {
      for (const [index, range] of cluster.ranges.pods.entries()) {
        report.whenKnown([range], ([text = ''], report) => {
          const parsed = known(text);
          const least = cluster.nodeCidrPrefix.ipv6 - 16;
          if (parsed?.family !== 'ipv6' || parsed.prefix >= least) return;
          report({
            path: ['cluster', 'ranges', 'pods', index],
            message: `${text} cannot be cut into blocks of /${cluster.nodeCidrPrefix.ipv6}`,
            fix: `use a prefix of /${least} to /${cluster.nodeCidrPrefix.ipv6}`,
          });
        });
      }
    },
  },
  {
    id: 'cluster/api-server-host',
    title: 'The API server is given as a bare host name or address',
    severity: 'error',
    evidence: 'https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/',
    check: (cluster, report) => {
      report.whenKnown([cluster.apiServer.host], ([host = ''], report) => {
        if (isHost(host)) return;
        const bare = host
          .replace(/^[a-z]+:\/\//i, '')
          .replace(/[/?#].*$/, '')
          .replace(/:\d+$/, '');
        report({
          path: ['cluster', 'apiServer', 'host'],
          message: `'${host.slice(0, 100)}' is not a bare host name or address`,
          fix: isHost(bare)
            ? `write '${bare}', and the port as apiServer.port`
            : "write it as 'api.example.com' or '192.0.2.10'",
        });
      });
    },
  },
  {
    id: 'cluster/node-pools',
    title: 'Node pools have unique names, sensible counts and a control plane to join',
    severity: 'error',
    evidence: `${DOCS}/concepts/architecture/nodes/`,
    check: (cluster, report) => reportPools(cluster, report),
  },
  {
    id: 'cluster/control-plane-is-odd',
    title: 'An even number of control plane nodes tolerates no more losses than one fewer',
    severity: 'warning',
    evidence: 'https://etcd.io/docs/v3.6/faq/#why-an-odd-number-of-cluster-members',
    check: (cluster, report) => {
      const pools = cluster.nodePools.filter((pool) => pool.role === 'control-plane');
      const nodes = pools.reduce((sum, pool) => sum + pool.nodes.max, 0);
      if (nodes === 0 || nodes % 2 === 1) return;
      report({
        path: ['cluster', 'nodePools'],
        message: `${nodes} control plane nodes lose their quorum as early as ${nodes - 1} do`,
        fix: `have ${nodes - 1} or ${nodes + 1}`,
      });
    },
  },
  {
    id: 'waiver/has-a-reason',
    title: 'A waiver says why, for whoever reads the plan later',
    severity: 'error',
    evidence: 'CONTRIBUTING.md',
    check: (cluster, report) => {
      for (const [index, waiver] of cluster.waivers.entries()) {
        if (waiver.reason.trim().length >= 10) continue;
        report({
          path: ['waivers', index, 'reason'],
          message: `the waiver of ${waiver.rule} gives no reason`,
          fix: 'say in a sentence why the finding is accepted here',
        });
      }
    },
  },
];

/** Every range of a cluster, with what it is for. */
export function rangesOf(cluster: AnyCluster): readonly NamedRange[] {
  return (['pods', 'services', 'nodes'] as const).flatMap((use) =>
    cluster.ranges[use].map((cidr, index) => ({
      cidr,
      use: { pods: 'pod range', services: 'Service range', nodes: 'node range' }[use],
      path: ['cluster', 'ranges', use, index],
    })),
  );
}

function reportFamilies(cluster: AnyCluster, use: 'pods' | 'services', report: Report): void {
  const ranges = cluster.ranges[use];
  // A cloud gives pods addresses of its own network, and may choose the Service range.
  if (ranges.length === 0 && isManaged(cluster)) return;
  const wanted = cluster.ipFamilies;
  const { podNetwork } = cluster.platform;
  // Nodes elsewhere may have pods in several ranges.
  const isOfSomeNodes = use === 'pods' && podNetwork.kind === 'own' && podNetwork.nodes !== undefined;
  report.whenKnown(ranges, (texts, report) => {
    const given = texts.map((text) => known(text)?.family);
    if (given.includes(undefined)) return;
    const isWanted = given.every((family) => family !== undefined && wanted.includes(family));
    // A cloud may choose the range of one family by itself.
    const isLeftToCloud = isManaged(cluster) && new Set(given).size === given.length && given.length < wanted.length;
    if (isWanted && (isOfSomeNodes || isLeftToCloud)) return;
    if (given.length === wanted.length && given.every((family, index) => family === wanted[index])) return;
    report({
      path: ['cluster', 'ranges', use],
      message: `the cluster has the IP families ${wanted.join(' and ')}, and its ${use} ${given.length === 0 ? 'no range' : given.join(' and ')}`,
      fix: `give ${use} ${wanted.length === 1 ? 'one range' : 'two ranges'}: ${wanted.join(', then ')}`,
    });
  });
}

function reportPools(cluster: AnyCluster, report: Report): void {
  const seen = new Set<string>();
  for (const [index, pool] of cluster.nodePools.entries()) {
    const path = ['cluster', 'nodePools', index] as const;
    if (!isDnsLabel(pool.name)) {
      report({
        path: [...path, 'name'],
        message: `'${pool.name}' is not a DNS label`,
        fix: `write '${suggestDnsLabel(pool.name)}'`,
      });
    }
    if (seen.has(pool.name)) {
      report({ path: [...path, 'name'], message: `there are two pools '${pool.name}'`, fix: 'rename one of them' });
    }
    seen.add(pool.name);
    if (pool.nodes.min > pool.nodes.max) {
      report({
        path: [...path, 'nodes'],
        message: `min ${pool.nodes.min} is more than max ${pool.nodes.max}`,
        fix: 'swap them',
      });
    }
    if (pool.kernel !== undefined && !isVersion(pool.kernel)) {
      report({
        path: [...path, 'kernel'],
        message: `'${pool.kernel}' is not a kernel version`,
        fix: "write what 'uname -r' prints, such as '6.8.0-45-generic'",
      });
    }
    if (pool.role === 'control-plane' && pool.os === 'windows') {
      report({ path: [...path, 'os'], message: 'Windows nodes cannot run a control plane', fix: "use os 'linux'" });
    }
    for (const [number, taint] of pool.taints.entries()) {
      if (isLabelKey(taint.key) && isLabelValue(taint.value ?? '')) continue;
      report({
        path: [...path, 'taints', number],
        message: `'${taint.key}=${taint.value ?? ''}' is not a taint`,
        fix: "write key and value as label key and value, such as 'example.com/gpu' and 'true'",
      });
    }
    for (const [key, value] of Object.entries(pool.labels)) {
      if (isLabelKey(key) && isLabelValue(value)) continue;
      report({
        path: [...path, 'labels', key],
        message: `'${key}=${value}' is not a label`,
        fix: 'use at most 63 letters, digits, dashes, dots and underscores, with an optional DNS prefix for the key',
      });
    }
  }
  if (!isManaged(cluster) && !cluster.nodePools.some((pool) => pool.role === 'control-plane' && pool.nodes.min > 0)) {
    report({
      path: ['cluster', 'nodePools'],
      message: 'no pool runs the control plane',
      fix: "give one pool the role 'control-plane' and at least one node",
    });
  }
}
