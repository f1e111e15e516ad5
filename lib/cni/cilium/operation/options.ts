import type { Taint } from '../../../core/needs';
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

/** Where images come from. */
export interface CiliumImages {
  /**
   * Host, and path if any, of a registry that holds copies under the same names: `registry.example.com/mirror` for
   * `registry.example.com/mirror/cilium/cilium`.
   * @pattern ^[a-z0-9][a-z0-9.-]*(:[0-9]{1,5})?(/[a-z0-9]+([._-][a-z0-9]+)*)*$
   * @defaultValue the registries of upstream
   */
  readonly registry?: string;
  /**
   * Pull by the digests that the chart carries, whatever its tags say. `false`: by tags, for a registry that does not keep
   * digests.
   * @defaultValue `true`
   */
  readonly useDigest?: boolean;
}

/** The agent, one on every node. */
export interface CiliumAgent<S = string> {
  /**
   * Environment variables: of proxies, of the Go runtime.
   * @defaultValue none
   */
  readonly extraEnv?: Readonly<Record<string, S>>;
  /**
   * Taints of nodes that it runs on. Absent: of all nodes; a node without an agent has no network.
   * @defaultValue all taints
   */
  readonly tolerations?: readonly CiliumToleration[];
  /**
   * How many nodes restart their agent at the same time: a number, or a share of all nodes.
   * @defaultValue 2; 10 % where the cluster may have more than 50 Linux nodes
   */
  readonly maxUnavailable?: CiliumNodeCount | CiliumNodeShare;
}

/** The operator. */
export interface CiliumOperator {
  /**
   * Taints of nodes that it may run on.
   * @defaultValue those of control planes and of nodes that are not ready, and, where no node is without a taint of its own,
   * theirs
   */
  readonly tolerations?: readonly CiliumToleration[];
}

/** A taint that a pod bears with. */
export interface CiliumToleration extends Partial<Taint> {
  /**
   * `Exists`: whatever the value.
   * @defaultValue `'Equal'`
   */
  readonly operator?: 'Exists' | 'Equal';
}

/**
 * A number of nodes, at least one.
 * @minimum 1
 * @maximum 15000
 * @asType integer
 */
export type CiliumNodeCount = number;

/**
 * A share of nodes: `10%`.
 * @pattern ^([1-9][0-9]?|100)%$
 */
export type CiliumNodeShare = string;
