import { gatewayApiOf } from '../../addons/gateway-api';
import { isAksCluster } from '../../clusters/aks';
import { isEksCluster } from '../../clusters/eks';
import { isGkeCluster } from '../../clusters/gke';
import type { Cluster } from '../../core/cluster';
import type { KernelNeed, Needs, PortNeed } from '../../core/needs';
import { HBONE_PORT } from '../../core/network/ambient-traffic';
import type { IstioSettings } from './settings';
import { upgradeSteps } from './upgrade';

/** What the rules that the agent writes on nodes and in pods are made of. */
const IPTABLES_MODULES = [
  'ip_set',
  'ip_set_hash_ip',
  'iptable_mangle',
  'iptable_nat',
  'xt_connmark',
  'xt_mark',
  'xt_owner',
];

const NFTABLES: KernelNeed = {
  feature: "Istio's rules in nftables",
  atLeast: '5.13',
  evidence: 'https://istio.io/latest/docs/ops/deployment/platform-requirements/',
};

/** What the cluster under the mesh must give. */
export function istioNeeds(settings: IstioSettings): Needs {
  const { chart, options, taintKey } = settings;
  const gatewayApi = gatewayApiOf(chart.minor);
  const usesNftables = options.nodeAgent?.nftables === true;
  return {
    kernel: usesNftables ? [NFTABLES] : [],
    kernelModules: usesNftables ? ['nf_tables'] : IPTABLES_MODULES,
    ports: PORTS,
    hostPorts: [],
    startupTaints:
      taintKey === undefined
        ? []
        : [{ key: taintKey, value: 'true', effect: 'NoSchedule', removedBy: "Istio's agent" }],
    distribution: {},
    ...(gatewayApi && { gatewayApi: [gatewayApi.need] }),
    manual: manual(settings),
  };
}

const BETWEEN_PODS = { protocol: 'TCP', from: 'pod', to: 'node' } as const;

/** All of pods; nodes let them through where pod addresses are those of their network. */
const PORTS: readonly PortNeed[] = [
  { protocol: 'TCP', port: 15_017, from: 'control-plane', to: 'node', purpose: 'webhooks of istiod' },
  { ...BETWEEN_PODS, port: 15_012, purpose: 'certificates and configuration of ztunnel and waypoints, by istiod' },
  { ...BETWEEN_PODS, port: HBONE_PORT, purpose: 'traffic between pods of the mesh (HBONE)' },
  { ...BETWEEN_PODS, port: 15_014, purpose: "metrics of istiod and of Istio's agent" },
  { ...BETWEEN_PODS, port: 15_020, purpose: 'metrics of ztunnel and waypoints' },
  { protocol: 'TCP', port: 15_021, from: 'node', to: 'node', purpose: 'health of ztunnel and waypoints' },
];

/** What gives pods their network, where nothing of it can be set that a mesh may need. */
function cannotBeTold(cluster: Cluster<unknown>): readonly string[] {
  const { podNetwork } = cluster.platform;
  const isClosed =
    (isGkeCluster(cluster) && cluster.gke.mode.dataplaneV2 !== undefined) ||
    (isAksCluster(cluster) && cluster.aks.mode.isCilium) ||
    (isEksCluster(cluster) && cluster.eks.networking.mode === 'auto');
  return isClosed && podNetwork.kind === 'fixed' ? [podNetwork.by] : [];
}

function manual(settings: IstioSettings): readonly string[] {
  const { cluster, options, platform } = settings;
  const { startupTaints } = cluster.platform;
  return [
    ...(options.nodeAgent?.nftables === true
      ? ['nodes have nft 1.0.1 or newer, which writes JSON; those that had rules in iptables are rebooted']
      : []),
    ...(platform === 'openshift'
      ? ['OVN-Kubernetes routes by way of the host (routingViaHost: true), or probes of kubelet fail']
      : []),
    ...(options.mtls === 'strict'
      ? [
          'whoever speaks to enrolled pods is enrolled too, or has its port exempt: Prometheus, the API server where they serve webhooks, load balancers where they check health',
        ]
      : []),
    ...(startupTaints.kind === 'none'
      ? [
          `pods try again that come to a new node before the agent: strict peers refuse them until it runs there, for ${startupTaints.because}`,
        ]
      : []),
    ...(cluster.distribution === 'eks' ? ['no pod of the mesh runs on Fargate, which has no agents'] : []),
    ...cannotBeTold(cluster).map(
      (cni) =>
        `a request to a Service with a waypoint shows in the log of the waypoint, and pods answer probes after each upgrade of nodes: ${cni} cannot be told what a mesh needs of it`,
    ),
    'CustomResourceDefinitions of Istio stay when it is removed: whoever deletes them deletes every object of their kinds',
    ...upgradeSteps(settings),
  ];
}
