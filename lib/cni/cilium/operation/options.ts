import type { ResourceRequirements } from '../../../core/resources';

/** Requests and limits of Cilium's pods. */
export interface CiliumResources {
  /** The agent on every node. */
  readonly agent?: ResourceRequirements;
  /** The proxy on every node, for policies on application protocols. */
  readonly envoy?: ResourceRequirements;
  /** The operator, `operatorReplicas` copies. */
  readonly operator?: ResourceRequirements;
}
