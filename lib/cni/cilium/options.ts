import type { NodeCount } from '../../clusters/options';
import type { Values } from '../../core/values';
import type { CiliumEni } from './addresses/eni-options';
import type { CiliumIpam } from './addresses/options';
import type { CiliumBgp, CiliumL2Announcements, CiliumLbIpam, CiliumNodeIpam } from './announcing/options';
import type { CiliumClusterMesh } from './cluster-mesh/options';
import type { CiliumNeighbour } from './coexistence/options';
import type { CiliumDatapathOptions } from './datapath/options';
import type { CiliumEgressGateway } from './egress-gateway/options';
import type { CiliumEncryption } from './encryption/options';
import type { CiliumEnforcementOptions } from './enforcement/options';
import type { CiliumGatewayApi } from './gateway-api/options';
import type { HubbleOptions } from './hubble/options';
import type { CiliumIngress } from './ingress/options';
import type { CiliumMasquerade } from './masquerade/options';
import type { CiliumDashboards, CiliumServiceMonitors } from './monitoring/options';
import type { CiliumAgent, CiliumImages, CiliumOperator, CiliumResources } from './operation/options';
import type { CiliumCniPaths } from './platforms/options';
import type { CiliumProxyOptions } from './proxy/options';
import type { CiliumRouting } from './routing/options';
import type { CiliumScale } from './scale/options';
import type {
  CiliumApiServer,
  CiliumKubeProxyReplacement,
  CiliumLoadBalancer,
  CiliumLocalRedirectPolicies,
  CiliumNodePort,
} from './services/options';

/**
 * Options of a Cilium installation. All have defaults, most of them from the cluster.
 *
 * @typeParam S - what a string may be; see {@link Values}.
 * @see https://docs.cilium.io/en/stable/
 */
export interface CiliumOptions<S = string> extends CiliumProxyOptions, CiliumEnforcementOptions, CiliumDatapathOptions {
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
  readonly kubeProxyReplacement?: boolean | CiliumKubeProxyReplacement;
  /**
   * The API server, where agents are to reach it in another way than the cluster says.
   * @defaultValue with kube-proxy replacement the cluster's `apiServer`, otherwise the Service `kubernetes`
   */
  readonly apiServer?: CiliumApiServer<S>;
  /**
   * How requests from outside, and of nodes, find their pods. Needs kube-proxy replacement.
   * @defaultValue under the address of the first node, at random, by the kernel
   */
  readonly loadBalancer?: CiliumLoadBalancer;
  /**
   * Services of type NodePort. Needs kube-proxy replacement.
   * @defaultValue ports 30000 to 32767 at the first address of each device
   */
  readonly nodePort?: CiliumNodePort;
  /**
   * Let policies send traffic for an address or a Service to a pod of the same node, such as a DNS cache.
   * @defaultValue `false`
   * @see https://docs.cilium.io/en/stable/network/kubernetes/local-redirect-policy/
   */
  readonly localRedirectPolicies?: boolean | CiliumLocalRedirectPolicies;
  /**
   * What hides pod addresses behind the node's when pods speak to the outside. `'bpf'` also lets packets bypass the
   * host's network stack; `'none'` is for networks that route pod addresses everywhere.
   * @defaultValue `'bpf'` with kube-proxy replacement and without `istioAmbient`, otherwise `'iptables'`
   */
  readonly masquerade?: 'bpf' | 'iptables' | 'none' | CiliumMasquerade<S>;
  /**
   * Where pod addresses come from. `'kubernetes'`: from the range that Kubernetes gives each node. `'cluster-pool'`:
   * Cilium's operator cuts the cluster's pod range into blocks. It must not be changed later.
   * @defaultValue `'kubernetes'` where nodes always have ranges, otherwise `'cluster-pool'`; where a cloud gives pods their
   * addresses, its networking mode decides
   */
  readonly ipam?: 'kubernetes' | 'cluster-pool' | CiliumIpam<S>;
  /**
   * Encrypt traffic between nodes.
   * @defaultValue none
   */
  readonly encryption?: CiliumEncryption<S>;
  /**
   * Flow visibility: `true` for the defaults, `false` for none.
   * @defaultValue `true`: relay on, UI off, certificates made and renewed in the cluster
   */
  readonly hubble?: boolean | HubbleOptions;
  /**
   * Gateways that Cilium runs: `true` for the defaults. The definitions of the Gateway API must be there.
   * @defaultValue none
   */
  readonly gatewayApi?: boolean | CiliumGatewayApi;
  /**
   * Ingresses that Cilium serves: `true` for the defaults.
   * @defaultValue none
   */
  readonly ingress?: boolean | CiliumIngress<S>;
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
   * Make monitors for Prometheus' operator of what serves metrics: agent, operator and Envoy with `prometheus`, flows with
   * `hubble.metrics`. Their kind must be there before Cilium: where the same blueprint brings Prometheus, use
   * `planCniMonitoring` instead, and never both.
   * @defaultValue `false`
   */
  readonly serviceMonitors?: boolean | CiliumServiceMonitors;
  /**
   * Bring upstream's pages for Grafana of what serves metrics.
   * @defaultValue `false`
   */
  readonly dashboards?: boolean | CiliumDashboards;
  /**
   * Requests and limits; the chart sets none.
   * @defaultValue agent 100m and 512Mi, Envoy 100m and 128Mi, operator 50m and 128Mi; no limits
   */
  readonly resources?: CiliumResources;
  /**
   * How network interfaces are made and filled where pods have addresses of EKS' own network.
   * @defaultValue those of the chart, with addresses given back that no pod needs
   */
  readonly eni?: CiliumEni<S>;
  /**
   * Tell neighbours of the nodes by BGP where pods and Services are: `true` for the defaults.
   * @defaultValue `false`
   * @see https://docs.cilium.io/en/stable/network/bgp-control-plane/bgp-control-plane/
   */
  readonly bgp?: boolean | CiliumBgp<S>;
  /**
   * Give Services of type LoadBalancer addresses out of pools, once there are any. `false`: somebody else does.
   * @defaultValue `true`; see {@link CiliumLbIpam} for clouds
   * @see https://docs.cilium.io/en/stable/network/lb-ipam/
   */
  readonly lbIpam?: boolean | CiliumLbIpam;
  /**
   * Let nodes answer for addresses of Services in their own network segment. Needs kube-proxy replacement.
   * @defaultValue none
   * @see https://docs.cilium.io/en/stable/network/l2-announcements/
   */
  readonly l2Announcements?: CiliumL2Announcements;
  /**
   * Give Services of the class `io.cilium/node` the addresses of nodes.
   * @defaultValue `false`
   * @see https://docs.cilium.io/en/stable/network/node-ipam/
   */
  readonly nodeIpam?: boolean | CiliumNodeIpam;
  /**
   * Let traffic of chosen pods leave the cluster through chosen nodes. Needs kube-proxy replacement and masquerading by eBPF.
   * @defaultValue `false`
   * @see https://docs.cilium.io/en/stable/network/egress-gateway/egress-gateway/
   */
  readonly egressGateway?: boolean | CiliumEgressGateway;
  /**
   * What runs beside Cilium and needs room of it. Changes what `exclusive` and `socketLBHostNamespaceOnly` are by default.
   * @defaultValue none
   */
  readonly coexistence?: readonly CiliumNeighbour[];
  /**
   * What keeps agents and the API server from drowning each other in a large cluster.
   * @defaultValue those of the chart
   */
  readonly scale?: CiliumScale;
  /**
   * The minor that this cluster first had, such as `'1.17'`: defaults that have changed since stay as they were.
   * Not for new clusters.
   * @defaultValue none: today's defaults
   */
  readonly installedSince?: string;
  /**
   * The exact version that runs in the cluster now, where this plan is an upgrade: what changes on the way is then reported.
   * 1.17 is supported here, and only here.
   * @defaultValue none
   */
  readonly upgradingFrom?: string;
  /**
   * Where images come from.
   * @defaultValue upstream's registries, by digest
   */
  readonly images?: CiliumImages;
  /**
   * The agent on every node.
   * @defaultValue it runs everywhere; two at a time restart, or a tenth in clusters of more than 50 nodes
   */
  readonly agent?: CiliumAgent<S>;
  /**
   * The operator, beside `operatorReplicas`.
   * @defaultValue it runs where control planes are, and anywhere without taints
   */
  readonly operator?: CiliumOperator;
  /**
   * Where nodes keep CNI plugins: MicroK8s and Rancher Desktop have folders of their own.
   * @defaultValue those of the distribution
   */
  readonly cni?: CiliumCniPaths;
  /**
   * Settings of the agent that the chart has no value for, by their names without `--`. Setting what the chart renders is an
   * error: it would be there twice.
   * @defaultValue none
   */
  readonly agentConfig?: Readonly<Record<string, S>>;
  /**
   * The cluster's place in a mesh of clusters: Services and policies across them.
   * @defaultValue a cluster by itself
   */
  readonly clusterMesh?: CiliumClusterMesh<S>;
  /**
   * Helm values that no option covers, merged last. Setting what an option renders is an error.
   * @defaultValue none
   */
  readonly values?: Values<S>;
}
