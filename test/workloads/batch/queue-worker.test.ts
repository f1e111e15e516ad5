import type { Fact } from '../../../lib/core/fact';
import { fact } from '../../../lib/core/fact';
import { inspectQueueWorker, planQueueWorker, type QueueWorkerOptions } from '../../../lib/workloads/batch';
import { BATCH_CLUSTERS, keda, objectOf, objectsOf, worker } from '../../support/batch';
import { brief, findingsOf } from '../../support/findings';

const { autoDrain, karpenter, kubelet, nap, none } = BATCH_CLUSTERS;

const kinds = (options: Partial<QueueWorkerOptions>): readonly string[] =>
  objectsOf(planQueueWorker(none, worker(options))).map(({ kind }) => kind);

const found = (options: Partial<QueueWorkerOptions>, cluster = none): readonly string[] =>
  inspectQueueWorker(cluster, worker(options)).findings.map(brief);

const REQUESTING: QueueWorkerOptions['pod'] = {
  containers: [{ name: 'mailer', image: 'mailer:1', resources: { requests: { cpu: '100m' } } }],
};

describe('workers', () => {
  test('are a Deployment, with a budget only where one is asked for', () => {
    expect(kinds({})).toEqual(['Deployment']);
    expect(kinds({ maxUnavailable: '20%' })).toEqual(['PodDisruptionBudget', 'Deployment']);
    expect(objectOf(planQueueWorker(none, worker({ maxUnavailable: '20%' })), 'PodDisruptionBudget')['spec']).toEqual({
      maxUnavailable: '20%',
      selector: { matchLabels: { 'app.kubernetes.io/name': 'mailer' } },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    });
  });

  test('have a number only where nothing else has the say', () => {
    const spec = (options: Partial<QueueWorkerOptions>): unknown =>
      objectOf(planQueueWorker(none, worker(options)), 'Deployment')['spec'];
    expect(spec({})).toMatchObject({ replicas: 4 });
    expect(spec({ scaling: keda() })).not.toHaveProperty('replicas');
    const cpu = { kind: 'cpu', minReplicas: 2, maxReplicas: 8 } as const;
    expect(spec({ scaling: cpu, pod: REQUESTING })).not.toHaveProperty('replicas');
  });

  test('are told to end at once, and get as long as nodes grant', () => {
    const { spec } = (
      objectOf(planQueueWorker(kubelet, worker()), 'Deployment')['spec'] as {
        template: { spec: Record<string, unknown> };
      }
    ).template;
    expect(spec).toMatchObject({ terminationGracePeriodSeconds: 15, containers: [{ name: 'mailer' }] });
    expect(spec).not.toHaveProperty('restartPolicy');
    expect(spec).not.toHaveProperty('topologySpreadConstraints');
    expect(JSON.stringify(spec['containers'])).not.toMatch(/preStop|readinessProbe/);
  });

  test('are replaced a quarter at a time', () => {
    expect(objectOf(planQueueWorker(none, worker()), 'Deployment')['spec']).toMatchObject({
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
    });
  });
});

describe('KEDA', () => {
  test('gets an object in a step of its own, after the workers', () => {
    const { steps } = planQueueWorker(none, worker({ scaling: keda(), createNamespace: true, namespace: 'mail' }));
    expect(steps.map(({ id, after }) => [id, after.map((step) => step.id)])).toEqual([
      ['prerequisites', []],
      ['workers', ['prerequisites']],
      ['scaling', ['workers']],
    ]);
  });

  test('has what Kubernetes calls behavior where it looks for it, with both ways up', () => {
    const scaled = objectOf(planQueueWorker(none, worker({ scaling: keda() })), 'ScaledObject');
    expect(scaled['spec']).toEqual({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'mailer' },
      minReplicaCount: 1,
      maxReplicaCount: 20,
      advanced: {
        horizontalPodAutoscalerConfig: {
          behavior: {
            scaleUp: {
              stabilizationWindowSeconds: 0,
              selectPolicy: 'Max',
              policies: [
                { type: 'Percent', value: 100, periodSeconds: 15 },
                { type: 'Pods', value: 4, periodSeconds: 15 },
              ],
            },
            scaleDown: {
              stabilizationWindowSeconds: 300,
              selectPolicy: 'Max',
              policies: [{ type: 'Pods', value: 20, periodSeconds: 60 }],
            },
          },
        },
      },
      triggers: [{ type: 'rabbitmq', metadata: { queueName: 'mails', mode: 'QueueLength', value: '5' } }],
    });
  });

  test('is told everything else that is said', () => {
    const scaling = keda({
      minReplicaCount: 0,
      pollingInterval: 15,
      cooldownPeriod: 120,
      fallback: { failureThreshold: 3, replicas: 6 },
      scaleDown: { windowSeconds: 60, podsPerMinute: 2 },
      triggers: [
        {
          type: 'aws-sqs-queue',
          name: 'mails',
          metadata: { queueLength: '5' },
          authenticationRef: { name: 'mailer', kind: 'ClusterTriggerAuthentication' },
          metricType: 'AverageValue',
          useCachedMetrics: true,
        },
      ],
    });
    expect(objectOf(planQueueWorker(none, worker({ scaling })), 'ScaledObject')['spec']).toMatchObject({
      minReplicaCount: 0,
      pollingInterval: 15,
      cooldownPeriod: 120,
      fallback: { failureThreshold: 3, replicas: 6 },
      advanced: {
        horizontalPodAutoscalerConfig: {
          behavior: { scaleDown: { stabilizationWindowSeconds: 60, policies: [{ value: 2 }] } },
        },
      },
      triggers: scaling.triggers,
    });
  });

  test('may be told of a queue that is known only later', () => {
    const queueURL = fact('cluster.name');
    const plan = planQueueWorker<string | Fact>(none, {
      ...worker(),
      scaling: { kind: 'keda', maxReplicaCount: 5, triggers: [{ type: 'aws-sqs-queue', metadata: { queueURL } }] },
    });
    expect(plan.deferred).toHaveLength(1);
    expect(plan.deferred[0]?.check(['https://user:secret@sqs.example.com/mails']).map(brief)).toEqual([
      'batch/trigger-keeps-no-secret@scaling.triggers[0].metadata.queueURL',
    ]);
    expect(plan.deferred[0]?.check(['https://sqs.example.com/mails'])).toEqual([]);
  });

  test.each([
    'amqp://user:secret@mq/',
    'postgresql://app:x@db:5432/jobs?sslmode=disable',
    'Endpoint=sb://a.example.com/;SharedAccessKeyName=k;SharedAccessKey=c2VjcmV0',
    'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=c2VjcmV0',
  ])('is told no secret: %s', (host) => {
    expect(found({ scaling: keda({ triggers: [{ type: 'a', metadata: { host } }] }) })).toHaveLength(1);
  });

  test.each(['amqp://user@mq/', 'https://a.example.com:443/a@b', 'sum(rate(a:b@c[2m]))', 'a;AccountKey='])(
    'is told nothing that only looks like one: %s',
    (host) => {
      expect(found({ scaling: keda({ triggers: [{ type: 'a', metadata: { host } }] }) })).toEqual([]);
    },
  );

  test('falls back beside CPU, and not where CPU alone has the say: it has no number for each worker', () => {
    const fallback = { failureThreshold: 1, replicas: 2 };
    const use = { type: 'cpu', metricType: 'AverageValue', metadata: { value: '500m' } } as const;
    const beside = keda({ fallback, triggers: [...keda().triggers, use] });
    expect(found({ scaling: beside, pod: REQUESTING })).toEqual([]);
    const alone = keda({ fallback, triggers: [use] });
    expect(found({ scaling: alone, pod: REQUESTING })).toEqual(['batch/fallback-is-for-each-worker@scaling.fallback']);
  });

  test('wants to be told what kind of use it is', () => {
    const scaling = keda({ triggers: [{ type: 'memory', metadata: { value: '60' } }] });
    expect(found({ scaling })).toEqual([
      'batch/use-is-of-a-request@pod.containers[0].resources.requests',
      'batch/trigger-has-its-metric@scaling.triggers[0].metricType',
    ]);
  });
});

test('the autoscaler of Kubernetes goes by CPU', () => {
  const scaling = { kind: 'cpu', minReplicas: 2, maxReplicas: 8 } as const;
  const scaler = objectOf(planQueueWorker(none, worker({ scaling, pod: REQUESTING })), 'HorizontalPodAutoscaler');
  expect(scaler['spec']).toMatchObject({
    minReplicas: 2,
    maxReplicas: 8,
    metrics: [{ resource: { name: 'cpu', target: { averageUtilization: 80 } } }],
    behavior: { scaleDown: { policies: [{ type: 'Pods', value: 8 }] } },
  });
  expect(found({ scaling: { ...scaling, maxReplicas: 1 }, pod: REQUESTING })).toEqual([
    'batch/most-workers-are-no-fewer@scaling.maxReplicas',
  ]);
});

describe('a message that a worker finishes', () => {
  const finish = (messageSeconds: number, graceSeconds?: number): Partial<QueueWorkerOptions> => ({
    onInterruption: 'finish',
    messageSeconds,
    ...(graceSeconds !== undefined && { graceSeconds }),
  });

  test.each([
    ['Karpenter', karpenter, 110],
    ['the drain of AKS', autoDrain, 30],
    ['kubelet of GKE', kubelet, 15],
    ['node auto-provisioning', nap, 1],
  ] as const)('takes no longer than %s grants', (_, cluster, seconds) => {
    const grace = Math.max(seconds, 30) > seconds && seconds > 1 ? seconds : Math.max(seconds, 15);
    expect(found(finish(seconds, grace), cluster).filter((one) => one.includes('in-time'))).toEqual([]);
    expect(found(finish(seconds + 1, grace), cluster)).toContain('batch/work-ends-in-time@onInterruption');
  });

  test('takes no longer than the worker itself asks for', () => {
    expect(found(finish(60), karpenter)).toEqual(['batch/work-ends-in-time@graceSeconds']);
    expect(found(finish(60, 60), karpenter)).toEqual([]);
  });

  test('takes as long as somebody says', () => {
    expect(found({ onInterruption: 'finish' })).toEqual(['batch/work-ends-in-time@messageSeconds']);
  });

  test('may take longer where no node is taken back', () => {
    expect(found(finish(600, 600))).toEqual([]);
  });
});

describe('the page', () => {
  const pageOf = (options: Partial<QueueWorkerOptions>, cluster = karpenter): string =>
    planQueueWorker(cluster, worker(options)).page ?? '';

  test('says what becomes of a message, and how long it may take', () => {
    const page = pageOf({ scaling: keda({ minReplicaCount: 0 }), invisibleSeconds: 120 });
    expect(page).toMatch(/^# mailer: workers of a queue on nodes that come and go\n/);
    expect(page).toContain('2 minutes before the node is gone, Karpenter evicts its pods');
    expect(page).toContain('which gives it to another after up to 2 minutes, or at once if the program gives it back');
    expect(page).toContain('Other workers begin about 80 seconds later.');
    expect(page).toContain('0 to 20, by what waits in the queue.');
    expect(page).toContain('KEDA is in the cluster');
    expect(page).toContain('| rabbitmq | AverageValue | the metadata alone |');
    expect(page).toContain('Karpenter reads the queue that announces interruptions');
  });

  test('says when another worker begins', () => {
    expect(pageOf({})).toContain('Another worker begins at once, as soon as there is a node with room.');
    expect(pageOf({}, kubelet)).toContain('Another worker begins within 15 seconds,');
    expect(pageOf({}, none)).not.toContain('Another worker');
    expect(pageOf({}, none)).toContain('Drains that people ask for are heard');
  });

  test('says that it is finished where it is', () => {
    const page = pageOf({ onInterruption: 'finish', messageSeconds: 20, maxUnavailable: 2, podsPerNode: 3 });
    expect(page).toContain('finishes the one that it is at, which takes 20 seconds at most');
    expect(page).toContain('Always 4.');
    expect(page).toContain('Drains take 2 workers at a time.');
    expect(page).toContain('No node runs more than 3 of the pods.');
    expect(page).not.toContain('KEDA');
  });
});

describe('input that cannot be', () => {
  test('is refused, all at once', () => {
    const wrong = {
      ...worker(),
      scaling: { kind: 'keda', maxReplicaCount: 0, triggers: [], idleReplicaCount: 0 },
      onInterruption: 'ignore',
      maxUnavailable: '101%',
    } as never;
    expect(
      findingsOf(() => planQueueWorker(none, wrong))
        .map(({ path }) => path)
        .sort(),
    ).toEqual([
      'maxUnavailable',
      'onInterruption',
      'scaling.idleReplicaCount',
      'scaling.maxReplicaCount',
      'scaling.triggers',
    ]);
  });

  test('is a way of scaling that there is not', () => {
    const wrong = worker({ scaling: { kind: 'queue' } as never });
    expect(found(wrong)).toEqual([expect.stringContaining('scaling')]);
  });
});
