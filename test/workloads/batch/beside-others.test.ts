import { planCilium } from '../../../lib/cni/cilium/plan';
import { compose } from '../../../lib/core/compose';
import type { InstallPlan } from '../../../lib/core/plan';
import { planQueueWorker, planSpotJob } from '../../../lib/workloads/batch';
import { BATCH_CLUSTERS, job, worker } from '../../support/batch';
import { brief } from '../../support/findings';

const { none } = BATCH_CLUSTERS;

/** What is found of a workload beside a CNI. */
const beside = (...plans: readonly InstallPlan[]): readonly string[] =>
  compose(none, planCilium(none), ...plans)
    .findings.map(brief)
    .filter((one) => !one.startsWith('cilium/'));

test('a job and workers need nothing but a network', () => {
  expect(beside(planSpotJob(none, job()), planQueueWorker(none, worker()))).toEqual([]);
});

test('a class above the others is for those who have room kept for them', () => {
  const priority = { className: 'first', value: 10 };
  expect(beside(planQueueWorker(none, worker({ priority })))).toEqual(['headroom/high-classes-have-room@mailer']);
});

test('what is scaled by CPU is measured', () => {
  const pod = { containers: [{ name: 'a', image: 'a:1', resources: { requests: { cpu: '100m' } } }] };
  const scaling = { kind: 'cpu', minReplicas: 2, maxReplicas: 8 } as const;
  expect(beside(planQueueWorker(none, worker({ pod, scaling })))).toEqual([
    'spot-safe/scaling-has-metrics@mailer.autoscale',
  ]);
});
