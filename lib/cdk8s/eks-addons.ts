import type { Construct } from 'constructs';
import type { AwsLoadBalancerControllerOptions } from '../addons/aws-load-balancer-controller/options';
import { planAwsLoadBalancerController } from '../addons/aws-load-balancer-controller/plan';
import type { MetricsServerOptions } from '../addons/metrics-server/options';
import { planMetricsServer } from '../addons/metrics-server/plan';
import type { SecretsStoreCsiOptions } from '../addons/secrets-store-csi/options';
import { planSecretsStoreCsi } from '../addons/secrets-store-csi/plan';
import { Addon, type AddonProps, optionsOf } from './addons';

/** Properties of {@link AwsLoadBalancerController}. */
export interface AwsLoadBalancerControllerProps extends AddonProps, AwsLoadBalancerControllerOptions {}

/**
 * Installs the AWS Load Balancer Controller. What it may do in AWS is granted elsewhere, before it starts:
 * `awsLoadBalancerControllerIdentity` says it.
 *
 * @example
 * ```ts
 * new AwsLoadBalancerController(chart, 'load-balancers', { cluster, region: 'eu-central-1', vpcId: 'vpc-0a1b2c3d' });
 * ```
 */
export class AwsLoadBalancerController extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: AwsLoadBalancerControllerProps) {
    super(scope, id, planAwsLoadBalancerController(props.cluster, optionsOf(props)), props);
  }
}

/** Properties of {@link MetricsServer}. */
export interface MetricsServerProps extends AddonProps, MetricsServerOptions {}

/**
 * Installs metrics-server, on nodes where the API server does not reach pods.
 *
 * @example
 * ```ts
 * new MetricsServer(chart, 'metrics', { cluster, replicas: 3 });
 * ```
 */
export class MetricsServer extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: MetricsServerProps) {
    super(scope, id, planMetricsServer(props.cluster, optionsOf(props)), props);
  }
}

/** Properties of {@link SecretsStoreCsi}. */
export interface SecretsStoreCsiProps extends AddonProps, SecretsStoreCsiOptions {}

/**
 * Installs the Secrets Store CSI driver with the provider for AWS.
 *
 * @example
 * ```ts
 * new SecretsStoreCsi(chart, 'secrets', { cluster, rotation: { pollInterval: '10m' } });
 * ```
 */
export class SecretsStoreCsi extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: SecretsStoreCsiProps) {
    super(scope, id, planSecretsStoreCsi(props.cluster, optionsOf(props)), props);
  }
}
