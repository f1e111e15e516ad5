import type { NodeCount } from '../../clusters/options';
import type { Values } from '../../core/values';
import type { CiliumWireGuard } from './encryption/options';
import type { HubbleOptions } from './hubble/options';
import type { CiliumResources } from './operation/options';
import type { CiliumRouting } from './routing/options';

/**
 * Options of a Cilium installation. All have defaults, most of them from the cluster.
 *
 * @typeParam S - what a string may be; see {@link Values}.
 * @see https://docs.cilium.io/en/stable/
 */
export interface CiliumOptions<S = string> {
  /**
   * A minor (`'1.19'`: the patch that is tested here) or an exact version. Supported: 1.18, 1.19, 1.20.
   * @defaultValue `'1.19'`
   */
  readonly version?: string;
  /**
   * `'release'`: a Helm release of Cilium's own chart. `'bundled'`: the distribution installs its copy (RKE2), and this
   * plan only says how; its version is then the distribution's.
   * @defaultValue `'bundled'` where the distribution offers it, otherwise `'release'`
   */
  readonly install?: 'release' | 'bundled';
  /**
   * How pods on different nodes reach each other.
   * @defaultValue `{ mode: 'tunnel', protocol: 'vxlan' }`, which works on any network; where pods have addresses of a cloud's
   * network, `{ mode: 'native', autoDirectNodeRoutes: false }`
   */
  readonly routing?: CiliumRouting<S>;
  /**
   * Let Cilium route Services with eBPF instead of kube-proxy.
   * @defaultValue whether the cluster runs no kube-proxy
   * @see https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/
   */
  readonly kubeProxyReplacement?: boolean;
  /**
   * What hides pod addresses behind the node's when pods speak to the outside. `'bpf'` also lets packets bypass the
   * host's network stack; `'none'` is for networks that route pod addresses everywhere.
   * @defaultValue `'bpf'` with kube-proxy replacement and without `istioAmbient`, otherwise `'iptables'`
   */
  readonly masquerade?: 'bpf' | 'iptables' | 'none';
  /**
   * Where pod addresses come from. `'kubernetes'`: from the range that Kubernetes gives each node. `'cluster-pool'`:
   * Cilium's operator cuts the cluster's pod range into blocks. It must not be changed later.
   * @defaultValue `'kubernetes'` where nodes always have ranges, otherwise `'cluster-pool'`; where a cloud gives pods their
   * addresses, its networking mode decides
   */
  readonly ipam?: 'kubernetes' | 'cluster-pool';
  /**
   * Encrypt traffic between nodes.
   * @defaultValue none
   */
  readonly encryption?: CiliumWireGuard;
  /**
   * Flow visibility: `true` for the defaults, `false` for none.
   * @defaultValue `true`: relay on, UI off, certificates made and renewed in the cluster
   */
  readonly hubble?: boolean | HubbleOptions;
  /**
   * Which pods policies apply to. `'always'` also isolates pods that no policy selects, system pods included.
   * @defaultValue `'default'`
   */
  readonly policyEnforcementMode?: 'default' | 'always' | 'never';
  /**
   * Whether Cilium moves other CNI configurations out of the way. `false` leaves room for a plugin chained after it,
   * such as Istio's or Multus'.
   * @defaultValue `true`, `false` with `istioAmbient`
   */
  readonly exclusive?: boolean;
  /**
   * Route Services at the socket only for processes of the node itself, so that a service mesh or a virtual machine
   * sees the Service address that a pod connects to.
   * @defaultValue `false`, `true` with `istioAmbient`
   */
  readonly socketLBHostNamespaceOnly?: boolean;
  /**
   * Let packets of pods pass the network stack of the host, where eBPF would take them past it: slower, and rules that
   * others keep there hold.
   * @defaultValue `true` with `istioAmbient` and where DNS of pods is answered on the host, otherwise `false`
   */
  readonly hostLegacyRouting?: boolean;
  /**
   * Leave to Istio in ambient mode what it needs: room in the CNI configuration, addresses of Services, answers to probes.
   * Changes what `exclusive`, `socketLBHostNamespaceOnly`, `hostLegacyRouting` and `masquerade` are by default. Costs eBPF
   * host routing, and with it bandwidth management by BBR and egress gateways.
   * @defaultValue `false`
   * @see https://istio.io/latest/docs/ambient/install/platform-prerequisites/
   */
  readonly istioAmbient?: boolean;
  /**
   * Network devices to attach to: names, or prefixes such as `eth+`.
   * @defaultValue detected on each node
   */
  readonly devices?: readonly string[];
  /**
   * MTU of the network between nodes, in bytes, where detecting it on each node gives the wrong answer.
   * @minimum 576
   * @maximum 65535
   * @asType integer
   * @defaultValue detected on each node
   */
  readonly mtu?: number;
  /**
   * Copies of the operator, each on a node of its own.
   * @defaultValue 2, or 1 if the cluster may shrink to one Linux node
   */
  readonly operatorReplicas?: NodeCount;
  /**
   * Serve Prometheus metrics of agent, operator and Envoy on ports 9962 to 9964 of each node.
   * @defaultValue `false`
   */
  readonly prometheus?: boolean;
  /**
   * Requests and limits; the chart sets none.
   * @defaultValue agent 100m and 512Mi, Envoy 100m and 128Mi, operator 50m and 128Mi; no limits
   */
  readonly resources?: CiliumResources;
  /**
   * Helm values that no option covers, merged last. Setting what an option renders is an error.
   * @defaultValue none
   */
  readonly values?: Values<S>;
}
