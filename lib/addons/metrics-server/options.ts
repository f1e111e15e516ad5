import type { ReplicaCount } from '../../clusters/eks/addons/options';
import type { ResourceRequirements } from '../../core/resources';
import type { Toleration } from '../../core/tolerations';
import type { Values } from '../../core/values';

/**
 * Options of metrics-server, which `kubectl top` and autoscalers of pods ask for CPU and memory. Where the API server
 * does not reach pods it listens on nodes, which the add-on of EKS cannot.
 *
 * @typeParam S - what a string may be; see {@link Values}.
 * @see https://github.com/kubernetes-sigs/metrics-server
 */
export interface MetricsServerOptions<S = string> {
  /**
   * The chart: a minor (`'3.13'`: the patch that is tested here) or an exact version. Supported: 3.13.
   * @defaultValue `'3.13'`
   */
  readonly version?: string;
  /**
   * How many there are: each asks all nodes by itself, and any of them answers.
   * @defaultValue `2`
   */
  readonly replicas?: ReplicaCount;
  /**
   * The port that it listens on: on nodes, it must be free there, so it cannot be the kubelet's, 10250.
   * @minimum 1024
   * @maximum 65535
   * @asType integer
   * @defaultValue `10251`
   */
  readonly containerPort?: number;
  /**
   * Requests and limits: the chart's requests are enough for about 100 nodes.
   * @defaultValue those of the chart: requests of `100m` and `200Mi`, no limits
   */
  readonly resources?: ResourceRequirements;
  /**
   * What it tolerates of the nodes that it may run on.
   * @defaultValue nothing, or the taints of a node pool if no pool is without taints
   */
  readonly tolerations?: readonly Toleration[];
  /**
   * Values of the chart that no option covers, merged last. Setting what an option renders is an error.
   * @defaultValue none
   */
  readonly values?: Values<S>;
}
