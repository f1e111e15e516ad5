import type { CiliumBaseline } from './baseline-options';
import type { CiliumCidrGroup } from './peer-options';
import type { CiliumClusterwideNetworkPolicy, CiliumNetworkPolicy } from './policy-options';

/**
 * Policies of Cilium's own kinds.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later. Ranges and names of hosts may be.
 * @see https://docs.cilium.io/en/stable/security/policy/
 */
export interface CiliumPoliciesOptions<S = string> {
  /**
   * Name of the plan: a DNS label, unique in a composition. Teams may have plans of their own.
   * @defaultValue `'cilium-policies'`
   */
  readonly name?: string;
  /**
   * The minor of the Cilium that acts on them. A plan of Cilium beside this one must agree.
   * @defaultValue `'1.19'`
   */
  readonly ciliumVersion?: CiliumMinor;
  /**
   * Who answers questions of pods to DNS.
   * @defaultValue pods of `kube-system` with the label `k8s-app=kube-dns`, as all distributions run them
   */
  readonly dns?: CiliumDns;
  /**
   * What nobody should have to write: closed namespaces where DNS and probes work, what every pod may do, nodes.
   * @defaultValue none
   */
  readonly baseline?: CiliumBaseline<S>;
  /**
   * Ranges that policies share.
   * @maxItems 200
   * @defaultValue none
   */
  readonly cidrGroups?: readonly CiliumCidrGroup<S>[];
  /**
   * Policies for pods of one namespace.
   * @maxItems 1000
   * @defaultValue none
   */
  readonly policies?: readonly CiliumNetworkPolicy<S>[];
  /**
   * Policies for pods of all namespaces, or for nodes.
   * @maxItems 200
   * @defaultValue none
   */
  readonly clusterwide?: readonly CiliumClusterwideNetworkPolicy<S>[];
}

/** Minors of Cilium that policies are made for. */
export type CiliumMinor = '1.18' | '1.19' | '1.20';

/** Who answers questions of pods to DNS, at port 53. */
export interface CiliumDns {
  /**
   * Namespace of its pods.
   * @defaultValue `'kube-system'`
   */
  readonly namespace?: string;
  /**
   * Labels of its pods.
   * @defaultValue `{ 'k8s-app': 'kube-dns' }`
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Whether a cache in the network of the node answers too, such as NodeLocal DNSCache at 169.254.20.10.
   * @defaultValue `false`
   */
  readonly onNode?: boolean;
}
