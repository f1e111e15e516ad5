import { allows, type Shape } from './placement-model';

/** How a Deployment replaces its pods. */
export interface RollOut {
  readonly maxSurge: number;
  readonly maxUnavailable: number;
  /** Whether the constraint on zones counts the pods of each revision apart. The one on nodes never does. */
  readonly byRevision: boolean;
}

/** What can come of a roll-out, whichever old pods go first. */
export interface RollOutWorst {
  /** Whether it may stop half-way and never end. */
  readonly isStuck: boolean;
  /** Pods in one zone meanwhile. */
  readonly zone: number;
  /** Pods on one node meanwhile. */
  readonly node: number;
  /** Pods in one zone when it is through. */
  readonly finalZone: number;
  /** The fewest pods that serve meanwhile, with new ones that serve as soon as they are placed. */
  readonly serving: number;
}

/** Old and new pods of a node. */
interface Node {
  readonly old: number;
  readonly fresh: number;
}

interface State {
  readonly zones: readonly (readonly Node[])[];
  /** New pods that find no node yet. */
  readonly waiting: number;
  /** Old pods that are to go, and are still there: new ones may be there before. */
  readonly doomed: number;
}

/** Tries every roll-out that starts with pods which are spread evenly, on as many nodes in each zone as the shape says. */
export function worstRollOut(shape: Shape, rollOut: RollOut): RollOutWorst {
  const seen = new Set<string>();
  const open: State[] = [{ zones: evenly(shape), waiting: 0, doomed: 0 }];
  const worst = { isStuck: false, zone: 0, node: 0, finalZone: 0, serving: shape.replicas };
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const key = keyOf(state);
    if (seen.has(key)) continue;
    seen.add(key);
    const nodes = state.zones.flat();
    const [old, fresh] = [sum(nodes.map((node) => node.old)), sum(nodes.map((node) => node.fresh))];
    const inZones = state.zones.map((zone) => sum(zone.map(podsOn)));
    worst.zone = Math.max(worst.zone, ...inZones);
    worst.node = Math.max(worst.node, ...nodes.map(podsOn));
    worst.serving = Math.min(worst.serving, old + fresh);
    if (fresh === shape.replicas && old === 0) {
      worst.finalZone = Math.max(worst.finalZone, ...inZones);
      continue;
    }
    const next = [...placed(shape, rollOut, state), ...ended(state)];
    const total = old - state.doomed + fresh + state.waiting;
    if (total < shape.replicas + rollOut.maxSurge && fresh + state.waiting < shape.replicas)
      next.push({ ...state, waiting: state.waiting + 1 });
    if (old > state.doomed && old - state.doomed + fresh > shape.replicas - rollOut.maxUnavailable)
      next.push({ ...state, doomed: state.doomed + 1 });
    if (next.length === 0) worst.isStuck = true;
    open.push(...next);
  }
  return worst;
}

/** Pods as even as they can be over zones, and over the nodes of each. */
function evenly({ replicas, zones }: Shape): State['zones'] {
  return zones.map((count, index) => {
    const share = Math.floor(replicas / zones.length) + (index < replicas % zones.length ? 1 : 0);
    return Array.from({ length: count }, (_, node) => ({
      old: Math.floor(share / count) + (node < share % count ? 1 : 0),
      fresh: 0,
    }));
  });
}

function placed({ zone, host }: Shape, { byRevision }: RollOut, state: State): State[] {
  const { waiting, zones } = state;
  if (waiting === 0) return [];
  const inZones = zones.map((nodes) => sum(nodes.map((node) => (byRevision ? node.fresh : podsOn(node)))));
  const onNodes = zones.flat().map(podsOn);
  return changes(zones, (node, index) => {
    const isAllowed = allows(zone, inZones, inZones[index] ?? 0) && allows(host, onNodes, podsOn(node));
    return isAllowed ? { ...node, fresh: node.fresh + 1 } : undefined;
  }).map((changed) => ({ ...state, zones: changed, waiting: waiting - 1 }));
}

function ended(state: State): State[] {
  const { doomed, zones } = state;
  if (doomed === 0) return [];
  return changes(zones, (node) => (node.old > 0 ? { ...node, old: node.old - 1 } : undefined)).map((changed) => ({
    ...state,
    zones: changed,
    doomed: doomed - 1,
  }));
}

/** The states in which one node is another. */
function changes(zones: State['zones'], change: (node: Node, zone: number) => Node | undefined): State['zones'][] {
  return zones.flatMap((nodes, index) =>
    nodes.flatMap((node, place) => {
      const changed = change(node, index);
      if (changed === undefined) return [];
      const grown = nodes.map((one, other) => (other === place ? changed : one));
      return [zones.map((one, other) => (other === index ? grown : one))];
    }),
  );
}

/** Nodes of a zone are alike, and so are zones with as many nodes. */
function keyOf({ doomed, zones, waiting }: State): string {
  const each = zones.map((nodes) =>
    nodes
      .map(({ old, fresh }) => `${old}.${fresh}`)
      .sort()
      .join(),
  );
  return `${each.sort().join('|')}+${waiting}-${doomed}`;
}

function podsOn({ old, fresh }: Node): number {
  return old + fresh;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
