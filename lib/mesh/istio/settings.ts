import { type ResolvedChart, resolveChart } from '../../charts';
import { type Cluster, fewestNodes } from '../../core/cluster';
import type { ChartRef } from '../../core/plan';
import { startupTaintKey } from '../../core/startup-taints';
import type { CniFolders, IstioAmbientOptions, IstioPlatform } from './options';
import { foldersOf, hasOwnConfig, platformOf } from './platform';

/** Everything about an installation of Istio, decided. */
export interface IstioSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  /** As given, for rules about what the caller wrote. */
  readonly options: IstioAmbientOptions<S>;
  readonly versionOption: string | undefined;
  readonly kubernetes: string;
  /** The chart of istiod: all four have its version. */
  readonly chart: ResolvedChart;
  readonly charts: Readonly<Record<IstioChart, ChartRef>>;
  readonly platform: IstioPlatform;
  readonly folders: CniFolders;
  readonly namespace: string;
  /** Where agents and ztunnel run. */
  readonly agentNamespace: string;
  readonly validationFailurePolicy: 'Fail' | 'chart';
  readonly replicas: { readonly min: number; readonly max: number };
  readonly priorityClassName: string;
  readonly ownConfig: boolean;
  /** Key of the taint that nodes start with until the agent is ready. Absent: they do not. */
  readonly taintKey: string | undefined;
  readonly accessLogs: 'none' | 'errors' | 'all';
}

/** The charts of Istio in ambient mode, by the names that they have in the repository. */
export type IstioChart = 'base' | 'istiod' | 'cni' | 'ztunnel';

/** The taint that istiod takes off a node once the agent is ready there, unless told otherwise. */
export const AGENT_TAINT = { key: 'cni.istio.io/not-ready', name: 'istio-cni-not-ready' } as const;

/** Fills in every default. */
export function resolveIstio<S>(cluster: Cluster<S>, options: IstioAmbientOptions<S>): IstioSettings<S> {
  const { version } = options;
  const platform = options.platform ?? platformOf(cluster);
  const namespace = options.namespace ?? 'istio-system';
  const { apiServerReachesPods, startupTaints } = cluster.platform;
  const fewest = fewestNodes(cluster, 'linux') > 1 ? 2 : 1;
  return {
    cluster,
    options,
    versionOption: version,
    kubernetes: cluster.kubernetes,
    chart: resolveChart('istiod', version),
    charts: {
      base: resolveChart('istio-base', version).ref,
      istiod: resolveChart('istiod', version).ref,
      cni: resolveChart('istio-cni', version).ref,
      ztunnel: resolveChart('ztunnel', version).ref,
    },
    platform,
    folders: foldersOf(platform, options.nodeAgent?.folders),
    namespace,
    agentNamespace: platform === 'openshift' ? 'kube-system' : namespace,
    validationFailurePolicy: options.validationFailurePolicy ?? (apiServerReachesPods ? 'Fail' : 'chart'),
    replicas: options.istiod?.replicas ?? { min: fewest, max: fewest === 1 ? 1 : 5 },
    priorityClassName: options.istiod?.priorityClassName ?? 'system-cluster-critical',
    ownConfig: options.nodeAgent?.ownConfig ?? hasOwnConfig(cluster, platform),
    taintKey: options.nodeReadinessTaint === true ? startupTaintKey(startupTaints, AGENT_TAINT) : undefined,
    accessLogs: options.telemetry?.accessLogs ?? 'errors',
  };
}

/** Name of istiod's Deployment and Service. */
export function istiodName({ options: { revision } }: IstioSettings): string {
  return revision === undefined ? 'istiod' : `istiod-${revision}`;
}
