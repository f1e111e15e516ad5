import type { Cluster } from '../../core/cluster';
import type { InstallPlan } from '../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { awsLoadBalancerControllerNeeds } from './needs';
import type { AwsLoadBalancerControllerOptions } from './options';
import { AWS_LOAD_BALANCER_CONTROLLER_RULES } from './rules';
import {
  type AwsLoadBalancerControllerSettings,
  LBC_NAME,
  LBC_NAMESPACE,
  resolveAwsLoadBalancerController,
} from './settings';
import { awsLoadBalancerControllerValues } from './values';

const CRDS = [
  'albtargetcontrolconfigs.elbv2.k8s.aws',
  'globalaccelerators.aga.k8s.aws',
  'ingressclassparams.elbv2.k8s.aws',
  'listenerruleconfigurations.gateway.k8s.aws',
  'loadbalancerconfigurations.gateway.k8s.aws',
  'targetgroupbindings.elbv2.k8s.aws',
  'targetgroupconfigurations.gateway.k8s.aws',
];

/**
 * Plans the AWS Load Balancer Controller: a release of its chart. What it may do in AWS is said by
 * `awsLoadBalancerControllerIdentity`; associate that before the release.
 *
 * @param cluster - where to install it: a cluster of EKS.
 * @param options - what to decide differently, and where in AWS the cluster is.
 * @throws BlueprintError with every problem found.
 * @example
 * ```ts
 * const plan = planAwsLoadBalancerController(cluster, { region: 'eu-central-1', vpcId: 'vpc-0a1b2c3d' });
 * ```
 */
export function planAwsLoadBalancerController<S = string>(
  cluster: Cluster<S>,
  options: AwsLoadBalancerControllerOptions<S>,
): InstallPlan<S> {
  return planOf('aws-load-balancer-controller', inspectAwsLoadBalancerController(cluster, options));
}

/** What {@link planAwsLoadBalancerController} would say, without throwing. */
export function inspectAwsLoadBalancerController<S = string>(
  cluster: Cluster<S>,
  options: AwsLoadBalancerControllerOptions<S>,
): Inspection<S> {
  return inspect<S, AwsLoadBalancerControllerOptions<S>, AwsLoadBalancerControllerSettings<S>>(
    {
      schema: 'AwsLoadBalancerControllerOptions',
      resolve: resolveAwsLoadBalancerController,
      rules: AWS_LOAD_BALANCER_CONTROLLER_RULES,
      version: (settings) => settings.chart.ref.version,
      build,
    },
    cluster,
    options,
  );
}

function build<S>(settings: AwsLoadBalancerControllerSettings<S>): PlanBody<S> {
  return {
    name: LBC_NAME,
    title: `AWS Load Balancer Controller ${settings.chart.ref.version}`,
    when: 'after-nodes',
    provides: [],
    requires: [],
    needs: awsLoadBalancerControllerNeeds(settings),
    steps: [
      {
        kind: 'helm',
        id: LBC_NAME,
        after: [],
        chart: settings.chart.ref,
        release: LBC_NAME,
        namespace: LBC_NAMESPACE,
        values: awsLoadBalancerControllerValues(settings),
        install: 'release',
        establishes: CRDS,
      },
    ],
  };
}
