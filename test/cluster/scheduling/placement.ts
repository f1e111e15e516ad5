import { isAlive, isReady, type LivePod } from './live-pod';
import type { Labels, SimulatedCluster } from './simulated-cluster';
import { ZONE } from './simulated-node';

/** Where the pods of a workload are. */
export interface Placement {
  /** Pods by the names of nodes. */
  readonly nodes: ReadonlyMap<string, number>;
  /** Pods by the names of zones. */
  readonly zones: ReadonlyMap<string, number>;
  /** The node with the most pods. */
  readonly worstNode: Crowd;
  /** The zone with the most pods. */
  readonly worstZone: Crowd;
}

/** Pods in one place. */
export interface Crowd {
  readonly name: string;
  readonly pods: number;
}

/** Where the pods with some labels are, those that are about to end apart. */
export function placementOf(cluster: SimulatedCluster, labels: Labels): Placement {
  const zoneOf = new Map(cluster.nodes.map(({ metadata }) => [metadata.name, metadata.labels[ZONE] ?? '']));
  const bound = cluster.pods(labels).flatMap((pod) => (isAlive(pod) ? (pod.spec.nodeName ?? []) : []));
  const nodes = counted(bound);
  const zones = counted(bound.map((name) => zoneOf.get(name) ?? ''));
  return { nodes, zones, worstNode: worst(nodes), worstZone: worst(zones) };
}

/** The pods with some labels that traffic may go to. */
export function readyPods(cluster: SimulatedCluster, labels: Labels): readonly LivePod[] {
  return cluster.pods(labels).filter(isReady);
}

/** How many of some pods are still Ready. */
export function survivorsOf(cluster: SimulatedCluster, before: readonly LivePod[]): number {
  const uids = new Set(before.map(({ metadata }) => metadata.uid));
  return cluster.pods().filter((pod) => uids.has(pod.metadata.uid) && isReady(pod)).length;
}

function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function worst(counts: ReadonlyMap<string, number>): Crowd {
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return { name: first?.[0] ?? '', pods: first?.[1] ?? 0 };
}
