import type { ReplicaCount } from '../../clusters/eks/addons/options';
import type { Values } from '../../core/values';

/**
 * Options of the AWS Load Balancer Controller, which makes load balancers for Services and Ingresses.
 *
 * @typeParam S - what a string may be; see {@link Values}.
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/
 */
export interface AwsLoadBalancerControllerOptions<S = string> {
  /**
   * A minor (`'3.5'`: the patch that is tested here) or an exact version. Supported: 3.5.
   * @defaultValue `'3.5'`
   */
  readonly version?: string;
  /** The region, `eu-central-1`: the metadata service, which would tell, is out of reach of pods. */
  readonly region: S;
  /**
   * The id of the VPC, for the same reason.
   * @defaultValue that of the cluster's VPC, where it exists already
   */
  readonly vpcId?: S;
  /**
   * How many controllers run: one works, the others stand by and answer webhooks.
   * @defaultValue `2`
   */
  readonly replicas?: ReplicaCount;
  /**
   * What load balancers send traffic to, where no annotation says it: `'ip'`: pods; `'instance'`: ports of nodes.
   * @defaultValue `'instance'` where pods have addresses of their own, otherwise `'ip'`
   */
  readonly defaultTargetType?: 'ip' | 'instance';
  /**
   * The webhook that makes this controller the one for new Services of type LoadBalancer that name no class.
   * `'off'`: only those with `loadBalancerClass: service.k8s.aws/nlb` are its own. `'Ignore'`: while no controller answers,
   * a new Service gets a classic load balancer. `'Fail'`: it is refused.
   * @defaultValue `'off'`: no other add-on depends on the controller then
   */
  readonly serviceMutatorWebhook?: 'off' | 'Ignore' | 'Fail';
  /**
   * Put load balancers under AWS Shield Advanced where an annotation asks for it.
   * @defaultValue `false` in a new VPC without a NAT gateway, where Shield is out of reach; otherwise `true`
   */
  readonly enableShield?: boolean;
  /**
   * Put load balancers under a web ACL of AWS WAF where an annotation asks for it.
   * @defaultValue `false` in a new VPC without a NAT gateway, where WAF is out of reach; otherwise `true`
   */
  readonly enableWafv2?: boolean;
  /**
   * Values of the chart that no option covers, merged last. Setting what an option renders is an error.
   * @defaultValue none
   */
  readonly values?: Values<S>;
}
