import {
  inspectMeshOverhead,
  MESH_OVERHEAD_RULES,
  type MeshOverhead,
  type MeshWorkload,
  meshOverhead,
  PROXY_FIGURES,
} from '../../../lib/mesh/overhead';
import { MESH_OVERHEAD_CASES } from '../../rules/mesh-overhead-cases';
import { brief, findingsOf } from '../../support/findings';

const percent = (share: number): number => Math.round(share * 100);
const saved = ({ saved: { cpu, memory } }: MeshOverhead): readonly number[] => [percent(cpu), percent(memory)];

describe('what is set aside', () => {
  test.each([
    ['3 nodes and no waypoint', { pods: 50, nodes: 3 }, [82, 71]],
    ['3 nodes and 4 copies of waypoints', { pods: 50, nodes: 3, waypoints: 4 }, [74, 63]],
    ['10 nodes, 300 pods and 10 copies of waypoints', { pods: 300, nodes: 10, waypoints: 10 }, [87, 81]],
  ])('is this much less with %s', (_, workload, expected) => {
    expect(saved(meshOverhead(workload))).toEqual(expected);
  });

  test('counts the agent on every node, which carries no traffic', () => {
    const { ambient, sidecar } = meshOverhead({ pods: 50, nodes: 3, waypoints: 4 });
    expect(sidecar.requested).toEqual({ cpu: 5, memory: 6400 });
    expect(ambient.parts.map(({ proxy, copies }) => [proxy, copies])).toEqual([
      ['ztunnel', 3],
      ['nodeAgent', 3],
      ['waypoint', 4],
    ]);
    expect(ambient.requested.cpu).toBeCloseTo(1.3);
    expect(ambient.requested.memory).toBe(3 * 612 + 4 * 128);
  });

  test('breaks even at three pods a node for CPU and five for memory', () => {
    expect(meshOverhead({ pods: 50, nodes: 3 }).breakEven).toEqual({ cpu: 3, memory: 5 });
    expect(meshOverhead({ pods: 50, nodes: 3, waypoints: 6 }).breakEven).toEqual({ cpu: 5, memory: 7 });
  });

  test('takes what the caller requests instead of the charts', () => {
    const small = { cpu: 0.1, memory: 128 };
    const { ambient } = meshOverhead({ pods: 50, nodes: 3, requested: { ztunnel: small } });
    expect(ambient.requested.memory).toBe(3 * 228);
  });
});

describe('what is used', () => {
  const busy: MeshWorkload = { pods: 50, nodes: 3, waypoints: 2, requests: { perSecond: 1000 } };

  test('is what each proxy on the way takes: two sidecars, or two ztunnels and a waypoint', () => {
    const { ambient, sidecar } = meshOverhead(busy);
    expect(sidecar.used?.cpu).toBeCloseTo(0.4);
    expect(ambient.used?.cpu).toBeCloseTo(0.12 + 0.25);
    expect(sidecar.used?.memory).toBeCloseTo((50 * 60_000_000) / 1024 ** 2);
    expect(ambient.used?.memory).toBeCloseTo((3 * 12_000_000 + 2 * 60_000_000) / 1024 ** 2);
  });

  test('counts waypoints for the share of requests that passes them', () => {
    const { ambient } = meshOverhead({ ...busy, requests: { perSecond: 1000, throughWaypoints: 0.2 } });
    expect(ambient.used?.cpu).toBeCloseTo(0.12 + 0.05);
    const { waypoints: _, ...none } = busy;
    expect(meshOverhead(none).ambient.used?.cpu).toBeCloseTo(0.12);
  });

  test('is absent without requests', () => {
    expect(meshOverhead({ pods: 50, nodes: 3 }).ambient).not.toHaveProperty('used');
  });
});

describe('money', () => {
  const prices = { corePerHour: 0.03, gibPerHour: 0.004 };

  test('is the price of what is set aside, for 730 hours', () => {
    const { ambient, savedMonthly, sidecar } = meshOverhead({ pods: 50, nodes: 3, prices });
    expect(sidecar.monthlyCost).toBeCloseTo(730 * (5 * 0.03 + 6.25 * 0.004));
    expect(ambient.monthlyCost).toBeCloseTo(730 * (0.9 * 0.03 + (1836 / 1024) * 0.004));
    expect(savedMonthly).toBeCloseTo((sidecar.monthlyCost ?? 0) - (ambient.monthlyCost ?? 0));
  });

  test('is the price of what is used, where that is more', () => {
    const { sidecar } = meshOverhead({ pods: 50, nodes: 3, prices, requests: { perSecond: 20_000 } });
    expect(sidecar.monthlyCost).toBeCloseTo(730 * (8 * 0.03 + 6.25 * 0.004));
  });

  test('is absent without prices', () => {
    expect(meshOverhead({ pods: 50, nodes: 3 })).not.toHaveProperty('savedMonthly');
  });
});

describe('the numbers of an article of January 2026', () => {
  // It has 50 pods of 500m and 512Mi on 3 nodes, and says that ambient mode saves 94 %.
  const workload: MeshWorkload = { pods: 50, nodes: 3, pod: { cpu: 0.5, memory: 512 } };
  const asWritten = { ztunnel: { cpu: 0.1, memory: 128 }, nodeAgent: { cpu: 0, memory: 0 } };

  test('come out as written with a small ztunnel and without the agent', () => {
    const { ambient, saved: less, sidecar } = meshOverhead({ ...workload, requested: asWritten });
    expect([percent(less.cpu), percent(less.memory)]).toEqual([94, 94]);
    expect(ambient.requested.cpu).toBeCloseTo(0.3);
    expect(percent(sidecar.ofPods?.cpu ?? 0)).toBe(20);
  });

  test('are 82 % of CPU and 71 % of memory with what the charts request', () => {
    expect(saved(meshOverhead(workload))).toEqual([82, 71]);
  });

  test('are 4 % and 7 % of what the pods request instead of 3 %, and 5 % and 9 % with two waypoints of two copies', () => {
    const shares = (more: Partial<MeshWorkload>): readonly number[] => {
      const { cpu, memory } = meshOverhead({ ...workload, ...more }).ambient.ofPods ?? { cpu: 0, memory: 0 };
      return [percent(cpu), percent(memory)];
    };
    expect(shares({})).toEqual([4, 7]);
    expect(shares({ waypoints: 4 })).toEqual([5, 9]);
  });

  test('fit three nodes only if each has nine cores', () => {
    const fits = (cpu: number): readonly string[] =>
      inspectMeshOverhead({ ...workload, node: { cpu, memory: 32_768 } }).findings.map(brief);
    expect(fits(2)).toContain('mesh-overhead/pods-fit-the-nodes@nodes');
    expect(fits(9)).toEqual([]);
  });
});

describe('nodes that pods do not fit', () => {
  const tight: MeshWorkload = { pods: 20, nodes: 5, pod: { cpu: 0.5, memory: 256 }, node: { cpu: 1, memory: 4096 } };
  const fixOf = (workload: MeshWorkload): string | undefined =>
    inspectMeshOverhead(workload).findings.find(({ rule }) => rule === 'mesh-overhead/pods-fit-the-nodes')?.fix;

  test('are enough once there are as many as the fix says, since each has agents of its own', () => {
    const nodes = Number(/set nodes to (\d+)/.exec(fixOf(tight) ?? '')?.[1]);
    expect(nodes).toBe(15);
    expect(fixOf({ ...tight, nodes })).toBeUndefined();
    expect(fixOf({ ...tight, nodes: nodes - 1 })).toBeDefined();
  });

  test('are never enough if agents take each of them whole', () => {
    expect(fixOf({ ...tight, node: { cpu: 0.3, memory: 4096 } })).toBe('set node to a larger one');
  });
});

describe('input that cannot be', () => {
  test('is refused, all at once', () => {
    const wrong = { pods: 0, nodes: 1.5, waypoints: -1, prices: { corePerHour: -1 } } as unknown as MeshWorkload;
    const found = findingsOf(() => meshOverhead(wrong));
    expect(found.map(({ path }) => path).sort()).toEqual([
      'nodes',
      'pods',
      'prices.corePerHour',
      'prices.gibPerHour',
      'waypoints',
    ]);
    expect(found.every(({ severity }) => severity === 'error')).toBe(true);
  });

  test.each([[Number.NaN], [Number.POSITIVE_INFINITY]])('is %p', (pods) => {
    expect(() => meshOverhead({ pods, nodes: 3 })).toThrow(/pods/);
  });

  test('is nothing that a node, a pod or a sidecar consists of', () => {
    const nothing = { cpu: 0, memory: 0 };
    const found = findingsOf(() =>
      meshOverhead({ pods: 5, nodes: 1, node: nothing, pod: nothing, requested: { sidecar: nothing } }),
    );
    expect(found).toHaveLength(6);
  });
});

test('figures have a source', () => {
  for (const { evidence, measured } of Object.values(PROXY_FIGURES)) {
    expect(evidence).toMatch(/^https:/);
    expect(measured?.evidence ?? evidence).toMatch(/^https:/);
  }
});

test.each(MESH_OVERHEAD_RULES.map(({ id }) => [id] as const))('%s', (id) => {
  const { at, fails, passes } = MESH_OVERHEAD_CASES[id] ?? { at: '', fails: () => [], passes: () => [] };
  expect(
    fails()
      .filter(({ rule }) => rule === id)
      .map(({ path }) => path),
  ).toEqual([at]);
  expect(passes().filter(({ rule }) => rule === id)).toEqual([]);
});
