import { fewestNodes } from '../../../core/cluster';
import type { Path } from '../../../core/path';
import { stepsWithChart } from '../../../core/plan-contents';
import type { Report, Rule } from '../../../core/rule';
import { type Tree, valueAt } from '../../../core/trees';
import { minorOf } from '../../../core/version';
import type { MeshMember, MeshOfClusters } from './mesh-of-clusters';
import { rangesOf, reportOutside, reportShared } from './mesh-ranges';

const DOCS = 'https://docs.cilium.io/en/stable/network/clustermesh/clustermesh/';
const WIREGUARD = 'https://docs.cilium.io/en/stable/security/network/encryption-wireguard/';
const UPGRADE = 'https://docs.cilium.io/en/stable/operations/upgrade/';

/** What must hold for all clusters of a mesh together. */
export const MESH_OF_CLUSTERS_RULES: readonly Rule<MeshOfClusters>[] = [
  {
    id: 'cluster-mesh/clusters-differ',
    title: 'Every cluster of a mesh has a name and a number of its own',
    severity: 'error',
    evidence: DOCS,
    check: ({ members }, report) => {
      const names = new Map<string, number>();
      const ids = new Map<number, string>();
      for (const { index, member } of members) {
        const { cluster, id } = member;
        const [first, holder] = [names.get(cluster.name), ids.get(id)];
        if (first !== undefined)
          report({
            path: ['members', index, 'cluster', 'name'],
            message: `'${cluster.name}' is the name of members[${first}] too`,
            fix: 'give every cluster a name of its own',
          });
        if (holder !== undefined)
          report({
            path: ['members', index, 'id'],
            message: `${id} is the id of ${holder} too`,
            fix: `choose another, such as ${firstFree(members)}`,
          });
        names.set(cluster.name, first ?? index);
        ids.set(id, holder ?? cluster.name);
      }
    },
  },
  {
    id: 'cluster-mesh/clusters-fit',
    title: 'A mesh has at most as many clusters as it was made for',
    severity: 'error',
    evidence: DOCS,
    check: ({ members, most }, report) => {
      if (members.length <= most) return;
      report({
        path: ['maxConnectedClusters'],
        message: `${members.length} clusters are more than ${most}`,
        fix: most < 511 ? 'set maxConnectedClusters to 511, before the first cluster is installed' : 'make two meshes',
      });
    },
  },
  {
    id: 'cluster-mesh/ranges-are-disjoint',
    title: 'Pods and nodes of all clusters of a mesh have addresses of their own',
    severity: 'error',
    evidence: DOCS,
    check: ({ members }, report) => {
      const ranges = members.flatMap((one) => rangesOf(one));
      report.whenKnown(
        ranges.map(({ range }) => range),
        (texts, report) => reportShared(ranges, texts, report),
      );
    },
  },
  {
    id: 'cluster-mesh/families-agree',
    title: 'All clusters of a mesh have the same IP families',
    severity: 'error',
    evidence: DOCS,
    check: ({ members }, report) =>
      reportDifference(members, report, {
        of: ({ member }) => member.cluster.ipFamilies.join(' and '),
        path: ['cluster', 'ranges', 'pods'],
        message: (own, other, name) =>
          `${own} here, and ${other} in ${name}: what only one has, the other cannot reach`,
        fix: 'give all clusters the same IP families',
      }),
  },
  {
    id: 'cluster-mesh/datapaths-agree',
    title: 'Packets travel between all clusters of a mesh in the same way: in the same tunnel, or as they are',
    severity: 'error',
    evidence: DOCS,
    check: ({ members }, report) =>
      reportDifference(members, report, {
        of: (one) => datapathOf(valuesOf(one)),
        path: ['cilium', 'routing'],
        message: (own, other, name) =>
          `${own} here, and ${other} in ${name}: neither understands the packets of the other`,
        fix: 'give all clusters the same routing',
      }),
  },
  {
    id: 'cluster-mesh/encryption-agrees',
    title: 'All clusters of a mesh encrypt in the same way, or none',
    severity: 'error',
    evidence: WIREGUARD,
    check: ({ members }, report) =>
      reportDifference(members, report, {
        of: (one) => encryptionOf(valuesOf(one)),
        path: ['cilium', 'encryption'],
        message: (own, other, name) =>
          `${own} here, and ${other} in ${name}: traffic between them is lost or in the clear`,
        fix: 'give all clusters the same encryption',
      }),
  },
  {
    id: 'cluster-mesh/native-range-holds-all',
    title:
      'Where pods are routed as they are, every cluster knows the ranges of all: the others would see a node instead of a pod',
    severity: 'error',
    evidence: DOCS,
    check: ({ members }, report) => {
      const pods = members.flatMap(({ member: { cluster } }) => cluster.ranges.pods);
      for (const one of members) {
        const values = valuesOf(one);
        const natives = [values['ipv4NativeRoutingCIDR'], values['ipv6NativeRoutingCIDR']].filter(
          (range) => range !== undefined,
        );
        if (values['routingMode'] !== 'native' || natives.length === 0 || values['enableIPv4Masquerade'] === false)
          continue;
        report.whenKnown([...natives, ...pods], (texts, report) => reportOutside(one, texts, natives.length, report));
      }
    },
  },
  {
    id: 'cluster-mesh/versions-are-near',
    title: 'Clusters of a mesh run the same minor of Cilium, or neighbours: others are not tested together',
    severity: 'warning',
    evidence: UPGRADE,
    check: ({ members }, report) => {
      const minors = members.map((one) => ({ ...one, minor: minorNumber(one) }));
      const newest = minors.reduce<(typeof minors)[number] | undefined>(
        (best, one) => (best === undefined || one.minor > best.minor ? one : best),
        undefined,
      );
      for (const { index, minor } of minors) {
        if (newest === undefined || newest.minor - minor <= 1) continue;
        report({
          path: ['members', index, 'cilium', 'version'],
          message: `1.${minor} here, and 1.${newest.minor} in ${newest.member.cluster.name}`,
          fix: 'upgrade one minor at a time, all clusters before the next',
        });
      }
    },
  },
  {
    id: 'cluster-mesh/endpoint-is-known',
    title: 'The others connect to a cluster once they are told where',
    severity: 'warning',
    evidence: DOCS,
    check: ({ members }, report) => {
      for (const { index, member } of members) {
        if (member.endpoint !== undefined) continue;
        report({
          path: ['members', index, 'endpoint'],
          message: `no other cluster is told where ${member.cluster.name} is reached`,
          fix: 'install it, look at the Service clustermesh-apiserver, and give its address or name here',
        });
      }
    },
  },
  {
    id: 'cluster-mesh/one-node-is-one-place',
    title: 'An endpoint made of nodes names more than one of them',
    severity: 'warning',
    evidence: DOCS,
    check: ({ members }, report) => {
      for (const one of members) {
        const { cluster, endpoint } = one.member;
        const service = valueAt(valuesOf(one), ['clustermesh', 'apiserver', 'service', 'type']);
        if (service !== 'NodePort' || endpoint?.by !== 'ips' || endpoint.ips.length > 1) continue;
        if (fewestNodes(cluster, 'linux') < 2) continue;
        report({
          path: ['members', one.index, 'endpoint', 'ips'],
          message: `the mesh loses ${cluster.name} with one of its nodes`,
          fix: 'give the addresses of several nodes, or a load balancer',
        });
      }
    },
  },
];

/** A property in which all clusters must be like the first. */
interface Agreement {
  readonly of: (one: MeshMember) => string;
  readonly path: Path;
  readonly message: (own: string, other: string, name: string) => string;
  readonly fix: string;
}

function reportDifference([first, ...rest]: readonly MeshMember[], report: Report, agreement: Agreement): void {
  if (first === undefined) return;
  const wanted = agreement.of(first);
  for (const one of rest) {
    const own = agreement.of(one);
    if (own === wanted) continue;
    report({
      path: ['members', one.index, ...agreement.path],
      message: agreement.message(own, wanted, first.member.cluster.name),
      fix: agreement.fix,
    });
  }
}

function valuesOf({ plan }: MeshMember): Tree {
  return stepsWithChart([plan], 'cilium')[0]?.values ?? {};
}

function datapathOf(values: Tree): string {
  return values['routingMode'] === 'tunnel' ? `a tunnel by ${String(values['tunnelProtocol'])}` : 'routed as they are';
}

function encryptionOf(values: Tree): string {
  const type = valueAt(values, ['encryption', 'type']);
  return typeof type === 'string' ? type : 'no encryption';
}

function minorNumber({ plan }: MeshMember): number {
  const [step] = stepsWithChart([plan], 'cilium');
  return step === undefined ? 0 : Number(minorOf(step.chart.version).split('.')[1]);
}

function firstFree(members: readonly MeshMember[]): number {
  const taken = new Set(members.map(({ member }) => member.id));
  let id = 1;
  while (taken.has(id)) id += 1;
  return id;
}
