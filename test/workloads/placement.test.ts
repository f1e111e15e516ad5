import type { AksNodePoolOptions } from '../../lib/clusters/aks';
import type { GkeNodePoolOptions } from '../../lib/clusters/gke';
import {
  capWithin,
  fewestReplicas,
  guaranteeReport,
  type NeedOptions,
  nodesForSpread,
  type Placement,
  placedOn,
  placementOf,
  resolveNeed,
  safeUtilization,
  spreadConstraints,
  zoneCountOf,
} from '../../lib/workloads/placement';
import { planSpotSafeWorkload } from '../../lib/workloads/spot-safe';
import { aks, eks, gke, kubeadm } from '../support/clusters';
import { CHECKOUT, SPOT_CLUSTER } from '../support/spot-safe';

const place = (options: NeedOptions): Placement => placementOf(resolveNeed(options));

describe('what follows from a need', () => {
  test('nine for five: three zones, a zone and one more node', () => {
    expect(place({ need: 5, zones: 3, survive: 'zone+node' })).toMatchObject({
      replicas: 9,
      podsPerNode: 1,
      minDomains: 3,
      nodes: 9,
      nodesPerZone: 3,
      node: { pods: 1, survivors: 8, isCovered: true },
      zone: { pods: 3, survivors: 6, isCovered: true },
      zoneAndNode: { pods: 4, survivors: 5, isCovered: true },
      heldPods: 3,
      disruptions: 4,
    });
  });

  test.each([
    [1, 2, 2],
    [2, 4, 3],
    [5, 10, 8],
    [10, 20, 15],
  ])('a need of %d takes %d pods in two zones and %d in three', (need, two, three) => {
    // A blast radius of all, so that nodes do not count.
    const count = (zones: number): number => place({ need, zones, survive: 'zone', blastRadius: 1 }).replicas;
    expect([count(2), count(3)]).toEqual([two, three]);
  });

  test.each([
    [2, 0, 0],
    [4, 0, 0],
    [5, 1, 5],
    [6, 1, 6],
    [8, 1, 8],
    [9, 1, 9],
    [10, 2, 5],
    [12, 2, 6],
    [15, 3, 5],
    [20, 4, 5],
  ])('of %d pods a node has %d at 20 %%, on %d nodes', (replicas, cap, nodes) => {
    expect(capWithin(0.2, replicas)).toBe(cap);
    if (cap > 0) expect(nodesForSpread(replicas, 1, cap)).toBe(nodes);
  });

  test('shares are of decimal numbers', () => {
    expect(capWithin(0.29, 100)).toBe(29);
  });

  test('ten pods are no better than nine where a node may then have two of them', () => {
    const shape = { need: 5, zones: 3, survive: 'zone+node', replicas: 10 } as const;
    expect(place(shape)).toMatchObject({ podsPerNode: 1, zoneAndNode: { survivors: 5 } });
  });

  test('zones that take what another has lost had more before, and need more pods', () => {
    expect(place({ need: 5, zones: 3, survive: 'zone', onZoneLoss: 'reschedule' })).toMatchObject({
      replicas: 10,
      podsPerNode: 2,
      minDomains: 2,
      nodesPerZone: 3,
      zone: { pods: 5, survivors: 5 },
      heldPods: 0,
    });
  });

  test('a node has no more than its zone', () => {
    expect(place({ need: 3, zones: 5, survive: 'zone', replicas: 5, blastRadius: 1, podsPerNode: 2 })).toMatchObject({
      node: { pods: 1 },
      zone: { pods: 1 },
    });
    expect(place({ need: 3, zones: 5, replicas: 5, blastRadius: 1 })).toMatchObject({ podsPerNode: 1 });
  });

  test('in one zone only nodes are lost', () => {
    const placement = place({ need: 5, zones: 1 });
    expect(placement).toMatchObject({ survive: 'node', replicas: 6, podsPerNode: 1, nodes: 6 });
    expect(placement).not.toHaveProperty('minDomains');
    expect(placement).not.toHaveProperty('zone');
  });

  test('more pods on a node need fewer nodes and more pods', () => {
    const { choices, replicas } = place({ need: 20, zones: 3, survive: 'zone+node' });
    expect(replicas).toBe(32);
    expect(choices).toEqual([
      { podsPerNode: 1, replicas: 32, nodes: 32 },
      { podsPerNode: 2, replicas: 33, nodes: 18 },
      { podsPerNode: 3, replicas: 35, nodes: 12 },
      { podsPerNode: 4, replicas: 36, nodes: 9 },
      { podsPerNode: 7, replicas: 41, nodes: 6 },
    ]);
    expect(place({ need: 20, zones: 3, survive: 'zone+node', podsPerNode: 4 })).toMatchObject({
      replicas: 36,
      nodes: 9,
      zoneAndNode: { survivors: 20 },
    });
  });

  test('what a zone may take along asks for more pods, where more of them help', () => {
    const five = { need: 5, zones: 3 } as const;
    expect(place({ ...five, zoneBlastRadius: 0.37 })).toMatchObject({ replicas: 9, zone: { pods: 3 } });
    expect(resolveNeed({ ...five, zoneBlastRadius: 0.2 }).replicas).toBe(8);
  });

  test('where nothing will do, there is no number', () => {
    expect(
      fewestReplicas({ need: 5, zones: 1, survive: 'zone', onZoneLoss: 'hold', blastRadius: 0.2 }),
    ).toBeUndefined();
  });

  // Facts §2.4 d: the smallest zone holds all others back.
  test.each([
    [[1, 4, 4], 1, 5],
    [[2, 3, 4], 1, 8],
    [[3, 3, 3], 1, 9],
    [[1, 4, 4], 2, 8],
  ])('zones of %p nodes with %d on each take %d of nine', (shape, cap, placed) => {
    expect(placedOn(shape, cap, 9)).toBe(placed);
  });

  test('the article’s 60 % is what survives a zone', () => {
    expect(safeUtilization(6, 9, 0.9)).toBe(60);
    expect(safeUtilization(5, 9, 0.9)).toBe(50);
    expect(safeUtilization(57, 100, 1)).toBe(57);
  });
});

describe('constraints', () => {
  const matchLabels = { app: 'web' };

  test('a cap on nodes counts every revision, and its minimum is never reached', () => {
    expect(spreadConstraints({ matchLabels, podsPerNode: 2, minDomains: 3, byRevision: true })).toEqual([
      {
        maxSkew: 1,
        topologyKey: 'topology.kubernetes.io/zone',
        minDomains: 3,
        whenUnsatisfiable: 'DoNotSchedule',
        nodeTaintsPolicy: 'Honor',
        labelSelector: { matchLabels },
        matchLabelKeys: ['pod-template-hash'],
      },
      {
        maxSkew: 2,
        topologyKey: 'kubernetes.io/hostname',
        minDomains: 1000,
        whenUnsatisfiable: 'DoNotSchedule',
        nodeTaintsPolicy: 'Honor',
        labelSelector: { matchLabels },
      },
    ]);
  });

  test('without zones there is the cap alone', () => {
    expect(spreadConstraints({ matchLabels, podsPerNode: 2, byRevision: false })).toMatchObject([
      { topologyKey: 'kubernetes.io/hostname' },
    ]);
  });

  test('a cap on zones is there instead of an even spread, and counts every revision', () => {
    expect(spreadConstraints({ matchLabels, podsPerNode: 2, minDomains: 3, podsPerZone: 4, byRevision: true })).toEqual(
      [
        {
          maxSkew: 4,
          topologyKey: 'topology.kubernetes.io/zone',
          minDomains: 1000,
          whenUnsatisfiable: 'DoNotSchedule',
          nodeTaintsPolicy: 'Honor',
          labelSelector: { matchLabels },
        },
        expect.objectContaining({ maxSkew: 2, topologyKey: 'kubernetes.io/hostname' }),
      ],
    );
  });
});

describe('zones of a cluster', () => {
  const SYSTEM = { name: 'system', machineType: 'e2-standard-4' };
  const zone = (name: string): Readonly<Record<string, string>> => ({ 'topology.kubernetes.io/zone': name });

  test.each([
    ['EKS, unless it says otherwise', eks('vpc-cni'), 3],
    ['EKS in two zones', eks('vpc-cni', { vpc: { kind: 'new', zones: ['eu-central-1a', 'eu-central-1b'] } }), 2],
    ['a region of GKE', gke('dataplane-v2'), 3],
    ['pools of GKE in a zone each', gke('dataplane-v2', { nodePools: [SYSTEM, ...['a', 'b', 'c'].map(spotPool)] }), 3],
    ['AKS pools without zones', aks('overlay', { nodePools: [pool({})] }), undefined],
    ['AKS pools with zones', aks('overlay', { nodePools: [pool({ zones: ['1', '2', '3'] })] }), 3],
    ['machines that do not say', kubeadm(), undefined],
    [
      'machines that say it by labels',
      kubeadm({
        nodePools: [
          { name: 'servers', role: 'control-plane' },
          { name: 'east', labels: zone('east') },
          { name: 'west', labels: zone('west') },
        ],
      }),
      2,
    ],
    [
      'machines of which one does not say it',
      kubeadm({ nodePools: [{ name: 'east', role: 'control-plane', labels: zone('east') }, { name: 'west' }] }),
      undefined,
    ],
  ])('%s', (_, cluster, zones) => {
    expect(zoneCountOf(cluster)).toBe(zones);
  });

  function spotPool(letter: string): GkeNodePoolOptions {
    return { name: `spot-${letter}`, machineType: 'e2-standard-4', spot: true, zones: [`europe-west3-${letter}`] };
  }

  function pool(more: Partial<AksNodePoolOptions>): AksNodePoolOptions {
    return { name: 'system', mode: 'system', nodes: 3, vmSize: 'Standard_D4ads_v5', ...more };
  }
});

describe('the page', () => {
  const page = (options: Partial<Parameters<typeof planSpotSafeWorkload>[1]>, cluster = SPOT_CLUSTER): string =>
    guaranteeReport(planSpotSafeWorkload(cluster, { ...CHECKOUT, ...options }).guarantee);

  test('says what is left, in pods and per cent', () => {
    expect(page({})).toContain('| one zone, and one more node while it is away | 4 of 9 | 44.4 % | 5 | yes |');
  });

  test('says what a loss without notice does, in seconds', () => {
    const text = page({});
    expect(text).toContain('For about 50 seconds Kubernetes does not notice, and up to 11.1 % of requests fail');
    expect(text).toContain('They serve 90 seconds after the loss');
  });

  test('says what is placed while a zone is away', () => {
    const scaled = { onZoneLoss: 'hold', autoscale: { maxReplicas: 50 } } as const;
    expect(page({})).toContain('pods of a further lost node are replaced in their own zone');
    expect(page(scaled)).toContain('a roll-out places no new pod');
    expect(page({ ...scaled, rollOut: { maxSurge: 1 } })).toContain(
      'stands still after a pod in each zone that is left',
    );
    expect(page({ onZoneLoss: 'reschedule' })).toContain('The other 2 zones take the pods that are lost');
  });

  test('says that the number of pods is part of it, where nothing scales them', () => {
    expect(page({})).toContain('no zone takes more than 3');
    expect(page({ onZoneLoss: 'hold', autoscale: { maxReplicas: 50 } })).not.toContain('no zone takes more than');
  });

  test('says how uneven zones may be once there is less load', () => {
    const scaled = { onZoneLoss: 'hold', autoscale: { maxReplicas: 50 } } as const;
    expect(page(scaled)).toContain('one may be left with 9 of 9 (100 %)');
    expect(page({ ...scaled, autoscale: { maxReplicas: 12 } })).toContain('one may be left with 4 of 9 (44.4 %)');
    expect(page({})).not.toContain('without regard to zones');
  });

  test('says that a loss in the middle of a roll-out leaves fewer', () => {
    expect(page({})).toContain('1 pod may be away then, and 4 would be left');
    expect(page({})).toContain('Roll out when all zones are there');
    expect(page({ zones: 1, survive: 'node' })).toContain('4 would be left. More `replicas` make up for it.');
    expect(page({ replicas: 11, podsPerNode: 1 })).not.toContain('would be left');
  });

  test('says that a node which is not ready for a moment is lost', () => {
    expect(page({})).toContain('not ready for 10 seconds');
  });

  test('says that a budget is for those who ask', () => {
    expect(page({})).toContain('Whoever drains a node asks');
    expect(page({}, gke('dataplane-v2'))).toContain('Whoever else drains a node asks');
  });

  test('says that a zone is not covered where a node is enough', () => {
    expect(page({ survive: 'node' })).toContain('| one zone | 2 of 6 | 33.3 % | 4 | no, 1 too few |');
  });

  test('tells the time of a node that is taken back, in order', () => {
    const seconds = [...page({}, eks('vpc-cni')).matchAll(/^\| (\d+) s \|/gm)].map(([, at]) => Number(at));
    expect(seconds).toEqual([0, 0, 0, 5, 30, 120]);
    const gkeSeconds = [...page({}, gke('dataplane-v2')).matchAll(/^\| (\d+) s \|/gm)].map(([, at]) => Number(at));
    expect(gkeSeconds).toEqual([0, 10, 10, 10, 15, 30]);
  });
});
