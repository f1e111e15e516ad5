import { inspectComposition } from '../../lib/core/compose';
import type { KubernetesObject } from '../../lib/core/plan';
import { objectsOf } from '../../lib/core/plan-contents';
import { treeAt, treesOf } from '../../lib/core/trees';
import type { Values } from '../../lib/core/values';
import { splitCapacity } from '../../lib/nodes/karpenter';
import {
  type HybridPlan,
  type HybridWorkloadOptions,
  inspectHybridWorkload,
  planHybridWorkload,
} from '../../lib/workloads/hybrid';
import { planSpotSafeWorkload } from '../../lib/workloads/spot-safe';
import { brief } from '../support/findings';
import { CHECKOUT } from '../support/spot-safe';
import { TWO_CAPACITIES } from '../support/two-capacities';

const BASE: HybridWorkloadOptions = { ...CHECKOUT, split: { kind: 'base', onDemand: 3 } };
const RATIO: HybridWorkloadOptions = { ...CHECKOUT, split: { kind: 'ratio', onDemand: 20, spot: 80 } };

const plan = (options: Partial<HybridWorkloadOptions> = {}): HybridPlan =>
  planHybridWorkload(TWO_CAPACITIES, { ...BASE, ...options });
const made = (options: Partial<HybridWorkloadOptions> = {}): readonly KubernetesObject<unknown>[] =>
  objectsOf(plan(options));
const named = (
  name: string,
  options: Partial<HybridWorkloadOptions> = {},
  kind = 'Deployment',
): KubernetesObject<unknown> =>
  made(options).find((object) => object.kind === kind && object.metadata.name === name) as KubernetesObject<unknown>;
const podSpec = (name: string, options: Partial<HybridWorkloadOptions> = {}): Values =>
  treeAt(named(name, options), 'spec', 'template', 'spec') as Values;

describe('a base on on-demand nodes', () => {
  test('is a Deployment beside that of the others, behind one Service and one budget', () => {
    expect(made().map(({ kind, metadata: { name } }) => `${kind}/${name}`)).toEqual([
      'Service/checkout',
      'PodDisruptionBudget/checkout',
      'Deployment/checkout-on-demand',
      'Deployment/checkout-spot',
    ]);
    const all = { 'app.kubernetes.io/name': 'checkout' };
    expect(treeAt(named('checkout', {}, 'Service'), 'spec', 'selector')).toEqual(all);
    expect(treeAt(named('checkout', {}, 'PodDisruptionBudget'), 'spec', 'selector', 'matchLabels')).toEqual(all);
    for (const half of ['on-demand', 'spot']) {
      const own = { ...all, 'cluster-blueprints/half': half };
      const deployment = named(`checkout-${half}`);
      expect(treeAt(deployment, 'spec', 'selector', 'matchLabels')).toEqual(own);
      expect(treeAt(deployment, 'spec', 'template', 'metadata', 'labels')).toMatchObject(own);
    }
  });

  test('is made up to as many in each zone, and the others are what is left', () => {
    const counts = (onDemand: number, options: Partial<HybridWorkloadOptions> = {}): readonly unknown[] => {
      const split = { kind: 'base', onDemand } as const;
      return ['checkout-on-demand', 'checkout-spot'].map(
        (name) => treeAt(named(name, { ...options, split }), 'spec')['replicas'],
      );
    };
    expect(counts(3)).toEqual([3, 6]);
    expect(counts(1)).toEqual([3, 6]);
    expect(counts(4)).toEqual([6, 3]);
    expect(counts(3, { survive: 'zone' })).toEqual([3, 5]);
    expect(counts(3, { survive: 'zone', onZoneLoss: 'reschedule' })).toEqual([4, 6]);
    expect(counts(2, { zones: 1, survive: 'node' })).toEqual([2, 4]);
  });

  test('keeps off spot nodes, whatever else it says of nodes, and tolerates none of their taints', () => {
    const zone = { key: 'disk', operator: 'In', values: ['fast'] };
    const other = { key: 'disk', operator: 'In', values: ['fastest'] };
    const affinity = {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [zone] }, { matchExpressions: [other] }],
        },
      },
    };
    const notSpot = { key: 'eks.amazonaws.com/capacityType', operator: 'NotIn', values: ['SPOT'] };
    const required = (options: Partial<HybridWorkloadOptions>): unknown =>
      treeAt(podSpec('checkout-on-demand', options), 'affinity', 'nodeAffinity')[
        'requiredDuringSchedulingIgnoredDuringExecution'
      ];
    expect(required({})).toEqual({ nodeSelectorTerms: [{ matchExpressions: [notSpot] }] });
    expect(required({ pod: { ...CHECKOUT.pod, affinity } })).toEqual({
      nodeSelectorTerms: [{ matchExpressions: [zone, notSpot] }, { matchExpressions: [other, notSpot] }],
    });
    const nodes = { spotLabel: { key: 'capacity', value: 'spot' } };
    expect(JSON.stringify(required({ nodes }))).toContain('"key":"capacity","operator":"NotIn"');
  });

  test('is in every zone by itself, and no node has more of both halves than was said', () => {
    for (const half of ['on-demand', 'spot']) {
      const constraints = treesOf(podSpec(`checkout-${half}`)['topologySpreadConstraints']);
      expect(constraints).toHaveLength(2);
      expect(constraints[0]).toMatchObject({
        topologyKey: 'topology.kubernetes.io/zone',
        maxSkew: half === 'spot' ? 2 : 1,
        minDomains: 1000,
        labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'checkout', 'cluster-blueprints/half': half } },
      });
      expect(constraints[1]).toMatchObject({
        topologyKey: 'kubernetes.io/hostname',
        maxSkew: 1,
        minDomains: 1000,
      });
      expect(constraints[1]?.['labelSelector']).toEqual({ matchLabels: { 'app.kubernetes.io/name': 'checkout' } });
    }
    const single = treesOf(podSpec('checkout-spot', { zones: 1, survive: 'node' })['topologySpreadConstraints']);
    expect(single.map(({ topologyKey }) => topologyKey)).toEqual(['kubernetes.io/hostname']);
  });

  test('keeps to its share of a zone, and so do the others unless they scale or move', () => {
    const zones = (options: Partial<HybridWorkloadOptions>): readonly unknown[] =>
      ['checkout-on-demand', 'checkout-spot'].map((name) => {
        const [first] = treesOf(podSpec(name, options)['topologySpreadConstraints']);
        return [first?.['maxSkew'], first?.['minDomains']];
      });
    expect(zones({})).toEqual([
      [1, 1000],
      [2, 1000],
    ]);
    expect(zones({ autoscale: { maxReplicas: 30 } })).toEqual([
      [1, 1000],
      [1, 3],
    ]);
    expect(zones({ onZoneLoss: 'reschedule' })).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(zones({ rollOut: { maxSurge: 1, maxUnavailable: 0 } })).toEqual([
      [1, 3],
      [1, 3],
    ]);
  });

  test('does not scale: the others do, up to what was said of both', () => {
    const autoscale = { maxReplicas: 30 };
    const scaler = named('checkout-spot', { autoscale }, 'HorizontalPodAutoscaler');
    expect(treeAt(scaler, 'spec')).toMatchObject({
      scaleTargetRef: { kind: 'Deployment', name: 'checkout-spot' },
      minReplicas: 6,
      maxReplicas: 27,
    });
    expect(treeAt(named('checkout-spot', { autoscale }), 'spec')).not.toHaveProperty('replicas');
    expect(treeAt(named('checkout-on-demand', { autoscale }), 'spec')['replicas']).toBe(3);
  });

  test('and the others go one after the other in roll-outs, as far as that can be', () => {
    const away = (options: Partial<HybridWorkloadOptions>): readonly unknown[] =>
      ['checkout-on-demand', 'checkout-spot'].map(
        (name) => treeAt(named(name, options), 'spec', 'strategy', 'rollingUpdate')['maxUnavailable'],
      );
    expect(away({})).toEqual([1, 1]);
    expect(away({ rollOut: { maxUnavailable: 3 } })).toEqual([1, 2]);
    expect(away({ rollOut: { maxUnavailable: '30%' } })).toEqual(['30%', '30%']);
    expect(plan({ rollOut: { maxUnavailable: 3 } }).guarantee.rollOut?.away).toBe(3);
    expect(plan({ rollOut: { maxUnavailable: '34%' } }).guarantee.rollOut?.away).toBe(1 + 2);
  });

  test('is what is left when all spot nodes go, and then a zone', () => {
    const { guarantee, page = '' } = plan();
    expect(guarantee).toMatchObject({
      replicas: 9,
      zone: { survivors: 6 },
      split: { kind: 'base', onDemand: 3, onDemandAfterZone: 2, spot: 6, spotOnly: true },
    });
    expect(page).toContain('| all spot nodes | 6 of 9 | 3 | no, 2 too few |');
    expect(page).toContain('| all spot nodes, and a zone | 7 of 9 | 2 | no, 3 too few |');
    expect(page).toContain('wait until there are some again');
    expect(plan({ nodes: { capacity: 'spot-first' } }).page).toContain('start on on-demand ones');
    expect(plan({ zones: 1, survive: 'node', split: { kind: 'base', onDemand: 2 } }).page).not.toContain(
      'and a zone |',
    );
  });

  test('takes nodes of each capacity, none of which is for both', () => {
    const nodesOf = (options: Partial<HybridWorkloadOptions>): unknown => {
      const { choices, nodes, nodesPerZone } = plan(options).guarantee;
      return { nodes, nodesPerZone, choices: choices.map((choice) => [choice.podsPerNode, choice.nodes]) };
    };
    const choices = [
      [1, 9],
      [2, 3 + 5],
    ];
    expect(nodesOf({})).toEqual({ nodes: 9, nodesPerZone: 3, choices });
    expect(nodesOf({ podsPerNode: 2 })).toEqual({ nodes: 3 + 5, nodesPerZone: 1 + 2, choices });
    expect(plan().page).toContain('takes 3 on-demand nodes and 6 spot nodes at least');
    expect(plan({ podsPerNode: 2 }).page).toContain('takes 3 on-demand nodes and 5 spot nodes at least');
  });

  test('is said to be all there is with the largest number that is not', () => {
    const fixes = (options: Partial<HybridWorkloadOptions>): readonly string[] =>
      inspectHybridWorkload(TWO_CAPACITIES, { ...BASE, ...options })
        .findings.filter(({ rule }) => rule === 'hybrid/some-pods-are-on-spot')
        .map(({ fix }) => fix);
    const split = { kind: 'base', onDemand: 7 } as const;
    expect(fixes({ split })).toEqual([expect.stringContaining('set it to 6 or less, or replicas to more than 9')]);
    expect(fixes({ split, replicas: 3, need: 1, survive: 'zone' })).toEqual([
      expect.stringMatching(/^set replicas to more than 9/),
    ]);
  });

  test('is not said to scale where nothing scales it', () => {
    expect(plan().page).toContain('and 6 on spot nodes alone');
    expect(plan().page).not.toContain('Scaling adds');
    const { page } = plan({ autoscale: { maxReplicas: 30 } });
    expect(page).toContain('and 6 or more on spot nodes alone');
    expect(page).toContain('Scaling adds pods to those on spot nodes only');
  });

  test('keeps zones more even than scaling alone would leave them', () => {
    const autoscale = { maxReplicas: 30 };
    expect(plan({ autoscale }).guarantee.autoscale?.worstZoneAfterward).toBe(1 + 6);
    expect(plan({ autoscale: { maxReplicas: 12 } }).guarantee.autoscale?.worstZoneAfterward).toBe(1 + 3);
  });
});

describe('a ratio', () => {
  test('is the workload as it would be, spread over a label besides', () => {
    const ratio = planHybridWorkload(TWO_CAPACITIES, { ...RATIO, replicas: 10 });
    const alone = planSpotSafeWorkload(TWO_CAPACITIES, { ...CHECKOUT, replicas: 10, nodes: { capacity: 'any' } });
    const strip = (objects: readonly KubernetesObject<unknown>[]): unknown =>
      JSON.parse(
        JSON.stringify(objects, (key, value: unknown) =>
          key === 'topologySpreadConstraints' && Array.isArray(value) ? value.slice(0, 2) : value,
        ),
      );
    expect(strip(objectsOf(ratio))).toEqual(strip(objectsOf(alone)));
  });

  test('has the constraint that goes with the requirements of pools', () => {
    const { constraint, labels } = ratioOf({ replicas: 10 });
    expect(constraint).toEqual({
      ...splitCapacity({ onDemand: 20, spot: 80 }).topologySpreadConstraint(labels),
      nodeTaintsPolicy: 'Honor',
    });
    expect(
      ratioOf({ split: { ...RATIO.split, kind: 'ratio', label: 'share', onDemand: 1, spot: 1 } }).constraint,
    ).toMatchObject({
      topologyKey: 'share',
    });
  });

  test('says how many pods it puts on on-demand nodes, and which labels nodes need', () => {
    const { guarantee, needs, page = '' } = planHybridWorkload(TWO_CAPACITIES, { ...RATIO, replicas: 12 });
    expect(guarantee.split).toEqual({
      kind: 'ratio',
      label: 'capacity-spread',
      onDemand: 1,
      spot: 4,
      onDemandValues: ['1'],
      spotValues: ['2', '3', '4', '5'],
    });
    expect(page).toContain('About 1 of 5 pods: at least 2 of 12');
    expect(page).toContain('no guarantee');
    expect(needs.manual.join()).toContain('label capacity-spread, one of 1 if they are on demand and of 2, 3, 4, 5');
  });

  function ratioOf(options: Partial<HybridWorkloadOptions>): { constraint: unknown; labels: Record<string, string> } {
    const [deployment] = objectsOf(planHybridWorkload(TWO_CAPACITIES, { ...RATIO, ...options })).filter(
      ({ kind }) => kind === 'Deployment',
    );
    const spec = treeAt(deployment ?? {}, 'spec', 'template', 'spec');
    return {
      constraint: treesOf(spec['topologySpreadConstraints']).at(-1),
      labels: { 'app.kubernetes.io/name': 'checkout' },
    };
  }
});

test('what is wrong with the workload is said too, and with the numbers of both halves', () => {
  const { findings } = inspectHybridWorkload(TWO_CAPACITIES, {
    ...BASE,
    replicas: 6,
    split: { kind: 'base', onDemand: 6 },
    disruptionBudget: { maxUnavailable: 0 },
  });
  expect(findings.filter(({ severity }) => severity === 'error').map(brief)).toEqual([
    'placement/enough-is-left@replicas',
    'spot-safe/budget-lets-nodes-drain@disruptionBudget.maxUnavailable',
    'hybrid/some-pods-are-on-spot@split.onDemand',
  ]);
});

test('it goes together with its cluster: the base is what there is in a zone without spot capacity', () => {
  const { findings } = inspectComposition(TWO_CAPACITIES, [plan()]);
  expect(findings.filter(({ path }) => path.startsWith('checkout'))).toEqual([]);
});
