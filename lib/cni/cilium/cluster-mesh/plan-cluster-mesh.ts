import type { Cluster } from '../../../core/cluster';
import { type Finding, refuseErrors, type WaivedFinding } from '../../../core/finding';
import type { InstallPlan } from '../../../core/plan';
import { evaluate } from '../../../core/rule';
import { applyWaivers } from '../../../core/waiver';
import { checkShape } from '../../../input/shape';
import type { CiliumOptions } from '../options';
import { inspectCilium } from '../plan';
import { meshServicePort } from './api-server';
import type { MeshOfClusters } from './mesh-of-clusters';
import type { ClusterMeshMember, ClusterMeshOptions } from './mesh-options';
import { MESH_OF_CLUSTERS_RULES } from './mesh-rules';
import type { CiliumMeshEndpoint } from './options';

/** A cluster of a mesh that is planned. */
export interface PlannedMember<S = string> {
  /** As it was given. */
  readonly cluster: Cluster<S>;
  /** Options that put it into the mesh: for `planCilium`, or a component. */
  readonly cilium: CiliumOptions<S>;
  /** What to install there. */
  readonly plan: InstallPlan<S>;
}

/** What came of planning a mesh. */
export interface ClusterMeshInspection<S = string> {
  /** The clusters, as far as they could be planned. */
  readonly members: readonly PlannedMember<S>[];
  /** Everything that was found, in the terms of the call: `members[1].cilium.encryption`. */
  readonly findings: readonly Finding[];
  /** What was found and accepted. */
  readonly waived: readonly WaivedFinding[];
}

/**
 * Plans Cilium in every cluster of a mesh: each knows the others, and all agree where they must.
 *
 * @param members - the clusters, in any order.
 * @param options - what they have in common.
 * @returns the clusters with their plans, in the order given.
 * @throws BlueprintError with everything that cannot mesh.
 * @see https://docs.cilium.io/en/stable/network/clustermesh/clustermesh/
 * @example
 * ```ts
 * const [east, west] = planClusterMesh([
 *   { cluster: k3sCluster({ name: 'east', … }), id: 1, endpoint: { by: 'ips', ips: ['10.1.0.10'], port: 32379 } },
 *   { cluster: k3sCluster({ name: 'west', … }), id: 2, endpoint: { by: 'ips', ips: ['10.2.0.10'], port: 32379 } },
 * ]);
 * ```
 */
export function planClusterMesh<S = string>(
  members: readonly ClusterMeshMember<S>[],
  options: ClusterMeshOptions = {},
): readonly PlannedMember<S>[] {
  const inspection = inspectClusterMesh(members, options);
  refuseErrors('cluster mesh', inspection.findings);
  return inspection.members;
}

/** What {@link planClusterMesh} would say, without throwing. */
export function inspectClusterMesh<S = string>(
  members: readonly ClusterMeshMember<S>[],
  options: ClusterMeshOptions = {},
): ClusterMeshInspection<S> {
  const shape = checkShape('ClusterMeshOptions', options, []);
  if (shape.usable === undefined) return { members: [], findings: shape.findings, waived: [] };
  const { waivers = [], ...common } = shape.usable;
  const planned = members.map((member) => {
    const cilium = optionsOf(member, members, common);
    return { member, cilium, ...inspectCilium(member.cluster, cilium) };
  });
  const mesh: MeshOfClusters = {
    members: planned.flatMap(({ draft, member }, index) =>
      draft === undefined ? [] : [{ index, member, plan: draft }],
    ),
    most: common.maxConnectedClusters ?? 255,
  };
  const { deferred, findings } = evaluate<MeshOfClusters, S>(MESH_OF_CLUSTERS_RULES, mesh);
  const { standing, waived } = applyWaivers(findings, waivers);
  return {
    members: planned.flatMap(({ cilium, draft, member: { cluster } }) =>
      draft === undefined ? [] : [{ cluster, cilium, plan: { ...draft, deferred: [...draft.deferred, ...deferred] } }],
    ),
    findings: [...shape.findings, ...inTermsOfTheCall(planned.map((one) => one.findings)), ...standing],
    waived: [...planned.flatMap((one) => one.waived), ...waived],
  };
}

/** What Cilium is told in one of the clusters. */
function optionsOf<S>(
  { apiServer, cilium, cluster, endpoint, id }: ClusterMeshMember<S>,
  members: readonly ClusterMeshMember<S>[],
  common: Omit<ClusterMeshOptions, 'waivers'>,
): CiliumOptions<S> {
  const peers = members.flatMap((other) =>
    other.cluster.name === cluster.name || other.endpoint === undefined
      ? []
      : [{ name: other.cluster.name, endpoint: withPort(other.endpoint, other) }],
  );
  return {
    ...cilium,
    clusterMesh: {
      ...common,
      id,
      ...(endpoint !== undefined && { endpoint }),
      ...(apiServer !== undefined && { apiServer }),
      peers,
    },
  };
}

/** An endpoint that says no port is reached where the Service of its cluster is. */
function withPort<S>(
  endpoint: CiliumMeshEndpoint<S>,
  { apiServer, cluster }: ClusterMeshMember<S>,
): CiliumMeshEndpoint<S> {
  return { ...endpoint, port: endpoint.port ?? meshServicePort(cluster, apiServer) };
}

/** Findings of every cluster, each at the place in the call that it is about, and each of these once. */
function inTermsOfTheCall(findings: readonly (readonly Finding[])[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.flatMap((ofMember, index) =>
    ofMember.flatMap((finding) => {
      const path = pathInCall(finding.path, index);
      const key = `${finding.rule} ${path}`;
      if (path === undefined || seen.has(key)) return [];
      seen.add(key);
      return [{ ...finding, path }];
    }),
  );
}

/** Where in the call an option of a cluster comes from. `undefined`: from another cluster, which has said it. */
function pathInCall(path: string, index: number): string | undefined {
  const at = `members[${index}]`;
  if (/^cluster\b/.test(path)) return `${at}.${path}`;
  const own = /^clusterMesh\.(id|endpoint|apiServer)\b.*/.exec(path);
  if (own !== null) return `${at}.${path.slice('clusterMesh.'.length)}`;
  if (/^clusterMesh\.peers\b/.test(path)) return undefined;
  if (path.startsWith('clusterMesh.')) return path.slice('clusterMesh.'.length);
  return `${at}.cilium.${path}`;
}
