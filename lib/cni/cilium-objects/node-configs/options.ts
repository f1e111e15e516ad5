import type { LabelSelector } from '../../../core/label-selector';

/**
 * Settings of the agent on some nodes, over those of all: a faster datapath where the network card has it, a change that is
 * tried on one node first.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://docs.cilium.io/en/stable/configuration/per-node-config/
 */
export interface CiliumNodeConfigsOptions<S = string> {
  /**
   * Name of the plan: a DNS label, unique in a composition.
   * @defaultValue `'cilium-node-configs'`
   */
  readonly name?: string;
  /**
   * The namespace that Cilium is in: agents read no other.
   * @defaultValue `'kube-system'`
   */
  readonly namespace?: string;
  /**
   * The settings. Where two say something else of one node, the last by name wins.
   * @minItems 1
   * @maxItems 100
   */
  readonly nodeConfigs: readonly CiliumNodeConfigOptions<S>[];
}

/** Settings of the agent on some nodes. An agent reads them when it starts: restart those that run. */
export interface CiliumNodeConfigOptions<S = string> {
  /** A DNS subdomain, unique in the namespace. */
  readonly name: string;
  /** Nodes by their labels. Empty: all of them. */
  readonly nodeSelector: LabelSelector;
  /** Settings by the name that they have in the ConfigMap `cilium-config`, all as text: `{ 'bpf-lb-acceleration': 'native' }`. */
  readonly config: Readonly<Record<string, S>>;
}
