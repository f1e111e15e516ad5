import type { InstallPlan } from '../../../lib/core/plan';
import {
  type ComputeClassesOptions,
  type ComputeClassOptions,
  computeClassNamespaceLabels,
  computeClassPlacement,
  computeClassPool,
  inspectComputeClasses,
  planComputeClasses,
} from '../../../lib/nodes/compute-class';
import { gke } from '../../support/clusters';
import { at } from '../../support/values';

const CLUSTER = gke('dataplane-v2');
const N4 = { machineFamily: 'n4' } as const;
const C4 = { machineFamily: 'c4' } as const;

const objectsOf = (plan: InstallPlan<unknown>): readonly unknown[] =>
  plan.steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : []));
const specOf = (options: Omit<ComputeClassOptions, 'name'>, cluster = CLUSTER): unknown =>
  at(objectsOf(planComputeClasses(cluster, { classes: [{ name: 'batch', ...options }] }))[0], 'spec');

test('what versions of GKE disagree on is always said', () => {
  expect(objectsOf(planComputeClasses(CLUSTER, { classes: [{ name: 'batch', priorities: [N4] }] }))).toEqual([
    {
      apiVersion: 'cloud.google.com/v1',
      kind: 'ComputeClass',
      metadata: { name: 'batch' },
      spec: {
        priorities: [N4],
        nodePoolAutoCreation: { enabled: true },
        activeMigration: { optimizeRulePriority: false },
        whenUnsatisfiable: 'DoNotScaleUp',
      },
    },
  ]);
});

describe('spot with a fallback', () => {
  const spot = (rule: object): object => ({ ...rule, spot: true });

  test('all spot rules come first, then each once more without, and pods move back', () => {
    const spec = specOf({ priorities: [spot(N4), spot(C4)], onDemandFallback: true });
    expect(at(spec, 'priorities')).toEqual([spot(N4), spot(C4), { ...N4, spot: false }, { ...C4, spot: false }]);
    expect(at(spec, 'activeMigration.optimizeRulePriority')).toBe(true);
  });

  test('rules without spot are not repeated', () => {
    expect(at(specOf({ priorities: [N4, spot(C4)], onDemandFallback: true }), 'priorities')).toEqual([
      N4,
      spot(C4),
      { ...C4, spot: false },
    ]);
  });

  test('pods move back only where there is something to move back to, unless it is said', () => {
    const moves = (options: Omit<ComputeClassOptions, 'name'>): unknown =>
      at(specOf(options), 'activeMigration.optimizeRulePriority');
    expect(moves({ priorities: [N4, spot(C4)] })).toBe(false);
    expect(moves({ priorities: [spot(C4), N4] })).toBe(true);
    expect(moves({ priorities: [spot(C4), N4], activeMigration: { optimizeRulePriority: false } })).toBe(false);
    expect(moves({ priorities: [N4], activeMigration: { optimizeRulePriority: true } })).toBe(true);
  });
});

test('everything that was said arrives in the words of the definition', () => {
  const options: ComputeClassOptions = {
    name: 'batch',
    autopilot: false,
    priorityDefaults: { location: { zones: ['europe-west3-a'], locationPolicy: 'ANY' } },
    priorities: [
      {
        ...N4,
        minCores: 8,
        minMemoryGb: 32,
        flexStart: true,
        gpu: { type: 'nvidia-l4', count: 1, driverVersion: 'latest' },
        storage: { bootDiskType: 'hyperdisk-balanced', bootDiskSize: 50 },
        maxPodsPerNode: 32,
      },
    ],
    nodePoolConfig: {
      imageType: 'ubuntu_containerd',
      serviceAccount: 'nodes@shop.iam.gserviceaccount.com',
      nodeLabels: { team: 'shop' },
      taints: [
        { key: 'dedicated', value: 'batch', effect: 'NoSchedule' },
        { key: 'alone', value: '', effect: 'NoExecute' },
      ],
    },
    autoscalingPolicy: { consolidationDelayMinutes: 5, consolidationThreshold: 60 },
    activeMigration: { ensureAllDaemonSetPodsRunning: true },
    whenUnsatisfiable: 'ScaleUpAnyway',
  };
  const { name: _, ...rest } = options;
  expect(specOf(rest)).toEqual({
    autopilot: { enabled: false },
    priorities: [
      {
        ...N4,
        minCores: 8,
        minMemoryGb: 32,
        flexStart: { enabled: true },
        gpu: { type: 'nvidia-l4', count: 1, driverVersion: 'latest' },
        storage: { bootDiskType: 'hyperdisk-balanced', bootDiskSize: 50 },
        maxPodsPerNode: 32,
      },
    ],
    priorityDefaults: { location: { zones: ['europe-west3-a'], locationPolicy: 'ANY' } },
    nodePoolAutoCreation: { enabled: true },
    nodePoolConfig: {
      imageType: 'ubuntu_containerd',
      serviceAccount: 'nodes@shop.iam.gserviceaccount.com',
      nodeLabels: { team: 'shop' },
      taints: [
        { key: 'dedicated', value: 'batch', effect: 'NoSchedule' },
        { key: 'alone', effect: 'NoExecute' },
      ],
    },
    autoscalingPolicy: { consolidationDelayMinutes: 5, consolidationThreshold: 60 },
    activeMigration: { optimizeRulePriority: false, ensureAllDaemonSetPodsRunning: true },
    whenUnsatisfiable: 'ScaleUpAnyway',
  });
});

test.each<[string, unknown, string]>([
  ['is empty', {}, 'input/out-of-range classes[0].priorities[0]'],
  ['has a typo', { machineFamly: 'n4' }, 'input/unknown-key classes[0].priorities[0].machineFamly'],
  ['has no shape', 5, 'input/wrong-type classes[0].priorities[0]'],
])('a rule that %s is one finding', (_, rule, finding) => {
  const { findings } = inspectComputeClasses(CLUSTER, {
    classes: [{ name: 'batch', priorities: [rule, N4] as ComputeClassOptions['priorities'] }],
  });
  expect(findings.map(({ rule, path }) => `${rule} ${path}`)).toEqual([finding]);
});

describe('who belongs to a class', () => {
  test('pods that select it, and put up with spot capacity where there is some', () => {
    expect(computeClassPlacement({ name: 'batch', priorities: [{ ...N4, spot: true }, N4] })).toEqual({
      nodeSelector: { 'cloud.google.com/compute-class': 'batch' },
      tolerations: [{ key: 'cloud.google.com/gke-spot', operator: 'Equal', value: 'true', effect: 'NoSchedule' }],
    });
    expect(computeClassPlacement({ name: 'batch', priorities: [N4] }).tolerations).toEqual([]);
  });

  test('pods of a namespace that says so', () => {
    expect(computeClassNamespaceLabels('batch')).toEqual({ 'cloud.google.com/default-compute-class': 'batch' });
    expect(computeClassNamespaceLabels('batch', 'non-daemonset')).toEqual({
      'cloud.google.com/default-compute-class-non-daemonset': 'batch',
    });
  });

  test('node pools with its label and taint', () => {
    const pool = { name: 'own', machineType: 'n4-standard-4', ...computeClassPool('batch') };
    const cluster = gke('dataplane-v2', { nodePools: [{ name: 'system', machineType: 'e2-standard-4' }, pool] });
    const { findings } = planComputeClasses(cluster, {
      classes: [{ name: 'batch', nodePoolAutoCreation: false, priorities: [{ nodepools: ['own'] }] }],
    });
    expect(findings).toEqual([]);
  });

  test('a label alone is not enough', () => {
    const { labels } = computeClassPool('batch');
    const pool = { name: 'own', machineType: 'n4-standard-4', labels };
    const cluster = gke('dataplane-v2', { nodePools: [{ name: 'system', machineType: 'e2-standard-4' }, pool] });
    const { findings } = inspectComputeClasses(cluster, {
      classes: [{ name: 'batch', priorities: [{ nodepools: ['own'] }] }],
    });
    expect(findings.map(({ rule }) => rule)).toEqual(['compute-class/pools-have-joined']);
  });

  test('pods of a class with spot capacity are told so', () => {
    const classes = [
      { name: 'batch', priorities: [{ ...N4, spot: true }, N4] },
      { name: 'web', priorities: [N4] },
    ];
    expect(planComputeClasses(CLUSTER, { classes }).needs.manual).toEqual([
      'pods of the compute class batch tolerate cloud.google.com/gke-spot=true:NoSchedule, and end within 15 seconds',
    ]);
  });
});

describe('versions', () => {
  const rules = (options: Partial<ComputeClassOptions>, cluster: Parameters<typeof gke>[1]): readonly string[] =>
    inspectComputeClasses(gke('dataplane-v2', cluster), {
      classes: [{ name: 'batch', priorities: [N4], ...options }],
    }).findings.map(({ rule, path }) => `${rule} ${path}`);
  const TOO_OLD = 'compute-class/gke-is-new-enough';

  test('pools for a class alone need a newer one than pools for all', () => {
    const limits = { cpu: 100, memory: 400 };
    const old = { gkeVersion: '1.33.2-gke.1000' };
    expect(rules({}, old)).toEqual([`${TOO_OLD} classes[0].nodePoolAutoCreation`]);
    expect(rules({}, { ...old, autoProvisioning: { limits } })).toEqual([]);
    expect(rules({}, { gkeVersion: '1.33.3-gke.1136000' })).toEqual([]);
  });

  test('a patch that is not known is not taken for too old', () => {
    expect(rules({}, { kubernetes: '1.33' })).toEqual([]);
  });
});

describe('late strings', () => {
  class Late {
    constructor(readonly hint: string) {}
  }

  test('stay where they are, and are looked at when they arrive', () => {
    const serviceAccount = new Late('address');
    const options: ComputeClassesOptions<string | Late> = {
      classes: [{ name: 'batch', priorities: [N4], nodePoolConfig: { serviceAccount } }],
    };
    const plan = planComputeClasses<string | Late>(CLUSTER, options);
    expect(at(objectsOf(plan)[0], 'spec.nodePoolConfig.serviceAccount')).toBe(serviceAccount);
    expect(plan.deferred.flatMap(({ check }) => check(['nodes'])).map(({ rule }) => rule)).toEqual([
      'compute-class/service-account-is-an-address',
    ]);
  });
});

test('nonsense is answered, never thrown from inside', () => {
  for (const cluster of [undefined, null, 1, {}])
    expect(inspectComputeClasses(cluster as never, { classes: [] }).findings).not.toEqual([]);
  for (const options of [undefined, null, {}, { classes: [{}] }, { classes: [{ name: 'a', priorities: [] }] }])
    expect(inspectComputeClasses(CLUSTER, options as never).findings).not.toEqual([]);
});
