import { isTree, type Values } from '../../lib/core/values';
import type { NeedOptions } from '../../lib/workloads/placement/need-options';
import { placementOf } from '../../lib/workloads/placement/place';
import type { Placement } from '../../lib/workloads/placement/placement';
import { resolveNeed } from '../../lib/workloads/placement/settings';
import { inspectSpotSafeWorkload, type SpotSafePlan } from '../../lib/workloads/spot-safe';
import { sized } from '../support/clusters';
import { type Shape, type SpreadRule, worstAfterZoneLoss, worstOf } from '../support/placement-model';
import { worstRollOut } from '../support/roll-out-model';

const CLUSTER = sized(100);
const ZONE = 'topology.kubernetes.io/zone';
const HOSTNAME = 'kubernetes.io/hostname';

/** Beyond this, trying everything takes longer than a test may. */
const MOST_REPLICAS = 10;
const MOST_FOR_ROLL_OUTS = 8;

/** Everything that may be asked for, as far as the model goes. */
const ASKED: readonly NeedOptions[] = [1, 2, 3, 4, 5, 6].flatMap((need) =>
  [1, 2, 3, 4].flatMap((zones) =>
    (['node', 'zone', 'zone+node'] as const).flatMap((survive) =>
      (['hold', 'reschedule'] as const).flatMap((onZoneLoss) =>
        [0.2, 0.34, 0.5].flatMap((blastRadius) =>
          [1, 2].map((podsPerNode) => ({ need, zones, survive, onZoneLoss, blastRadius, podsPerNode })),
        ),
      ),
    ),
  ),
);

/** Whether pods must be in two zones at least: otherwise a zone may take all of them, and the plan is refused. */
function isPossible({ onZoneLoss, survive, zones = 1 }: NeedOptions): boolean {
  return survive === 'node' || zones > (onZoneLoss === 'hold' ? 1 : 2);
}

/** What is asked for, once for all that come to the same. */
const DISTINCT: readonly NeedOptions[] = [
  ...new Map(
    ASKED.filter(isPossible).flatMap((asked) => {
      const placement = placementOf(resolveNeed(asked));
      return placement.replicas > MOST_REPLICAS ? [] : [[keyOf(placement), asked] as const];
    }),
  ).values(),
];

/** The plans of what is not refused. */
const PLANS: readonly SpotSafePlan[] = DISTINCT.flatMap((asked) => planned(asked) ?? []);

function planned(asked: NeedOptions): SpotSafePlan | undefined {
  const { draft, findings } = inspectSpotSafeWorkload(CLUSTER, {
    ...asked,
    name: 'checkout',
    pod: { containers: [{ name: 'web', image: 'example.com/checkout:1', ports: [{ containerPort: 8080 }] }] },
    readiness: { probe: { kind: 'http', path: '/ready', port: 8080 } },
  });
  if (findings.some(({ severity }) => severity === 'error')) return undefined;
  return draft;
}

function keyOf({ onZoneLoss, podsPerNode, replicas, survive, zones }: Placement): string {
  return [replicas, zones, podsPerNode, survive, onZoneLoss].join();
}

/** A constraint of the Deployment that a plan makes. */
function constraint(plan: SpotSafePlan, topologyKey: string): SpreadRule | undefined {
  const objects = plan.steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : []));
  const found = at(
    objects.find(({ kind }) => kind === 'Deployment'),
    'spec',
    'template',
    'spec',
    'topologySpreadConstraints',
  );
  const one = (found as readonly Values[]).find((each) => {
    return each['topologyKey'] === topologyKey && each['whenUnsatisfiable'] === 'DoNotSchedule';
  });
  if (one === undefined) return undefined;
  expect(one).toMatchObject({ nodeTaintsPolicy: 'Honor' });
  return { maxSkew: Number(one['maxSkew']), minDomains: Number(one['minDomains'] ?? 1) };
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isTree(inner) ? inner[key] : undefined), value);
}

/** What the model is told: the pods and constraints that a plan emits, and nodes. */
function shapeOf(plan: SpotSafePlan, zones: readonly number[]): Shape {
  const [zone, host] = [constraint(plan, ZONE), constraint(plan, HOSTNAME)];
  return { replicas: plan.guarantee.replicas, zones, ...(zone && { zone }), ...(host && { host }) };
}

function inEveryZone({ guarantee: { nodesPerZone, zones } }: SpotSafePlan): readonly number[] {
  return Array.from({ length: zones }, () => nodesPerZone);
}

/** The fewest nodes, divided as evenly as pods are. */
function fewest({ guarantee: { podsPerNode, replicas, zones } }: SpotSafePlan): readonly number[] {
  return Array.from({ length: zones }, (_, index) => {
    const share = Math.floor(replicas / zones) + (index < replicas % zones ? 1 : 0);
    return Math.ceil(share / podsPerNode);
  });
}

describe('what a plan says of losses, against a model that tries everything', () => {
  test('there is something to try', () => {
    expect(PLANS.length).toBeGreaterThan(100);
  });

  test('a node and a zone never hold more than they may, and they may no more than they can', () => {
    for (const plan of PLANS) {
      const { node, replicas, zone, zoneAndNode } = plan.guarantee;
      const worst = worstOf(shapeOf(plan, inEveryZone(plan)));
      expect([keyOf(plan.guarantee), worst.node, worst.zone]).toEqual([
        keyOf(plan.guarantee),
        node.pods,
        zone?.pods ?? replicas,
      ]);
      if (zoneAndNode)
        expect([keyOf(plan.guarantee), worst.zoneAndNode <= zoneAndNode.pods]).toEqual([keyOf(plan.guarantee), true]);
      expect(worst.waiting).toBe(0);
    }
  });

  test('all pods run on the fewest nodes', () => {
    for (const plan of PLANS) {
      const zones = fewest(plan);
      expect(zones.reduce((sum, one) => sum + one)).toBe(plan.guarantee.nodes);
      expect([keyOf(plan.guarantee), worstOf(shapeOf(plan, zones)).waiting]).toEqual([keyOf(plan.guarantee), 0]);
    }
  });

  test('after a lost zone no more wait than are said to, and no zone or node holds more than before', () => {
    for (const plan of PLANS.filter(({ guarantee }) => guarantee.zones > 1)) {
      const { heldPods, node, zone } = plan.guarantee;
      const worst = worstAfterZoneLoss(shapeOf(plan, inEveryZone(plan)));
      expect([keyOf(plan.guarantee), worst.waiting <= heldPods]).toEqual([keyOf(plan.guarantee), true]);
      expect(worst.zone).toBeLessThanOrEqual(zone?.pods ?? 0);
      expect(worst.node).toBeLessThanOrEqual(node.pods);
    }
  });

  test('a roll-out on the fewest nodes is never stuck, and takes away no more than is said', () => {
    for (const plan of PLANS.filter(({ guarantee }) => guarantee.replicas <= MOST_FOR_ROLL_OUTS)) {
      const { node, replicas, rollOut, zone } = plan.guarantee;
      const [maxSurge, maxUnavailable] = [rollOut?.besides ?? 0, rollOut?.away ?? 0];
      const worst = worstRollOut(shapeOf(plan, fewest(plan)), { maxSurge, maxUnavailable, byRevision: false });
      expect([keyOf(plan.guarantee), worst.isStuck]).toEqual([keyOf(plan.guarantee), false]);
      expect(worst.serving).toBeGreaterThanOrEqual(replicas - maxUnavailable);
      expect(worst.node).toBeLessThanOrEqual(node.pods);
      if (zone) expect([keyOf(plan.guarantee), worst.zone <= zone.pods]).toEqual([keyOf(plan.guarantee), true]);
    }
  });

  test('a zone that has a limit of its own keeps it in a roll-out also where nodes have room to spare', () => {
    const plans = PLANS.filter(({ guarantee }) => guarantee.zoneCap !== undefined && guarantee.replicas <= 6);
    expect(plans.length).toBeGreaterThan(10);
    for (const plan of plans) {
      const { rollOut, zone } = plan.guarantee;
      const roomy = fewest(plan).map((nodes) => nodes + 1);
      const [maxSurge, maxUnavailable] = [rollOut?.besides ?? 0, rollOut?.away ?? 0];
      const worst = worstRollOut(shapeOf(plan, roomy), { maxSurge, maxUnavailable, byRevision: false });
      expect([keyOf(plan.guarantee), worst.isStuck]).toEqual([keyOf(plan.guarantee), false]);
      expect([keyOf(plan.guarantee), worst.zone]).toEqual([keyOf(plan.guarantee), zone?.pods]);
    }
  });
});
