import type { Construct } from 'constructs';
import { planQueueWorker, planSpotJob, type QueueWorkerOptions, type SpotJobOptions } from '../workloads/batch';
import { type HeadroomOptions, planHeadroom } from '../workloads/headroom';
import { type HybridGuarantee, type HybridWorkloadOptions, planHybridWorkload } from '../workloads/hybrid';
import { planSpotStateful, type SpotStatefulOptions, type StatefulGuarantee } from '../workloads/stateful';
import { Addon, type AddonProps, optionsOf } from './addons';

/** Properties of {@link Headroom}. */
export interface HeadroomProps extends AddonProps, HeadroomOptions {}

/**
 * Room that is free before it is needed: pods that do nothing and give way, or buffers that autoscalers keep.
 *
 * @example
 * ```ts
 * new Headroom(chart, 'headroom', { cluster, beside: [web.plan], unit: { kind: 'node', usable } });
 * ```
 */
export class Headroom extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: HeadroomProps) {
    super(scope, id, planHeadroom(props.cluster, optionsOf(props)), props);
  }
}

/** Properties of {@link HybridWorkload}. */
export interface HybridWorkloadProps extends AddonProps, HybridWorkloadOptions {}

/**
 * A service of which a base is on on-demand nodes, and the rest on spot nodes.
 *
 * @example
 * ```ts
 * const split = { kind: 'base', onDemand: 3 } as const;
 * new HybridWorkload(chart, 'web', { cluster, beside, name: 'web', need: 5, split, pod, readiness });
 * ```
 */
export class HybridWorkload extends Addon {
  /** What is left of it when nodes go, and when all spot nodes do. */
  readonly guarantee: HybridGuarantee;

  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: HybridWorkloadProps) {
    const plan = planHybridWorkload(props.cluster, optionsOf(props));
    super(scope, id, plan, props);
    this.guarantee = plan.guarantee;
  }
}

/** Properties of {@link SpotStateful}. */
export interface SpotStatefulProps extends AddonProps, SpotStatefulOptions {}

/**
 * Members with volumes of their own, on spot nodes.
 *
 * @example
 * ```ts
 * const volumeClaims = [{ name: 'data', mountPath: '/data', size: '20Gi' }];
 * new SpotStateful(chart, 'store', { cluster, beside, name: 'store', replicas: 3, pod, readiness, volumeClaims });
 * ```
 */
export class SpotStateful extends Addon {
  /** What is left of it when nodes go, and when its volumes come after it. */
  readonly guarantee: StatefulGuarantee;

  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: SpotStatefulProps) {
    const plan = planSpotStateful(props.cluster, optionsOf(props));
    super(scope, id, plan, props);
    this.guarantee = plan.guarantee;
  }
}

/** Properties of {@link SpotJob}. */
export interface SpotJobProps extends AddonProps, SpotJobOptions {}

/**
 * A Job or CronJob that a reclaimed node delays and does not fail.
 *
 * @example
 * ```ts
 * new SpotJob(chart, 'report', { cluster, name: 'report', pod, schedule: { cron: '0 3 * * *' } });
 * ```
 */
export class SpotJob extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: SpotJobProps) {
    super(scope, id, planSpotJob(props.cluster, optionsOf(props)), props);
  }
}

/** Properties of {@link QueueWorker}. */
export interface QueueWorkerProps extends AddonProps, QueueWorkerOptions {}

/**
 * Workers of a queue that put back what they cannot finish before their node goes.
 *
 * @example
 * ```ts
 * new QueueWorker(chart, 'mailer', { cluster, name: 'mailer', pod, scaling: { kind: 'fixed', replicas: 4 } });
 * ```
 */
export class QueueWorker extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: QueueWorkerProps) {
    super(scope, id, planQueueWorker(props.cluster, optionsOf(props)), props);
  }
}
