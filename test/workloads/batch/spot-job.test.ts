import type { Cluster } from '../../../lib/core/cluster';
import { inspectSpotJob, planSpotJob, type SpotJobOptions } from '../../../lib/workloads/batch';
import { BATCH_CLUSTERS, job, objectOf, objectsOf } from '../../support/batch';
import { gke } from '../../support/clusters';
import { brief, findingsOf } from '../../support/findings';

const { autoDrain, karpenter, kubelet, nap, none } = BATCH_CLUSTERS;

/** What is below the spec of the Job, or of the CronJob. */
const specOf = (cluster: Cluster, options: SpotJobOptions): Readonly<Record<string, unknown>> =>
  objectOf(planSpotJob(cluster, options), 'Job')['spec'] as Readonly<Record<string, unknown>>;

describe('a job', () => {
  test('does not count pods that are lost with their node, before anything else decides', () => {
    const spec = specOf(none, job({ failures: { permanentExitCodes: [77, 3, 77] } }));
    expect(spec['podFailurePolicy']).toEqual({
      rules: [
        { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
        { action: 'FailJob', onExitCodes: { operator: 'In', values: [3, 77] } },
      ],
    });
    expect(spec).toMatchObject({ backoffLimit: 3, completions: 1, parallelism: 1, completionMode: 'NonIndexed' });
    expect(spec).toMatchObject({ template: { spec: { restartPolicy: 'Never' } } });
  });

  test('counts by number where pods have numbers, and then no longer for all of them', () => {
    const spec = specOf(
      none,
      job({
        completions: 5,
        indexed: true,
        failures: { backoffLimitPerIndex: 2, maxFailedIndexes: 1, permanentExitCodes: [3] },
      }),
    );
    expect(spec).toMatchObject({ completionMode: 'Indexed', backoffLimitPerIndex: 2, maxFailedIndexes: 1 });
    expect(spec).not.toHaveProperty('backoffLimit');
    expect(spec).toMatchObject({ podFailurePolicy: { rules: [{}, { action: 'FailIndex' }] } });
  });

  test('runs on spot nodes first, lives with their taints, and has no probe and no wait before its end', () => {
    const { spec } = specOf(kubelet, job())['template'] as { spec: Record<string, unknown> };
    expect(spec['affinity']).toEqual({
      nodeAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 100,
            preference: {
              matchExpressions: [{ key: 'cloud.google.com/gke-spot', operator: 'In', values: ['true'] }],
            },
          },
        ],
      },
    });
    expect(spec['tolerations']).toEqual([
      { key: 'cloud.google.com/gke-spot', operator: 'Equal', value: 'true', effect: 'NoSchedule' },
      { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 },
      { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 },
    ]);
    expect(spec['containers']).toEqual([{ name: 'convert', image: 'convert:1' }]);
  });

  test.each([
    ['GKE', kubelet, 15],
    ['AKS', autoDrain, 30],
    ['EKS', karpenter, 30],
    ['machines', none, 30],
  ] as const)('gets as much time to end as nodes of %s grant, and no more than 30 seconds', (_, cluster, seconds) => {
    expect(specOf(cluster, job())).toMatchObject({ template: { spec: { terminationGracePeriodSeconds: seconds } } });
  });

  test('may ask for more where nodes grant it', () => {
    const asked = { template: { spec: { terminationGracePeriodSeconds: 110 } } };
    expect(specOf(karpenter, job({ graceSeconds: 110 }))).toMatchObject(asked);
    expect(inspectSpotJob(karpenter, job({ graceSeconds: 111 })).findings.map(brief)).toEqual([
      'batch/grace-fits-the-notice@graceSeconds',
    ]);
  });

  test('limits pods of a node by a cap that holds whatever nodes there are', () => {
    const { spec } = specOf(none, job({ podsPerNode: 2 }))['template'] as { spec: Record<string, unknown> };
    expect(spec['topologySpreadConstraints']).toEqual([
      {
        maxSkew: 2,
        topologyKey: 'kubernetes.io/hostname',
        minDomains: 1000,
        whenUnsatisfiable: 'DoNotSchedule',
        nodeTaintsPolicy: 'Honor',
        labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'convert' } },
      },
    ]);
  });

  test('has autoscalers leave its nodes alone, unless told otherwise', () => {
    const annotations = (cluster: Cluster, options: SpotJobOptions): unknown =>
      (specOf(cluster, options)['template'] as { metadata: Record<string, unknown> }).metadata['annotations'];
    expect(annotations(none, job())).toEqual({
      'karpenter.sh/do-not-disrupt': 'true',
      'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false',
    });
    expect(annotations(gke('autopilot'), job())).toEqual({ 'karpenter.sh/do-not-disrupt': 'true' });
    expect(annotations(none, job({ avoidConsolidation: false }))).toBeUndefined();
    const own = { 'karpenter.sh/do-not-disrupt': 'false' };
    expect(annotations(none, job({ pod: { ...job().pod, annotations: own } }))).toMatchObject(own);
  });

  test('is deleted a day after its end', () => {
    expect(specOf(none, job())['ttlSecondsAfterFinished']).toBe(86_400);
    expect(specOf(none, job({ ttlSecondsAfterFinished: 0 }))['ttlSecondsAfterFinished']).toBe(0);
  });
});

describe('names', () => {
  const found = (name: string, options = {}): readonly string[] =>
    inspectSpotJob(none, job({ name, ...options })).findings.map(brief);

  test('and labels are those that Kubernetes takes', () => {
    expect(found('Convert', { namespace: 'a_b', labels: { 'app.kubernetes.io/name': 'a' } })).toEqual([
      'spot-safe/names@name',
      'spot-safe/names@namespace',
      'spot-safe/labels@labels["app.kubernetes.io/name"]',
    ]);
  });

  test('leave room for what is put behind them', () => {
    expect(found('a'.repeat(63))).toEqual([]);
    expect(found('a'.repeat(52), { schedule: { cron: '@daily' } })).toEqual([]);
    expect(found('a'.repeat(53), { schedule: { cron: '@daily' } })).toEqual(['batch/name-leaves-room@name']);
    const indexed = { schedule: { cron: '@daily' }, indexed: true, completions: 100 };
    expect(found('a'.repeat(49), indexed)).toEqual([]);
    expect(found('a'.repeat(50), indexed)).toEqual(['batch/name-leaves-room@name']);
  });
});

describe('a pod', () => {
  const found = (pod: Partial<SpotJobOptions['pod']>): readonly string[] =>
    inspectSpotJob(karpenter, job({ pod: { ...job().pod, ...pod } })).findings.map(brief);

  test('names the taints that it lives with', () => {
    expect(found({ tolerations: [{ operator: 'Exists' }] })).toEqual([
      'spot-safe/tolerations-have-keys@pod.tolerations[0].key',
    ]);
  });

  test('kills no process that is not its own', () => {
    const lifecycle = { preStop: { exec: { command: ['/bin/sh', '-c', 'kill -TERM 1'] } } };
    const containers = [{ name: 'convert', image: 'convert:1', lifecycle }];
    expect(found({ containers, shareProcessNamespace: true })).toEqual([
      'spot-safe/nobody-kills-the-pause@pod.containers[0].lifecycle.preStop',
    ]);
    expect(found({ containers })).toEqual([]);
  });

  test('has constraints that bind', () => {
    const constraint = { maxSkew: 1, topologyKey: 'topology.kubernetes.io/rack' };
    expect(found({ topologySpreadConstraints: [constraint] }).every((one) => one.startsWith('spot-safe/own-'))).toBe(
      true,
    );
    expect(found({ topologySpreadConstraints: [constraint] })).not.toEqual([]);
  });
});

test('the namespace and the class are there before what needs them', () => {
  const plan = planSpotJob(
    none,
    job({ namespace: 'media', createNamespace: true, priority: { className: 'later', value: 0 } }),
  );
  expect(plan.steps.map(({ id, after }) => [id, after.map((step) => step.id)])).toEqual([
    ['prerequisites', []],
    ['job', ['prerequisites']],
  ]);
  expect(objectsOf(plan).map(({ kind }) => kind)).toEqual(['Namespace', 'PriorityClass', 'Job']);
  expect(objectOf(plan, 'Job')).toMatchObject({
    metadata: { namespace: 'media' },
    spec: { template: { spec: { priorityClassName: 'later' } } },
  });
});

describe('the page', () => {
  const pageOf = (cluster: Cluster, options: SpotJobOptions): string => planSpotJob(cluster, options).page ?? '';

  test('says what a reclaimed node means where nodes end pods themselves', () => {
    const page = pageOf(
      kubelet,
      job({ completions: 10, parallelism: 4, indexed: true, failures: { backoffLimitPerIndex: 1 } }),
    );
    expect(page).toMatch(/^# convert: a job on nodes that come and go\n/);
    expect(page).toContain('10 pods have to succeed, 4 at a time, each with a number of its own.');
    expect(page).toContain(
      '30 seconds before the node is gone, the shutdown of the node itself ends its pods: each gets a SIGTERM, and is killed 15 seconds later',
    );
    expect(page).toContain('Once it has ended, another one with the same number begins: after 10 seconds');
    expect(page).toContain('about a minute after the cloud has deleted the node');
    expect(page).toContain('Each number gets 1 more attempt.');
  });

  test('says that nobody is told where nobody is', () => {
    const page = pageOf(none, job({ schedule: { cron: '@daily' }, activeDeadlineSeconds: 3600 }));
    expect(page).toContain('Nobody tells pods that their node goes');
    expect(page).toContain('node.kubernetes.io/out-of-service');
    expect(page).toContain('It runs at `@daily`, in the time zone of the control plane.');
    expect(page).toContain('All of it has 60 minutes');
  });

  test('says what a second of node auto-provisioning is worth', () => {
    expect(pageOf(nap, job())).toContain('is killed 1 second later');
  });
});

describe('input that cannot be', () => {
  test('is refused, all at once', () => {
    const wrong = {
      ...job(),
      completions: 0,
      failures: { permanentExitCodes: [0, 256], backoffLimit: -1 },
      schedule: { cron: '@daily', concurrencyPolicy: 'Queue', startingDeadlineSeconds: 5 },
      restartPolicy: 'OnFailure',
    } as never;
    expect(
      findingsOf(() => planSpotJob(none, wrong))
        .map(({ path }) => path)
        .sort(),
    ).toEqual([
      'completions',
      'failures.backoffLimit',
      'failures.permanentExitCodes[0]',
      'failures.permanentExitCodes[1]',
      'restartPolicy',
      'schedule.concurrencyPolicy',
      'schedule.startingDeadlineSeconds',
    ]);
  });

  test('is a version of Kubernetes that counts every loss as a failure', () => {
    const found = inspectSpotJob({ ...none, kubernetes: '1.25' }, job()).findings.map(brief);
    expect(found).toContain('batch/failures-are-told-apart@cluster.kubernetes');
  });
});
