/** The part of a topology spread constraint with DoNotSchedule that decides. */
export interface SpreadRule {
  readonly maxSkew: number;
  /** Fewer domains than these: the least crowded one counts as empty. */
  readonly minDomains: number;
}

/** Pods of one workload, and the nodes that there are for it. */
export interface Shape {
  readonly replicas: number;
  /** How many nodes each zone has. */
  readonly zones: readonly number[];
  /** Absent: no constraint on zones. */
  readonly zone?: SpreadRule;
  /** Absent: no constraint on nodes. */
  readonly host?: SpreadRule;
}

/** The worst that can come of a shape, whatever order nodes and pods come in, and whatever the scheduler prefers. */
export interface Worst {
  /** Pods on one node. */
  readonly node: number;
  /** Pods in one zone. */
  readonly zone: number;
  /** Pods in one zone and on one node of another. */
  readonly zoneAndNode: number;
  /** Pods that find no node in the end. */
  readonly waiting: number;
}

/** Pods on each node of a zone, in the order of crowds: nodes of a zone are alike. */
type Zone = readonly number[];

const NONE: Worst = { node: 0, zone: 0, zoneAndNode: 0, waiting: 0 };

/**
 * Tries everything: zones that come one after the other, and pods that go wherever the constraints let them. It knows
 * nothing but the rule of the scheduler: a pod may go where `pods there + 1 - least crowded <= maxSkew`.
 */
export function worstOf(shape: Shape): Worst {
  return explore(shape, [{ present: [], absent: shape.zones }]);
}

/** The same after a zone is lost with its pods: the rest of the pods is there, and what is missing is placed again. */
export function worstAfterZoneLoss(shape: Shape): Worst {
  const settled: State[] = [];
  explore(shape, [{ present: [], absent: shape.zones }], (state) => settled.push(state));
  const lost = settled.flatMap(({ present }) =>
    present.map((_, index) => ({ present: present.filter((__, other) => other !== index), absent: [] })),
  );
  return explore(shape, lost);
}

/** The pods that run on some zones, and the zones that are still to come. */
interface State {
  readonly present: readonly Zone[];
  readonly absent: readonly number[];
}

function explore(shape: Shape, from: readonly State[], onSettled?: (state: State) => void): Worst {
  const seen = new Set<string>();
  let worst = NONE;
  const open = [...from];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const key = keyOf(state);
    if (seen.has(key)) continue;
    seen.add(key);
    const next = [...arrivals(state), ...placements(shape, state)];
    open.push(...next);
    worst = worse(worst, crowdsOf(state.present));
    if (next.length > 0) continue;
    worst = worse(worst, { ...NONE, waiting: shape.replicas - podsOf(state.present) });
    onSettled?.(state);
  }
  return worst;
}

function arrivals({ present, absent }: State): readonly State[] {
  return absent.map((nodes, index) => ({
    present: [...present, Array.from({ length: nodes }, () => 0)],
    absent: absent.filter((_, other) => other !== index),
  }));
}

function placements({ replicas, zone: zoneRule, host }: Shape, { present, absent }: State): readonly State[] {
  if (podsOf(present) === replicas) return [];
  const inZones = present.map(sum);
  return present.flatMap((zone, index) => {
    if (!allows(zoneRule, inZones, inZones[index] ?? 0)) return [];
    const crowds = [...new Set(zone)].filter((pods) => allows(host, present.flat(), pods));
    return crowds.map((pods) => {
      const grown = [...zone];
      grown[grown.indexOf(pods)] = pods + 1;
      return { present: present.map((one, other) => (other === index ? grown.sort(ascending) : one)), absent };
    });
  });
}

/** Whether a constraint lets one more pod into a domain that has some. */
export function allows(rule: SpreadRule | undefined, domains: readonly number[], there: number): boolean {
  if (rule === undefined) return true;
  const least = domains.length < rule.minDomains ? 0 : Math.min(...domains);
  return there + 1 - least <= rule.maxSkew;
}

function crowdsOf(present: readonly Zone[]): Worst {
  const inZones = present.map(sum);
  const zoneAndNode = inZones.map((pods, index) => {
    const elsewhere = present.filter((_, other) => other !== index).flat();
    return pods + Math.max(0, ...elsewhere);
  });
  return {
    node: Math.max(0, ...present.flat()),
    zone: Math.max(0, ...inZones),
    zoneAndNode: Math.max(0, ...zoneAndNode),
    waiting: 0,
  };
}

function worse(one: Worst, other: Worst): Worst {
  return {
    node: Math.max(one.node, other.node),
    zone: Math.max(one.zone, other.zone),
    zoneAndNode: Math.max(one.zoneAndNode, other.zoneAndNode),
    waiting: Math.max(one.waiting, other.waiting),
  };
}

/** Zones with as many nodes are alike. */
function keyOf({ present, absent }: State): string {
  return `${present
    .map((zone) => zone.join())
    .sort()
    .join('|')}+${[...absent].sort(ascending).join()}`;
}

function podsOf(present: readonly Zone[]): number {
  return sum(present.map(sum));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function ascending(one: number, other: number): number {
  return one - other;
}
