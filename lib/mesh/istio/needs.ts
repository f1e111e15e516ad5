import { gatewayApiOf } from '../../addons/gateway-api';
import { isGkeCluster } from '../../clusters/gke';
import type { KernelNeed, Needs, PortNeed } from '../../core/needs';
import { HBONE_PORT } from './host-probes';
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

function manual(settings: IstioSettings): readonly string[] {
  const { cluster, options, platform } = settings;
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
    ...(cluster.distribution === 'eks' ? ['no pod of the mesh runs on Fargate, which has no agents'] : []),
    ...(isGkeCluster(cluster) && cluster.gke.mode.dataplaneV2 !== undefined
      ? [
          'a request to a Service with a waypoint shows in the log of the waypoint: Dataplane V2 cannot be told how it routes Services',
        ]
      : []),
    'CustomResourceDefinitions of Istio stay when it is removed: whoever deletes them deletes every object of their kinds',
    ...upgradeSteps(settings),
  ];
}
