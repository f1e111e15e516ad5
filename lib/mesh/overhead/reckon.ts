import { type ComputeAmount, larger, shareOf, sumOf, times } from '../../core/compute-amount';
import { monthlyCostOf } from '../../core/compute-prices';
import { type MeshProxy, PROXY_FIGURES } from './figures';
import type { MeshWorkload } from './options';

/** Ways to have a mesh. */
export type MeshMode = 'sidecar' | 'ambient';

/** What one way to have a mesh takes, beside what pods take for themselves. */
export interface ModeOverhead {
  /** Its proxies. */
  readonly parts: readonly OverheadPart[];
  /** What is set aside for them. */
  readonly requested: ComputeAmount;
  /** What they use, by what upstream has measured. Absent: no requests were given. */
  readonly used?: ComputeAmount;
  /** What is set aside, as a share of what the pods request for themselves. Absent: that was not given. */
  readonly ofPods?: ComputeAmount;
  /** What it costs: what is set aside, or what is used where that is more. Absent: no prices were given. */
  readonly monthlyCost?: number;
}

/** Proxies of one kind. */
export interface OverheadPart {
  /** What they are. */
  readonly proxy: MeshProxy;
  /** How many there are. */
  readonly copies: number;
  /** What is set aside for all of them. */
  readonly requested: ComputeAmount;
}

/** What a mode takes for a workload. */
export function overheadOf(mode: MeshMode, workload: MeshWorkload): ModeOverhead {
  const parts = copiesOf(mode, workload).map(([proxy, copies]) => ({
    proxy,
    copies,
    requested: times(requestedBy(proxy, workload), copies),
  }));
  const requested = sumOf(parts.map((part) => part.requested));
  const used = usedBy(mode, workload);
  const { pod, pods, prices } = workload;
  return {
    parts,
    requested,
    ...(used && { used }),
    ...(pod && { ofPods: shareOf(requested, times(pod, pods)) }),
    ...(prices && { monthlyCost: monthlyCostOf(used === undefined ? requested : larger(requested, used), prices) }),
  };
}

/** What a proxy requests. */
export function requestedBy(proxy: MeshProxy, { requested }: MeshWorkload): ComputeAmount {
  return requested?.[proxy] ?? PROXY_FIGURES[proxy].requested;
}

/** What the agents of ambient mode request on each node. */
export function nodeShareOf(workload: MeshWorkload): ComputeAmount {
  return sumOf([requestedBy('ztunnel', workload), requestedBy('nodeAgent', workload)]);
}

/** Requests a second that pass a waypoint. */
export function throughWaypoints({ requests, waypoints = 0 }: MeshWorkload): number {
  if (requests === undefined) return 0;
  return requests.perSecond * (requests.throughWaypoints ?? (waypoints > 0 ? 1 : 0));
}

function copiesOf(
  mode: MeshMode,
  { pods, nodes, waypoints = 0 }: MeshWorkload,
): readonly (readonly [MeshProxy, number])[] {
  if (mode === 'sidecar') return [['sidecar', pods]];
  return [['ztunnel', nodes], ['nodeAgent', nodes], ...(waypoints > 0 ? ([['waypoint', waypoints]] as const) : [])];
}

/** A request passes a proxy of the caller's and one of the callee's, and with a waypoint that one between them. */
function usedBy(mode: MeshMode, workload: MeshWorkload): ComputeAmount | undefined {
  if (workload.requests === undefined) return undefined;
  const both = 2 * workload.requests.perSecond;
  return sumOf(
    copiesOf(mode, workload).map(([proxy, copies]) => {
      const { measured } = PROXY_FIGURES[proxy];
      const perSecond = proxy === 'waypoint' ? throughWaypoints(workload) : both;
      return {
        cpu: (perSecond / 1000) * (measured?.cpuPerThousand ?? 0),
        memory: copies * (measured?.memory ?? 0),
      };
    }),
  );
}
