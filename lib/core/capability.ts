/** Something that a plan gives to others, or asks of them. */
export type Capability =
  /** Pods get addresses and reach each other. */
  | 'cni'
  /** Services are turned into pods: kube-proxy's work. */
  | 'service-routing'
  /** `networking.k8s.io/v1` NetworkPolicy objects are enforced. */
  | 'network-policy'
  /** Traffic between nodes is encrypted. */
  | 'encryption'
  /** Flows between pods can be looked at. */
  | 'flow-visibility'
  /** Pod or Service addresses are announced by BGP. */
  | 'bgp'
  /** The definitions of the Gateway API are there, and somebody keeps them up to date. */
  | 'gateway-api'
  /** Traffic between pods of enrolled namespaces is encrypted, and policies look at who speaks. */
  | 'service-mesh'
  /** Definitions of Prometheus' operator are there, and a Prometheus that takes every monitor. */
  | 'prometheus-operator'
  /** Kinds of Cilium's own, such as CiliumNetworkPolicy, are there, and somebody acts on their objects. */
  | 'cilium-kinds';
