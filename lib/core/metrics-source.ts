/**
 * A part of a CNI that may serve metrics. Cilium: the agent, its operator, Envoy, and flows by Hubble. Calico: the agent
 * (Felix), and Typha.
 */
export type CniTarget =
  | 'calico-felix'
  | 'calico-typha'
  | 'cilium-agent'
  | 'cilium-envoy'
  | 'cilium-hubble'
  | 'cilium-operator';

/** A part of a CNI that serves metrics. */
export interface MetricsSource {
  /** What it is. */
  readonly target: CniTarget;
  /** Where its pods are. */
  readonly namespace: string;
  /** The port of nodes that it listens on. */
  readonly port: number;
  /** The option by which its chart makes a monitor for it already, as the planner's caller writes it. Absent: it makes none. */
  readonly monitoredBy?: readonly string[];
}
