import type { Deployment } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Guarantee } from '../workloads/placement';
import { planSpotSafeWorkload, type SpotSafeWorkloadOptions } from '../workloads/spot-safe';
import { Addon, type AddonProps, optionsOf } from './addons';
import { readDeployment } from './plus-deployment';

/** Properties of a {@link SpotSafeWorkload} that makes its own Deployment. */
export interface SpotSafeWorkloadProps extends AddonProps, SpotSafeWorkloadOptions {}

/** Properties of a {@link SpotSafeWorkload} of a Deployment of cdk8s-plus. */
export interface SpotSafeDeploymentProps
  extends AddonProps,
    Omit<SpotSafeWorkloadOptions, 'name' | 'namespace' | 'createNamespace' | 'pod'> {
  /**
   * What runs: its name, labels, containers and volumes. Finish it first: what its pods are told afterwards is refused. How
   * many there are, where, how they end, when they are ready and how a new revision comes is decided by the other
   * properties, in place of what it says of that.
   */
  readonly deployment: Deployment;
}

/**
 * A service that keeps what it needs while nodes are taken back: its Deployment, and the Service, disruption budget and
 * autoscaler around it.
 *
 * @example
 * ```ts
 * const readiness = { probe: { kind: 'http', path: '/ready', port: 8080 } } as const;
 * new SpotSafeWorkload(chart, 'web', { cluster, beside, name: 'web', need: 5, pod, readiness });
 * new SpotSafeWorkload(chart, 'api', { cluster, beside, deployment, need: 5, readiness });
 * ```
 */
export class SpotSafeWorkload extends Addon {
  /** What is left of it when nodes go. */
  readonly guarantee: Guarantee;

  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: SpotSafeWorkloadProps | SpotSafeDeploymentProps) {
    if (!('deployment' in props)) {
      const plan = planSpotSafeWorkload(props.cluster, optionsOf(props));
      super(scope, id, plan, props);
      this.guarantee = plan.guarantee;
      return;
    }
    const { deployment, labels, ...options } = optionsOf(props);
    const read = readDeployment(deployment);
    const plan = planSpotSafeWorkload(props.cluster, {
      ...options,
      ...read.options,
      labels: { ...read.options.labels, ...labels },
    });
    super(scope, id, plan, props, ({ kind }) => kind === 'Deployment');
    this.guarantee = plan.guarantee;
    for (const object of plan.steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : []))) {
      if (object.kind === 'Deployment') read.become(object);
    }
  }
}
