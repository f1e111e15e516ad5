import { REPLACE_IN_PLACE } from '../../core/replace-in-place';
import { tolerationValues } from '../../core/tolerations';
import { mergeValues, type Values } from '../../core/values';
import { type AwsLoadBalancerControllerSettings, LBC_NAME, METRICS_PORT_OF_NODES } from './settings';

/** The chart's values for these settings, with the caller's own merged last. */
export function awsLoadBalancerControllerValues<S>(settings: AwsLoadBalancerControllerSettings<S>): Values<S> {
  return mergeValues(renderedValues(settings), settings.options.values);
}

/** The values that options decide. */
export function renderedValues<S>(settings: AwsLoadBalancerControllerSettings<S>): Values<S> {
  const { cluster, options, vpcId, replicas, hostNetwork, serviceMutatorWebhook, tolerations } = settings;
  return {
    clusterName: cluster.name,
    region: options.region,
    ...(vpcId !== undefined && { vpcId }),
    replicaCount: replicas,
    ...(replicas > 1 && { podDisruptionBudget: { maxUnavailable: 1 } }),
    defaultTargetType: settings.defaultTargetType,
    // By name: IAM grants its rights to this account.
    serviceAccount: { create: true, name: LBC_NAME },
    // Otherwise every upgrade makes a new authority, and replicas of before no longer fit to the webhooks.
    keepTLSSecret: true,
    enableServiceMutatorWebhook: serviceMutatorWebhook !== 'off',
    ...(serviceMutatorWebhook !== 'off' && { serviceMutatorWebhookConfig: { failurePolicy: serviceMutatorWebhook } }),
    enableShield: settings.enableShield,
    // The classic WAF: its successor is the next one.
    enableWaf: false,
    enableWafv2: settings.enableWafv2,
    ...(hostNetwork && {
      hostNetwork: true,
      dnsPolicy: 'ClusterFirstWithHostNet',
      metricsBindAddr: `:${METRICS_PORT_OF_NODES}`,
      updateStrategy: REPLACE_IN_PLACE,
    }),
    ...(tolerations !== undefined && { tolerations: tolerationValues(tolerations) }),
  };
}
