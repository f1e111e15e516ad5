import type { AksPodSubnet } from '../networking';

/** What the network of a cluster must have room for. */
export interface AksAddressPlanOptions {
  /** IPv4 ranges of the VNet that nothing else uses: for nodes, and for pods that have addresses of the VNet. */
  readonly vnetCidrs: readonly string[];
  /**
   * IPv4 ranges outside of the VNet that nothing reachable uses: for Services, and for the pods of an overlay.
   * @defaultValue `['100.64.0.0/10']`
   */
  readonly clusterRanges?: readonly string[];
  /** Where pods get addresses. */
  readonly pods: AksPodAddressSource;
  /**
   * The most nodes of all pools together.
   * @minimum 1
   * @maximum 5000
   * @asType integer
   */
  readonly nodes: number;
  /**
   * The most pods of a node.
   * @minimum 10
   * @maximum 250
   * @asType integer
   * @defaultValue that of the networking mode: 250 in an overlay, 110 in a pod subnet (111 with static blocks), 30 in the subnet
   * of nodes
   */
  readonly maxPodsPerNode?: number;
  /**
   * By how much the number of nodes may grow: a factor. Subnets cannot be resized while something is in them.
   * @minimum 1
   * @maximum 10
   * @defaultValue `1.5`
   */
  readonly growth?: number;
  /**
   * Nodes that there are besides while others are replaced.
   * @minimum 0
   * @maximum 5000
   * @asType integer
   * @defaultValue a tenth of the nodes, as AKS adds by itself
   */
  readonly surgeNodes?: number;
  /**
   * The most Services.
   * @minimum 16
   * @maximum 65536
   * @asType integer
   * @defaultValue `4096`
   */
  readonly services?: number;
  /**
   * Internal load balancers. Each takes an address of the subnet of nodes.
   * @minimum 0
   * @maximum 1000
   * @asType integer
   * @defaultValue `8`
   */
  readonly loadBalancers?: number;
}

/**
 * Where pods get addresses.
 * @discriminator kind
 */
export type AksPodAddressSource = AksPodsInOverlay | AksPodsInNodeSubnet | AksPodsInPodSubnet;

/** A range outside of the VNet, a `/24` for each node. */
export interface AksPodsInOverlay {
  readonly kind: 'overlay';
}

/** The subnet of nodes. */
export interface AksPodsInNodeSubnet {
  readonly kind: 'node-subnet';
}

/** A subnet of their own. */
export interface AksPodsInPodSubnet extends Pick<AksPodSubnet, 'allocation'> {
  readonly kind: 'pod-subnet';
}
