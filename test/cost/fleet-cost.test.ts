import {
  COST_RULES,
  type Fleet,
  type FleetCost,
  type FleetNode,
  type FleetVariant,
  fleetCost,
  fleetCostReport,
  inspectFleetCost,
  usableNode,
} from '../../lib/cost';
import { PROXY_FIGURES } from '../../lib/mesh/overhead';
import { COST_CASES } from '../rules/cost-cases';
import { brief, findingsOf } from '../support/findings';
import { kindOf, POD, roomFor, variantOf } from '../support/fleets';

describe('nodes', () => {
  test('are what each loss costs: 10, 5, 4, 3, 2 and 1 for 10 pods', () => {
    const { blasts } = kindOf(
      fleetCost({ workload: { need: 10, replicas: 10, pod: POD }, nodes: [roomFor(10, 70, 25)] }),
    );
    expect(blasts.map(({ nodes, podsPerNode, worstNode }) => [podsPerNode, nodes, worstNode])).toEqual([
      [1, 10, 0.1],
      [2, 5, 0.2],
      [3, 4, 0.3],
      [4, 3, 0.4],
      [5, 2, 0.5],
      [10, 1, 1],
    ]);
    expect(blasts[1]?.monthly).toBeCloseTo(125);
  });

  test('that are kept free count where spot is', () => {
    const cost = fleetCost({
      workload: { need: 5, replicas: 9, pod: POD, podsPerNode: 1, zones: 3 },
      nodes: [{ ...roomFor(1, 100, 30), storagePerMonth: 2 }],
      headroomNodes: 3,
    });
    expect(variantOf(cost, 'spot')).toMatchObject({ spotNodes: 12, onDemandNodes: 0 });
    expect(variantOf(cost, 'spot').monthly).toMatchObject({ headroom: expect.closeTo(90) as number, storage: 24 });
    expect(variantOf(cost, 'on-demand').monthly).toMatchObject({ headroom: 0, storage: 10 });
    // Disks of twelve nodes cost more than those of five.
    expect(kindOf(cost).breakEvenDiscount).toBeCloseTo(1 - (5 * (100 + 2) - 12 * 2) / (12 * 100));
    expect(variantOf(cost, 'spot').requested.cpu).toBeCloseTo(9 / 12);
  });

  test('have disks that spot capacity does not make cheaper: the sums say from when on it pays', () => {
    const at = (spot: number, disks: number): FleetCost =>
      fleetCost({
        workload: { need: 5, replicas: 9, pod: POD, podsPerNode: 1 },
        nodes: [{ ...roomFor(1, 100, spot), storagePerMonth: disks }],
      });
    const { breakEvenDiscount } = kindOf(at(30, 20));
    expect(breakEvenDiscount).toBeCloseTo(1 - (5 * 120 - 9 * 20) / 900);
    const even = at(100 * (1 - breakEvenDiscount), 20);
    expect(variantOf(even, 'spot').monthly.total).toBeCloseTo(variantOf(even, 'on-demand').monthly.total);
    expect(fleetCostReport(at(30, 200))).toContain('With these numbers of nodes no discount makes up for the disks.');
  });

  test('data between zones is paid by all of them', () => {
    const cost = fleetCost({
      workload: { need: 1, replicas: 1, pod: POD },
      nodes: [roomFor(1, 100, 30)],
      crossZone: { gib: 500, perGib: 0.02 },
    });
    for (const { monthly: month } of kindOf(cost).variants) expect(month.crossZone).toBeCloseTo(10);
  });
});

test('many small nodes pay for more DaemonSets than a few large ones', () => {
  const daemonSets = [{ name: 'ztunnel', cpu: 0.1, memory: 128 }];
  const size = (cpu: number, price: number): FleetNode => ({
    ...roomFor(1, price, price * 0.3),
    name: `${cpu} cores`,
    provider: 'gke',
    cpu,
    memory: cpu * 4096,
    daemonSets,
  });
  const cost = fleetCost({
    workload: { need: 40, replicas: 40, pod: { cpu: 0.45, memory: 1024 } },
    nodes: [size(2, 50), size(16, 400)],
  });
  const [small, big] = [kindOf(cost), kindOf(cost, 1)];
  expect(small.node.daemonSetShare.cpu).toBeCloseTo(0.1 / 1.93);
  expect(big.node.daemonSetShare.cpu).toBeLessThan(0.0065);
  expect([small.fitting, big.fitting]).toEqual([4, 35]);
  expect(variantOf(cost, 'on-demand').monthly.total).toBeCloseTo(500);
  expect(variantOf(cost, 'on-demand', 1).monthly.total).toBeCloseTo(800);
});

test('the chart of ztunnel takes twice of a small node what an article gives it', () => {
  const node = { provider: 'gke', cpu: 2, memory: 8192, maxPods: 110 } as const;
  const share = (cpu: number, memory: number): number =>
    usableNode({ ...node, daemonSets: [{ name: 'ztunnel', cpu, memory }] }).daemonSetShare.cpu;
  expect(share(0.1, 128)).toBeCloseTo(0.052);
  const { cpu, memory } = PROXY_FIGURES.ztunnel.requested;
  expect(share(cpu, memory)).toBeCloseTo(0.104);
});

test('what reclaimed nodes take does not depend on how pods are spread', () => {
  const lost = (podsPerNode: number): FleetVariant['lost'] =>
    variantOf(
      fleetCost({
        workload: { need: 10, replicas: 10, pod: POD, podsPerNode, onDemandBase: 4 },
        nodes: [roomFor(10, 70, 25)],
        interruptions: { perNodeMonth: 2, recoverySeconds: 90 },
      }),
      'spot',
    ).lost;
  expect(lost(1)?.podSeconds).toBe(1800);
  expect(lost(5)).toEqual(lost(1));
  expect(lost(1)?.share).toBeCloseTo(180 / (730 * 3600));
});

test('what is on demand is not lost', () => {
  const cost = fleetCost({
    workload: { need: 10, replicas: 10, pod: POD, onDemandBase: 4 },
    nodes: [roomFor(10, 70, 25)],
    interruptions: { perNodeMonth: 2, recoverySeconds: 90 },
  });
  expect(variantOf(cost, 'hybrid').lost?.podSeconds).toBe(1080);
  expect(variantOf(cost, 'on-demand')).not.toHaveProperty('lost');
});

describe('the report', () => {
  const fleet: Fleet = {
    workload: { need: 5, replicas: 9, pod: POD, podsPerNode: 1, zones: 3, onDemandBase: 3 },
    nodes: [roomFor(1, 100, 30), { ...roomFor(4, 400, 160), name: 'a | b' }],
    controlPlanePerHour: 0.1,
    podPrices: { corePerHour: 0.05, gibPerHour: 0.005 },
    interruptions: { perNodeMonth: 1, recoverySeconds: 60 },
  };
  const report = fleetCostReport(fleetCost(fleet));

  test('has a row for each way, in a month’s money', () => {
    expect(report).toMatch(/^# What it costs\n/);
    expect(report).toContain(
      '| spot, with pods to spare | 9 | 0 | 9 | 11 % | 100 % | 100 % | 270.00 | 0.00 | 0.00 | 343.00 |',
    );
    expect(report).toContain('| some on demand, the others on spot | 9 | 3 | 6 |');
    expect(report).toContain('Spot capacity costs 70 % less. With these numbers of nodes it pays from 44 % on.');
    expect(report).toContain('540 seconds of single pods');
  });

  test('puts kinds side by side, and their names into one cell', () => {
    expect(report).toContain('## Side by side');
    expect(report).toContain('| a \\| b | 4 |');
    expect(fleetCostReport(fleetCost({ ...fleet, nodes: [roomFor(1, 100, 30)] }))).not.toContain('## Side by side');
  });

  test('says what is to be looked at', () => {
    expect(report).toContain('## To be looked at\n\n- `nodes[1]`: 9 spot nodes at a discount of 60 %');
  });
});

describe('input that cannot be', () => {
  test('is refused, all at once', () => {
    const wrong = {
      workload: { need: 0, replicas: 2.5, pod: { cpu: 0, memory: 1 } },
      nodes: [{ ...roomFor(1, 1, 1), provider: 'gcp', onDemandPerHour: 0 }],
    } as unknown as Fleet;
    const found = findingsOf(() => fleetCost(wrong));
    expect(found.map(({ path }) => path).sort()).toEqual([
      'nodes[0].onDemandPerHour',
      'nodes[0].provider',
      'workload.need',
      'workload.pod.cpu',
      'workload.replicas',
    ]);
  });

  test('is no node at all', () => {
    expect(() => fleetCost({ workload: { need: 1, replicas: 1, pod: POD }, nodes: [] })).toThrow(/nodes/);
  });

  test('with pods that no node has room for, everything is said, and nothing thrown on the way', () => {
    const found = inspectFleetCost({
      workload: { need: 2, replicas: 1, pod: { cpu: 64, memory: 1 }, onDemandBase: 5 },
      nodes: [{ ...roomFor(1, 100, 30), maxPods: 1, daemonSets: [{ name: 'a', cpu: 0, memory: 0 }] }],
    }).findings;
    expect(found.map(brief)).toEqual([
      'cost/pod-fits-the-node@nodes[0]',
      'cost/replicas-cover-the-need@workload.replicas',
      'cost/base-is-part-of-the-replicas@workload.onDemandBase',
    ]);
    expect(found[0]?.fix).toContain('maxPods');
  });
});

test.each(COST_RULES.map(({ id }) => [id] as const))('%s', (id) => {
  const { at, fails, passes } = COST_CASES[id] ?? { at: '', fails: () => [], passes: () => [] };
  expect(
    fails()
      .filter(({ rule }) => rule === id)
      .map(({ path }) => path),
  ).toEqual([at]);
  expect(passes().filter(({ rule }) => rule === id)).toEqual([]);
});
