/**
 * Who sees to it that pods end before their node is taken back.
 *
 * `karpenter`, `auto-mode`, `managed-node-group`, `node-termination-handler`: they evict pods, on AWS. `auto-drain`: AKS does.
 * `nap`: AKS node auto-provisioning deletes them. `kubelet`: the node itself ends them, as it shuts down. `none`: nobody.
 */
export type TerminationHandler =
  | 'karpenter'
  | 'auto-mode'
  | 'managed-node-group'
  | 'node-termination-handler'
  | 'auto-drain'
  | 'nap'
  | 'kubelet'
  | 'none';

/** What is known of how nodes are taken back, where it does not follow from the cluster. */
export interface TerminationOptions {
  /**
   * Who sees to it that pods end before their node is taken back.
   * @defaultValue that of the cluster: of its kind, and of its spot pools
   */
  readonly handler?: TerminationHandler;
  /**
   * Seconds from the notice until a node is gone.
   * @minimum 0
   * @maximum 86400
   * @asType integer
   * @defaultValue that of the cloud; `0` where nobody gives one
   */
  readonly noticeSeconds?: number;
  /**
   * Seconds that a pod has to end in, of those: what the kubelet of the nodes is set to grant.
   * @minimum 1
   * @maximum 86400
   * @asType integer
   * @defaultValue what is left of the notice once somebody has acted on it
   */
  readonly podSeconds?: number;
}
