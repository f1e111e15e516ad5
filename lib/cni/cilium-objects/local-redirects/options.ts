import type { Port } from '../../../clusters/options';
import type { LabelSelector } from '../../../core/label-selector';

/**
 * Traffic of pods that goes to a pod of their own node instead of where it is addressed to.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://docs.cilium.io/en/stable/network/kubernetes/local-redirect-policy/
 */
export interface CiliumLocalRedirectsOptions<S = string> {
  /**
   * Name of the plan: a DNS label, unique in a composition.
   * @defaultValue `'cilium-redirects'`
   */
  readonly name?: string;
  /**
   * What goes where.
   * @maxItems 500
   * @defaultValue none
   */
  readonly policies?: readonly LocalRedirect<S>[];
  /**
   * Send DNS of pods to the NodeLocal DNSCache of their node: its usual way, rules of iptables, is passed by where Cilium
   * routes Services.
   * @defaultValue `false`
   */
  readonly nodeLocalDns?: boolean | NodeLocalDnsRedirect;
}

/**
 * Traffic that is redirected. What it takes and where it sends it cannot be changed: the API server refuses that. Give it
 * another name then.
 */
export interface LocalRedirect<S = string> {
  /** A DNS label. */
  readonly name: string;
  /** Namespace of the pods that get the traffic. */
  readonly namespace: string;
  /** What is redirected: traffic to an address, or to a Service of the same namespace. */
  readonly from: RedirectedAddress<S> | RedirectedService;
  /** Who gets it. */
  readonly to: RedirectBackend;
  /**
   * Let the pods that get the traffic reach where it is addressed to. Needs Linux 5.12.
   * @defaultValue `false`
   */
  readonly skipRedirectFromBackend?: boolean;
  /**
   * What it is for.
   * @defaultValue none
   */
  readonly description?: string;
}

/** Traffic to an address that no Service has, such as that of a cloud's metadata. */
export interface RedirectedAddress<S = string> {
  /** An IP address. */
  readonly ip: S;
  /**
   * Ports. Of several, each has the name of the port that it goes to.
   * @minItems 1
   * @maxItems 50
   */
  readonly ports: readonly RedirectPort[];
}

/** Traffic to the cluster address of a Service of type ClusterIP, in the same namespace. */
export interface RedirectedService {
  /** Name of the Service. */
  readonly service: string;
  /**
   * Ports of the Service. Of several, each has the name of the port that it goes to.
   * @maxItems 50
   * @defaultValue all
   */
  readonly ports?: readonly RedirectPort[];
}

/** Pods that get redirected traffic: those on the same node. They have addresses of their own, not those of the node. */
export interface RedirectBackend {
  /** Labels of the pods. */
  readonly pods: LabelSelector;
  /**
   * Ports of the pods. Of several, each has the name of the port that it is for.
   * @minItems 1
   * @maxItems 50
   */
  readonly ports: readonly RedirectPort[];
}

/** A port. */
export interface RedirectPort {
  /** Number. */
  readonly port: Port;
  /** Transport protocol. */
  readonly protocol: 'TCP' | 'UDP';
  /**
   * Name: at most 15 letters and digits with - between them, one letter at least.
   * @defaultValue none, where there is one port
   */
  readonly name?: string;
}

/** NodeLocal DNSCache, where it is not as it usually is. */
export interface NodeLocalDnsRedirect {
  /**
   * Name of the Service of cluster DNS, in `kube-system`.
   * @defaultValue `'rke2-coredns-rke2-coredns'` on RKE2, otherwise `'kube-dns'`
   */
  readonly service?: string;
  /**
   * Labels of the cache's pods, in `kube-system`. They must not have the network of their node.
   * @defaultValue `{ 'k8s-app': 'node-local-dns' }`
   */
  readonly labels?: Readonly<Record<string, string>>;
}
