import type { ComputeSize } from '../../core/compute-amount';
import type { InstallPlan } from '../../core/plan';
import { podWorkloads } from '../../core/pod-workloads';
import type { Toleration } from '../../core/tolerations';
import { textsOf, treeAt, treesOf } from '../../core/trees';
import { HALF_LABEL } from '../../nodes/spot-capacity/labels';
import type { Guarantee } from '../placement/guarantee';
import { podRequests } from '../pod-requests';
import { identityOf } from '../spot-safe/objects/identity';
import { LOSS_TAINTS } from '../spot-safe/objects/pod-template';
import type { HeadroomOptions } from './options';

/** A plan of a workload, with what it guarantees. */
export type GuaranteedPlan<S = string> = InstallPlan<S> & { readonly guarantee: Guarantee };

/** What nodes are like, which no plan of a workload knows. */
export interface HeadroomNodes {
  /** Zones, as nodes have them in the label `topology.kubernetes.io/zone`. */
  readonly zones: readonly string[];
  /** What the largest of the nodes has for pods, without what its DaemonSets request. */
  readonly usable: ComputeSize;
}

/**
 * Options of room for the pods of a workload: a unit is what a node may have of them, and there is room for the loss that the
 * workload lives through, as far as other zones take its pods. A label of spot nodes that the workload was told of (`spotLabel`)
 * has to be said of the room too.
 *
 * @param plan - of `planSpotSafeWorkload`, `planHybridWorkload` or `planSpotStateful`.
 * @param nodes - what nodes are like: `usableNode` reckons it.
 * @example
 * ```ts
 * const web = planSpotSafeWorkload(cluster, options);
 * const room = planHeadroom(cluster, {
 *   ...headroomFor(web, { zones: ['eu-central-1a', 'eu-central-1b'], usable: { cpu: 1.7, memory: 6000 } }),
 *   growth: { nodesPerMinute: 1, secondsToReady: 90 },
 * });
 * ```
 */
export function headroomFor<S>(
  { guarantee, ...plan }: GuaranteedPlan<S>,
  { usable, zones }: HeadroomNodes,
): Pick<
  HeadroomOptions,
  'nodes' | 'nodeSelector' | 'nodesPerZone' | 'protects' | 'survive' | 'tolerations' | 'unit' | 'zones'
> {
  const { name, namespace, node, onZoneLoss, podsPerNode, survive, zone = node } = guarantee;
  // Nobody takes back the nodes of a base.
  const workload = podWorkloads([plan]).find(({ labels }) => labels[HALF_LABEL] !== 'on-demand');
  const spec = workload?.spec ?? {};
  const isBound =
    treeAt(spec, 'affinity', 'nodeAffinity')['requiredDuringSchedulingIgnoredDuringExecution'] !== undefined;
  // How long pods stay on a lost node is theirs: those that keep room may wait.
  const tolerations = (treesOf(spec['tolerations']) as readonly Toleration[]).filter(
    ({ key }) => !LOSS_TAINTS.some((taint) => taint === key),
  );
  return {
    zones,
    unit: { kind: 'pods', pods: podsPerNode, requests: podRequests(spec), usable },
    protects: [{ namespace, matchLabels: identityOf(name, namespace).matchLabels }],
    // Pods that wait for their zone leave room elsewhere unused.
    survive: onZoneLoss === 'reschedule' ? survive : 'node',
    nodesPerZone: Math.ceil(zone.pods / podsPerNode),
    nodes: { capacity: isBound ? 'spot' : 'spot-first' },
    nodeSelector: textsOf(treeAt(spec, 'nodeSelector')),
    ...(tolerations.length > 0 && { tolerations }),
  };
}
