import type * as pulumi from '@pulumi/pulumi';
import { planQueueWorker, planSpotJob, type QueueWorkerOptions, type SpotJobOptions } from '../workloads/batch';
import { type HeadroomOptions, planHeadroom } from '../workloads/headroom';
import { type HybridGuarantee, type HybridWorkloadOptions, planHybridWorkload } from '../workloads/hybrid';
import type { Guarantee } from '../workloads/placement';
import { planSpotSafeWorkload, type SpotSafeWorkloadOptions } from '../workloads/spot-safe';
import { planSpotStateful, type SpotStatefulOptions, type StatefulGuarantee } from '../workloads/stateful';
import { Addon, type AddonArgs, optionsOf } from './addons';
import type { Late } from './late';

/** Arguments of {@link SpotSafeWorkload}. */
export interface SpotSafeWorkloadArgs extends AddonArgs, SpotSafeWorkloadOptions<Late> {}

/**
 * A service that keeps what it needs while nodes are taken back: its Deployment, and the Service, disruption budget and
 * autoscaler around it.
 *
 * @example
 * ```ts
 * const readiness = { probe: { kind: 'http', path: '/ready', port: 8080 } } as const;
 * new SpotSafeWorkload('web', { cluster, beside, name: 'web', need: 5, pod, readiness }, { provider });
 * ```
 */
export class SpotSafeWorkload extends Addon {
  /** What is left of it when nodes go. */
  readonly guarantee: Guarantee;

  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: SpotSafeWorkloadArgs, opts?: pulumi.ComponentResourceOptions) {
    const plan = planSpotSafeWorkload(args.cluster, optionsOf(args));
    super('SpotSafeWorkload', name, plan, args, opts);
    this.guarantee = plan.guarantee;
  }
}

/** Arguments of {@link Headroom}. */
export interface HeadroomArgs extends AddonArgs, HeadroomOptions {}

/**
 * Room that is free before it is needed: pods that do nothing and give way, or buffers that autoscalers keep.
 *
 * @example
 * ```ts
 * new Headroom('headroom', { cluster, beside: [web.plan], unit: { kind: 'node', usable } }, { provider });
 * ```
 */
export class Headroom extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: HeadroomArgs, opts?: pulumi.ComponentResourceOptions) {
    super('Headroom', name, planHeadroom(args.cluster, optionsOf(args)), args, opts);
  }
}

/** Arguments of {@link HybridWorkload}. */
export interface HybridWorkloadArgs extends AddonArgs, HybridWorkloadOptions<Late> {}

/**
 * A service of which a base is on on-demand nodes, and the rest on spot nodes.
 *
 * @example
 * ```ts
 * const split = { kind: 'base', onDemand: 3 } as const;
 * new HybridWorkload('web', { cluster, beside, name: 'web', need: 5, split, pod, readiness }, { provider });
 * ```
 */
export class HybridWorkload extends Addon {
  /** What is left of it when nodes go, and when all spot nodes do. */
  readonly guarantee: HybridGuarantee;

  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: HybridWorkloadArgs, opts?: pulumi.ComponentResourceOptions) {
    const plan = planHybridWorkload(args.cluster, optionsOf(args));
    super('HybridWorkload', name, plan, args, opts);
    this.guarantee = plan.guarantee;
  }
}

/** Arguments of {@link SpotStateful}. */
export interface SpotStatefulArgs extends AddonArgs, SpotStatefulOptions<Late> {}

/**
 * Members with volumes of their own, on spot nodes.
 *
 * @example
 * ```ts
 * const volumeClaims = [{ name: 'data', mountPath: '/data', size: '20Gi' }];
 * const args = { cluster, beside, name: 'store', replicas: 3, pod, readiness, volumeClaims };
 * new SpotStateful('store', args, { provider });
 * ```
 */
export class SpotStateful extends Addon {
  /** What is left of it when nodes go, and when its volumes come after it. */
  readonly guarantee: StatefulGuarantee;

  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: SpotStatefulArgs, opts?: pulumi.ComponentResourceOptions) {
    const plan = planSpotStateful(args.cluster, optionsOf(args));
    super('SpotStateful', name, plan, args, opts);
    this.guarantee = plan.guarantee;
  }
}

/** Arguments of {@link SpotJob}. */
export interface SpotJobArgs extends AddonArgs, SpotJobOptions<Late> {}

/**
 * A Job or CronJob that a reclaimed node delays and does not fail.
 *
 * @example
 * ```ts
 * new SpotJob('report', { cluster, name: 'report', pod, schedule: { cron: '0 3 * * *' } }, { provider });
 * ```
 */
export class SpotJob extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: SpotJobArgs, opts?: pulumi.ComponentResourceOptions) {
    super('SpotJob', name, planSpotJob(args.cluster, optionsOf(args)), args, opts);
  }
}

/** Arguments of {@link QueueWorker}. */
export interface QueueWorkerArgs extends AddonArgs, QueueWorkerOptions<Late> {}

/**
 * Workers of a queue that put back what they cannot finish before their node goes.
 *
 * @example
 * ```ts
 * new QueueWorker('mailer', { cluster, name: 'mailer', pod, scaling: { kind: 'fixed', replicas: 4 } }, { provider });
 * ```
 */
export class QueueWorker extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: QueueWorkerArgs, opts?: pulumi.ComponentResourceOptions) {
    super('QueueWorker', name, planQueueWorker(args.cluster, optionsOf(args)), args, opts);
  }
}
