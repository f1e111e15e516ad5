import type { IpFamily } from './network/cidr';

/** The least Linux kernel that a feature of the plan needs. */
export interface KernelNeed {
  /** What needs it, as a reader would name it: `WireGuard`. */
  readonly feature: string;
  /** `major.minor`. */
  readonly atLeast: string;
  /** A URL, or a file of the upstream project. */
  readonly evidence: string;
}

/** Who speaks to whom. `anyone` is outside the cluster. */
export type Peer = 'node' | 'control-plane' | 'pod' | 'bgp-peer' | 'anyone';

/** Traffic that firewalls, security groups and host firewalls must let in. */
export interface PortNeed {
  /** `ICMP` is echo only; `IPIP` is IP protocol 4, `ESP`, of IPsec, IP protocol 50. */
  readonly protocol: 'TCP' | 'UDP' | 'ICMP' | 'IPIP' | 'ESP';
  /** Absent for protocols without ports. */
  readonly port?: number;
  /** Last port of a range that starts at `port`. */
  readonly endPort?: number;
  /** Who opens the connection. */
  readonly from: Peer;
  /** Which nodes listen. */
  readonly to: 'node' | 'control-plane';
  /** What breaks without it. */
  readonly purpose: string;
}

/** A taint of a Kubernetes node. */
export interface Taint {
  /** A qualified name: `node.cilium.io/agent-not-ready`. */
  readonly key: string;
  /** At most 63 characters. Absent: empty. */
  readonly value?: string;
  /** What happens to pods that do not tolerate it. */
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

/** A taint that new nodes should start with, so that no pod lands on one before the plan's agent runs there. */
export interface StartupTaint extends Taint {
  /** Who takes it off. */
  readonly removedBy: string;
}

/** What the plan wants of the networking parts that a distribution brings along. */
export interface DistributionNeeds {
  /** `none`: its own CNI must be off. Otherwise the bundled CNI to switch on, and its settings. */
  readonly cni?: 'none' | BundledCni;
  /** Whether its own network policy controller must be on or off. */
  readonly networkPolicyController?: 'on' | 'off';
}

/** A CNI that the distribution installs by itself when told to. */
export interface BundledCni {
  /** As the distribution's setting spells it: `flannel`, `calico`. */
  readonly name: string;
  /** How packets travel, where the distribution has a setting for it. */
  readonly backend?: string;
  /** The network interface to use, where the distribution has a setting for it. */
  readonly interface?: string;
}

/** A port that something of the plan listens on at every node, for the node itself only. */
export interface HostPort {
  /** Transport protocol. */
  readonly protocol: 'TCP' | 'UDP';
  /** 1 to 65535. */
  readonly port: number;
  /** What listens there. */
  readonly purpose: string;
}

/** How the addresses of pods are handed out, for the arithmetic of ranges. */
export interface PodAddressing {
  /** `node-cidrs`: from the range that Kubernetes gives each node. `own-pool`: by the CNI's own IPAM. */
  readonly from: 'node-cidrs' | 'own-pool';
  /** Prefix length of the block that a node takes first. */
  readonly blockPrefix: Readonly<Partial<Record<IpFamily, number>>>;
}

/** Which versions of the Gateway API somebody who reads it can live with. */
export interface GatewayApiNeed {
  /** Who reads it, with its version, as messages name it. */
  readonly by: string;
  /** Versions of the bundle, as a semver range, by channel. */
  readonly versions: Readonly<Record<'standard' | 'experimental', string>>;
  /** What comes of any other, as a clause. */
  readonly otherwise: string;
  /** Whether it does not start with any other, instead of reading less. */
  readonly isFatal: boolean;
  /** A URL. */
  readonly evidence: string;
}

/** What a plan asks of the cluster under it. Cloud modules, node files and firewalls are made from these. */
export interface Needs {
  /** The least kernels of the features that are on. */
  readonly kernel: readonly KernelNeed[];
  /** Kernel modules to be present or built in. */
  readonly kernelModules: readonly string[];
  /** Traffic between nodes, and from outside, that must be let in. */
  readonly ports: readonly PortNeed[];
  /** Ports that must be free at every node, and that no firewall needs to open. */
  readonly hostPorts: readonly HostPort[];
  /** Taints that new nodes should start with. */
  readonly startupTaints: readonly StartupTaint[];
  /** What the distribution's own networking parts must be. */
  readonly distribution: DistributionNeeds;
  /** kube-proxy must run in one of these modes; `none` means that it must not run. Absent: any. */
  readonly kubeProxy?: readonly ('none' | 'iptables' | 'ipvs' | 'nftables')[];
  /** How addresses of pods are handed out. Absent: the plan hands out none. */
  readonly podAddressing?: PodAddressing;
  /**
   * Pods that have rights over their node, as messages name them: privileged ones, or with paths of it. Absent: none, or
   * those of a CNI, which go without saying.
   */
  readonly nodeAccess?: string;
  /** Versions of the Gateway API that parts of the plan read. Absent: nothing reads it. */
  readonly gatewayApi?: readonly GatewayApiNeed[];
  /** Things to do on machines that no setting can express, one sentence each. */
  readonly manual: readonly string[];
}

/** A plan that asks for nothing. */
export const NO_NEEDS: Needs = {
  kernel: [],
  kernelModules: [],
  ports: [],
  hostPorts: [],
  startupTaints: [],
  distribution: {},
  manual: [],
};

/** What several plans ask for together. The later statement wins where only one can be had. */
export function joinNeeds(all: readonly Needs[]): Needs {
  const kubeProxy = all.map((needs) => needs.kubeProxy).filter((modes) => modes !== undefined);
  const podAddressing = all.map((needs) => needs.podAddressing).findLast((one) => one !== undefined);
  const nodeAccess = all.flatMap((needs) => needs.nodeAccess ?? []);
  const gatewayApi = all.flatMap((needs) => needs.gatewayApi ?? []);
  return {
    kernel: all.flatMap((needs) => needs.kernel),
    kernelModules: [...new Set(all.flatMap((needs) => needs.kernelModules))],
    ports: all.flatMap((needs) => needs.ports),
    hostPorts: all.flatMap((needs) => needs.hostPorts),
    startupTaints: all.flatMap((needs) => needs.startupTaints),
    distribution: Object.assign({}, ...all.map((needs) => needs.distribution)) as DistributionNeeds,
    ...(kubeProxy.length > 0 && {
      kubeProxy: kubeProxy.reduce((modes, next) => modes.filter((mode) => next.includes(mode))),
    }),
    ...(podAddressing && { podAddressing }),
    ...(nodeAccess.length > 0 && { nodeAccess: nodeAccess.join(', ') }),
    ...(gatewayApi.length > 0 && { gatewayApi }),
    manual: [...new Set(all.flatMap((needs) => needs.manual))],
  };
}
