import type { Cluster } from '../../lib/core/cluster';
import type { Toleration } from '../../lib/core/tolerations';
import { planSpotSafeWorkload, type SpotSafeWorkloadOptions } from '../../lib/workloads/spot-safe';
import { eks, gke, kubeadm } from '../support/clusters';
import { brief } from '../support/findings';
import { CHECKOUT, checkoutFindings, podFindings, SPOT_CLUSTER, WEB } from '../support/spot-safe';

type Constraint = NonNullable<SpotSafeWorkloadOptions['pod']['topologySpreadConstraints']>[number];

const RACKS: Constraint = {
  maxSkew: 1,
  topologyKey: 'example.com/rack',
  whenUnsatisfiable: 'DoNotSchedule',
  labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'checkout' } },
};

const constrained = (constraint: Partial<Constraint>): readonly string[] =>
  podFindings({ topologySpreadConstraints: [{ ...RACKS, ...constraint }] }).map(brief);

describe('what articles recommend', () => {
  test('a skew of two on host names, a zone constraint without minDomains, and what keeps a pod on a dying node', () => {
    const found = checkoutFindings(
      {
        replicas: 10,
        podsPerNode: 2,
        drain: { preStopSeconds: 10, drainSeconds: 20 },
        pod: {
          containers: [
            { ...WEB, lifecycle: { preStop: { exec: { command: ['sh', '-c', 'sleep 5; kill -TERM 1; sleep 20'] } } } },
          ],
          shareProcessNamespace: true,
          tolerations: [{ operator: 'Exists' }],
          topologySpreadConstraints: [
            { maxSkew: 2, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'DoNotSchedule' },
            { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' },
          ],
        },
      },
      gke('dataplane-v2'),
    );
    expect(found.filter(({ severity }) => severity === 'error').map(brief)).toEqual([
      'placement/pods-per-node-hold@podsPerNode',
      'spot-safe/tolerations-have-keys@pod.tolerations[0].key',
      'spot-safe/nobody-kills-the-pause@pod.containers[0].lifecycle.preStop',
      'spot-safe/spread-is-made@pod.topologySpreadConstraints[0]',
      'spot-safe/spread-is-made@pod.topologySpreadConstraints[1]',
      'spot-safe/pods-end-in-time@drain.drainSeconds',
      'spot-safe/hook-is-within-the-wait@pod.containers[0].lifecycle.preStop',
    ]);
  });
});

describe('constraints in addition', () => {
  const AT = 'spot-safe/own-constraints-bind@pod.topologySpreadConstraints[0]';

  test.each<readonly [string, Partial<Constraint>, string]>([
    ['count no pods', { labelSelector: {} }, `${AT}.labelSelector`],
    ['count others', { labelSelector: { matchLabels: { app: 'other' } } }, `${AT}.labelSelector.matchLabels.app`],
    ['say a key twice', { matchLabelKeys: ['app.kubernetes.io/name'] }, `${AT}.matchLabelKeys`],
    ['ask for domains softly', { whenUnsatisfiable: 'ScheduleAnyway', minDomains: 2 }, `${AT}.minDomains`],
  ])('that %s are refused', (_, constraint, expected) => {
    expect(constrained(constraint)).toEqual([expected]);
  });

  test('that are whole are left as they are', () => {
    expect(constrained({})).toEqual([]);
    expect(constrained({ whenUnsatisfiable: 'ScheduleAnyway' })).toEqual([]);
  });

  test('that are soft cost nodes where nodes are made for pods', () => {
    const pod = {
      containers: [WEB],
      topologySpreadConstraints: [{ ...RACKS, whenUnsatisfiable: 'ScheduleAnyway' }],
    } as const;
    expect(checkoutFindings({ pod }, eks('vpc-cni')).map(brief)).toEqual([
      'spot-safe/soft-rules-cost-nodes@pod.topologySpreadConstraints[0].whenUnsatisfiable',
    ]);
  });
});

describe('tolerations', () => {
  test.each<readonly [Toleration, readonly string[]]>([
    [{ key: 'karpenter.sh/disrupted', operator: 'Exists' }, ['spot-safe/tolerations-have-keys@pod.tolerations[0]']],
    [
      { key: 'node.kubernetes.io/unreachable', operator: 'Exists', tolerationSeconds: 300 },
      ['spot-safe/tolerations-have-keys@pod.tolerations[0]'],
    ],
    [{ key: '', operator: 'Exists' }, ['spot-safe/tolerations-have-keys@pod.tolerations[0].key']],
    [{ key: 'gpu', operator: 'Exists' }, []],
  ])('%p', (toleration, expected) => {
    expect(podFindings({ tolerations: [toleration] }).map(brief)).toEqual(expected);
  });
});

describe('names', () => {
  test.each<readonly [Partial<SpotSafeWorkloadOptions>, string]>([
    [{ namespace: 'Shop' }, 'spot-safe/names@namespace'],
    [{ pod: { containers: [WEB, WEB] } }, 'spot-safe/names@pod.containers[1].name'],
    [{ labels: { 'not a key': 'x' } }, 'spot-safe/labels@labels["not a key"]'],
    [{ priority: { className: 'low', value: -5 } }, 'spot-safe/priority-is-ordinary@priority.value'],
    [
      { service: { ports: [{ port: 80 }, { port: 81, name: 'admin' }] } },
      'spot-safe/service-has-ports@service.ports[0].name',
    ],
    [
      {
        service: {
          ports: [
            { port: 80, name: 'http' },
            { port: 81, name: 'http' },
          ],
        },
      },
      'spot-safe/service-has-ports@service.ports[0].name',
    ],
  ])('%p', (options, expected) => {
    expect(checkoutFindings(options).map(brief)).toContain(expected);
  });

  test('a class that others make may be one of the system', () => {
    expect(checkoutFindings({ priority: { className: 'system-cluster-critical' } })).toEqual([]);
  });
});

test('a need that nothing can meet is said once', () => {
  expect(checkoutFindings({ zones: 1 }).map(brief)).toEqual(['placement/a-zone-can-be-lost@survive']);
  expect(checkoutFindings({ zones: 2, onZoneLoss: 'reschedule' }).map(brief)).toEqual([
    'placement/a-zone-can-be-lost@onZoneLoss',
  ]);
});

test('zones of different sizes take all pods, each up to its cap', () => {
  const nodePools = [
    {
      name: 'servers',
      role: 'control-plane',
      taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }],
    },
    ...['a', 'b', 'c'].map((zone, index) => ({
      name: `spot-${zone}`,
      nodes: [2, 4, 4][index] ?? 0,
      spot: true,
      labels: { 'topology.kubernetes.io/zone': zone },
    })),
  ] as const;
  const cluster = kubeadm({ nodePools });
  const ten = { survive: 'zone', replicas: 10, podsPerNode: 1 } as const;
  expect(checkoutFindings(ten, cluster)).toEqual([]);
  expect(checkoutFindings({ ...ten, onZoneLoss: 'hold', autoscale: { maxReplicas: 10 } }, cluster)).toMatchObject([
    { rule: 'spot-safe/zones-take-all-pods', message: expect.stringContaining('8 of 10 pods run') },
  ]);
  expect(checkoutFindings({ ...ten, replicas: 12 }, cluster)).toMatchObject([
    { rule: 'spot-safe/pools-have-the-nodes' },
  ]);
});

// Of nine, a tenth is none: Kubernetes then takes one.
test('a share of less than a pod is a pod in a roll-out', () => {
  const rollOut = { maxUnavailable: '10%' };
  expect(checkoutFindings({ rollOut })).toEqual([]);
  expect(planSpotSafeWorkload(SPOT_CLUSTER, { ...CHECKOUT, rollOut }).guarantee).toMatchObject({
    rollOut: { away: 1, besides: 0 },
    zoneCap: 3,
  });
  expect(checkoutFindings({ rollOut: { maxUnavailable: '0%' } })).toMatchObject([
    { rule: 'spot-safe/roll-out-goes-on' },
  ]);
});

test('nodes that pods may not run on do not count, and those that they may run on do', () => {
  const pools = (taint: string): Cluster =>
    kubeadm({
      nodePools: [
        { name: 'servers', role: 'control-plane' },
        { name: 'spot', nodes: { min: 0, max: 3 }, spot: true },
        { name: 'more', nodes: 30, spot: true, taints: [{ key: taint, value: 'yes', effect: 'NoSchedule' }] },
      ],
    });
  expect(checkoutFindings({}, pools('gpu'))).toMatchObject([{ rule: 'spot-safe/pools-have-the-nodes' }]);
  expect(podFindings({ tolerations: [{ key: 'gpu', value: 'yes' }] }, {}, pools('gpu'))).toEqual([]);
});

test('what there is time for after the wait is said at once', () => {
  const findings = checkoutFindings({ drain: { drainSeconds: 10 } }, gke('dataplane-v2'));
  expect(findings).toMatchObject([{ path: 'drain.drainSeconds', fix: expect.stringContaining('set it to 5 or less') }]);
});
