import { type ComputeAmount, shareOf, times } from '../../core/compute-amount';
import { type Finding, refuseErrors } from '../../core/finding';
import { evaluate } from '../../core/rule';
import { checkShape } from '../../input/shape';
import type { MeshWorkload } from './options';
import { type ModeOverhead, overheadOf, requestedBy } from './reckon';
import { MESH_OVERHEAD_RULES } from './rules';

/** What a mesh takes for a workload, in either mode. The control plane is the same in both, and not counted. */
export interface MeshOverhead {
  /** With a proxy in every pod. */
  readonly sidecar: ModeOverhead;
  /** With a proxy on every node, and waypoints. */
  readonly ambient: ModeOverhead;
  /** How much less is set aside in ambient mode, as a share of what sidecars would take. Negative: it is more. */
  readonly saved: ComputeAmount;
  /** What ambient mode costs less in a month. Absent: no prices were given. */
  readonly savedMonthly?: number;
  /** Pods of the mesh for each node, from which on ambient mode sets aside no more than sidecars would. */
  readonly breakEven: BreakEven;
  /** Warnings. */
  readonly findings: readonly Finding[];
}

/** Pods for each node. */
export interface BreakEven {
  /** For CPU. */
  readonly cpu: number;
  /** For memory. */
  readonly memory: number;
}

/** What was found, and what it amounts to in spite of it. */
export interface MeshOverheadInspection {
  /** Absent if too little is usable. Not to be relied on if any finding is an error. */
  readonly overhead?: MeshOverhead;
  /** Everything that was found. */
  readonly findings: readonly Finding[];
}

/**
 * Reckons what a mesh takes beside the pods in it: with sidecars, and in ambient mode.
 *
 * What is set aside comes from the charts, what is used from what upstream has measured, and money from your prices.
 *
 * @throws BlueprintError with every problem found: amounts that are none, pods that do not fit their nodes.
 * @see https://istio.io/latest/docs/ops/deployment/performance-and-scalability/
 * @example
 * ```ts
 * const { saved, ambient } = meshOverhead({
 *   pods: 50,
 *   nodes: 3,
 *   waypoints: 4,
 *   requests: { perSecond: 2000, throughWaypoints: 0.2 },
 *   prices: { corePerHour: 0.03, gibPerHour: 0.004 },
 * });
 * ```
 */
export function meshOverhead(workload: MeshWorkload): MeshOverhead {
  const { overhead, findings } = inspectMeshOverhead(workload);
  refuseErrors('mesh overhead', findings, overhead);
  if (overhead === undefined) throw new TypeError('no findings and no overhead');
  return overhead;
}

/** What {@link meshOverhead} would say, without throwing. */
export function inspectMeshOverhead(workload: MeshWorkload): MeshOverheadInspection {
  const shape = checkShape('MeshWorkload', workload, []);
  if (shape.usable === undefined) return { findings: shape.findings };
  const { findings: ofRules } = evaluate<MeshWorkload, never>(MESH_OVERHEAD_RULES, shape.usable);
  const findings = [...shape.findings, ...ofRules.filter(({ path }) => !shape.isCut(path))];
  return { overhead: { ...amounts(shape.usable), findings }, findings };
}

function amounts(workload: MeshWorkload): Omit<MeshOverhead, 'findings'> {
  const [sidecar, ambient] = [overheadOf('sidecar', workload), overheadOf('ambient', workload)];
  const { cpu, memory } = shareOf(ambient.requested, sidecar.requested);
  return {
    sidecar,
    ambient,
    saved: { cpu: 1 - cpu, memory: 1 - memory },
    ...(sidecar.monthlyCost !== undefined &&
      ambient.monthlyCost !== undefined && { savedMonthly: sidecar.monthlyCost - ambient.monthlyCost }),
    breakEven: breakEvenOf(workload, ambient),
  };
}

function breakEvenOf(workload: MeshWorkload, { requested }: ModeOverhead): BreakEven {
  const sidecar = requestedBy('sidecar', workload);
  const perNode = times(requested, 1 / workload.nodes);
  return {
    cpu: podsFor(perNode.cpu / sidecar.cpu),
    memory: podsFor(perNode.memory / sidecar.memory),
  };
}

/** The next whole number, unless it is there already but for the error of binary fractions. */
function podsFor(ratio: number): number {
  return Math.ceil(ratio - 1e-9);
}
