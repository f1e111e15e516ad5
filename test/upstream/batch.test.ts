import type { KubernetesObject } from '../../lib/core/plan';
import type { Values } from '../../lib/core/values';
import { type KedaScaling, planQueueWorker } from '../../lib/workloads/batch';
import { BATCH_CLUSTERS, keda, objectOf, worker } from '../support/batch';
import { complaints, loadDefinitions } from './definitions';
import { describeUpstream } from './upstream';

const SCALINGS: Readonly<Record<string, KedaScaling>> = {
  'as little as there may be': keda(),
  everything: keda({
    minReplicaCount: 0,
    pollingInterval: 15,
    cooldownPeriod: 120,
    fallback: { failureThreshold: 3, replicas: 6 },
    scaleDown: { windowSeconds: 60, podsPerMinute: 2 },
    triggers: [
      {
        type: 'aws-sqs-queue',
        name: 'mails',
        metadata: { queueURL: 'https://sqs.example.com/mails', queueLength: '5', awsRegion: 'eu-central-1' },
        authenticationRef: { name: 'mailer', kind: 'ClusterTriggerAuthentication' },
        metricType: 'AverageValue',
        useCachedMetrics: true,
      },
      {
        type: 'cron',
        metadata: { timezone: 'Europe/Berlin', start: '0 8 * * *', end: '0 18 * * *', desiredReplicas: '4' },
      },
    ],
  }),
};

const scaledObject = (scaling: KedaScaling): KubernetesObject =>
  objectOf(planQueueWorker(BATCH_CLUSTERS.karpenter, worker({ scaling })), 'ScaledObject');

describeUpstream('what KEDA is told', () => {
  beforeAll(() => loadDefinitions());

  test.each(Object.entries(SCALINGS))('%s is what its definition says', (_, scaling) => {
    expect(complaints(scaledObject(scaling))).toEqual([]);
  });

  test.each<[string, Values]>([
    ['behavior where Kubernetes has it', { behavior: {} }],
    ['a number in metadata', { triggers: [{ type: 'rabbitmq', metadata: { value: 5 } }] }],
    ['no trigger', { triggers: undefined }],
    ['half a fallback', { fallback: { replicas: 3 } }],
    ['a name of an autoscaler', { minReplicas: 1 }],
  ])('%s would be noticed', (_, wrong) => {
    const object = scaledObject(keda());
    const spec: Values = Object.fromEntries(
      Object.entries({ ...(object['spec'] as Values), ...wrong }).filter(([, value]) => value !== undefined),
    );
    expect(complaints({ ...object, spec })).not.toEqual([]);
  });
});
