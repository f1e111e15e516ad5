import type { ResolvedChart } from '../../charts';
import type { Cluster } from '../../core/cluster';
import type { PodNetwork } from '../../core/pod-network';
import type { HubbleOptions, HubbleTls } from './hubble/options';
import type { CiliumResources } from './operation/options';
import type { CiliumOptions } from './options';
import type { CiliumRouting } from './routing/options';

/** Everything about a Cilium installation, decided. */
export interface CiliumSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  /** As given, for rules about what the caller wrote. */
  readonly options: CiliumOptions<S>;
  readonly versionOption: string | undefined;
  readonly kubernetes: string;
  readonly chart: ResolvedChart;
  readonly install: 'release' | 'bundled';
  readonly routing: CiliumRouting<S>;
  readonly kubeProxyReplacement: boolean;
  readonly masquerade: 'bpf' | 'iptables' | 'none';
  readonly exclusive: boolean;
  readonly socketLBHostNamespaceOnly: boolean;
  readonly hostLegacyRouting: boolean;
  readonly ipam: 'kubernetes' | 'cluster-pool' | 'eni';
  readonly podNetwork: PodNetwork<S>;
  /** Key of the taint that nodes start with until the agent is ready. Absent: they cannot. */
  readonly agentTaintKey: string | undefined;
  readonly hubble: (Required<Omit<HubbleOptions, 'tls'>> & { readonly tls: HubbleTls }) | undefined;
  readonly operatorReplicas: number;
  readonly resources: Required<CiliumResources>;
}
