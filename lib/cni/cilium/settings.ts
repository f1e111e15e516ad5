import type { ResolvedChart } from '../../charts';
import type { Cluster } from '../../core/cluster';
import type { PodNetwork } from '../../core/pod-network';
import type { ResolvedPools } from './addresses/pools';
import type { HubbleSettings } from './hubble/settings';
import type { ResolvedMasquerade } from './masquerade/resolve';
import type { CiliumResources } from './operation/options';
import type { CiliumOptions } from './options';
import type { ProxySettings } from './proxy/settings';
import type { CiliumRouting } from './routing/options';

/** Everything about a Cilium installation, decided. */
export interface CiliumSettings<S = unknown> extends ProxySettings<S>, ResolvedMasquerade<S> {
  readonly cluster: Cluster<S>;
  /** As given, for rules about what the caller wrote. */
  readonly options: CiliumOptions<S>;
  readonly versionOption: string | undefined;
  readonly kubernetes: string;
  readonly chart: ResolvedChart;
  readonly install: 'release' | 'bundled';
  readonly routing: CiliumRouting<S>;
  readonly kubeProxyReplacement: boolean;
  readonly exclusive: boolean;
  readonly socketLBHostNamespaceOnly: boolean;
  readonly hostLegacyRouting: boolean;
  readonly ipam: 'kubernetes' | 'cluster-pool' | 'multi-pool' | 'eni' | 'delegated-plugin';
  /** What the operator cuts into blocks for nodes, where it does. */
  readonly pools: ResolvedPools<S>;
  readonly podNetwork: PodNetwork<S>;
  /** Key of the taint that nodes start with until the agent is ready. Absent: they cannot. */
  readonly agentTaintKey: string | undefined;
  /** Absent: no flow visibility. */
  readonly hubble: HubbleSettings | undefined;
  readonly operatorReplicas: number;
  readonly resources: Required<CiliumResources>;
}
