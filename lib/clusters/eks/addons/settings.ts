import type { HostPort, PortNeed } from '../../../core/needs';
import { type Toleration, tolerationValues } from '../../../core/tolerations';
import { mergeValues, type Values } from '../../../core/values';
import type { EksCluster } from '../eks-cluster';
import type { EksAddon, EksAddonName } from './addon';
import { podIdentitiesOf } from './identity';
import type { CorednsOptions, EksAddonInstaller, EksAddonOptions } from './options';
import { ADDON_TOLERATIONS, controllerTolerations } from './tolerations';
import { vpcCniConfiguration } from './vpc-cni-configuration';

/** Everything about the add-ons of a cluster, decided. */
export interface EksAddonSettings<S = unknown> {
  readonly cluster: EksCluster<S>;
  /** As given, for rules about what the caller wrote. */
  readonly options: EksAddonOptions<S>;
  /** Who installs them. */
  readonly installer: EksAddonInstaller;
  /** In the order of installation. */
  readonly addons: readonly EksAddon<S>[];
  /** The configuration that options decide, without the caller's own. */
  readonly rendered: { readonly [Name in EksAddonName]?: Values<S> };
}

/** Add-ons of which a cluster may be born with a copy. */
const BORN_WITH: readonly EksAddonName[] = ['vpc-cni', 'kube-proxy', 'coredns'];

/** Add-ons whose settings, or whose work, nodes need from the start. */
const BEFORE_NODES: readonly EksAddonName[] = ['vpc-cni', 'kube-proxy', 'eks-pod-identity-agent'];

/** Fills in every default. */
export function resolveEksAddons<S>(
  cluster: EksCluster<S>,
  options: EksAddonOptions<S>,
  installer: EksAddonInstaller,
): EksAddonSettings<S> {
  const names = addonNames(cluster, options);
  const tolerations = options.tolerations ?? controllerTolerations(cluster, ADDON_TOLERATIONS);
  const rendered = Object.fromEntries(
    names.flatMap((name) => {
      const configuration = configurationOf(name, cluster, options, tolerations);
      return configuration === undefined ? [] : [[name, configuration]];
    }),
  ) as EksAddonSettings<S>['rendered'];
  const addons = names.map((name): EksAddon<S> => {
    const own = options.configuration?.[name];
    const version = options.versions?.[name];
    const isTakenOver = options.bootstrapSelfManagedAddons === true && BORN_WITH.includes(name);
    return {
      name,
      when: BEFORE_NODES.includes(name) ? 'before-nodes' : 'after-nodes',
      ...(version !== undefined && { version }),
      configuration: own === undefined ? rendered[name] : mergeValues(rendered[name] ?? {}, own),
      podIdentities: podIdentitiesOf(name, cluster, options.partition ?? 'aws'),
      resolveConflictsOnCreate: isTakenOver ? 'OVERWRITE' : 'NONE',
      resolveConflictsOnUpdate: 'PRESERVE',
      ports: PORTS[name] ?? [],
      hostPorts: HOST_PORTS[name] ?? [],
    };
  });
  return { cluster, options, installer, addons, rendered };
}

function addonNames<S>(
  { eks: { mode }, kubeProxy, platform }: EksCluster<S>,
  options: EksAddonOptions<S>,
): readonly EksAddonName[] {
  const wanted: readonly (readonly [EksAddonName, boolean])[] = [
    ['vpc-cni', mode.vpcCni !== undefined],
    ['kube-proxy', kubeProxy !== 'none' && !mode.isAuto],
    ['eks-pod-identity-agent', !mode.isAuto],
    ['coredns', !mode.isAuto],
    ['aws-ebs-csi-driver', (options.ebsCsi ?? true) && !mode.isAuto],
    ['aws-efs-csi-driver', options.efsCsi ?? false],
    ['snapshot-controller', options.snapshotController ?? false],
    ['metrics-server', options.metricsServer ?? platform.apiServerReachesPods],
    ['eks-node-monitoring-agent', (options.nodeMonitoringAgent ?? false) && !mode.isAuto],
  ];
  return wanted.filter(([, isWanted]) => isWanted).map(([name]) => name);
}

function configurationOf<S>(
  name: EksAddonName,
  cluster: EksCluster<S>,
  options: EksAddonOptions<S>,
  tolerations: readonly Toleration[] | undefined,
): Values<S> | undefined {
  const tolerating: Values<S> | undefined = tolerations && { tolerations: tolerationValues(tolerations) };
  switch (name) {
    case 'vpc-cni':
      return vpcCniConfiguration(cluster);
    case 'coredns': {
      const scaled = corednsReplicas(options.coredns);
      return scaled === undefined ? tolerating : { ...scaled, ...tolerating };
    }
    case 'aws-ebs-csi-driver':
    case 'aws-efs-csi-driver':
      return tolerating && { controller: tolerating };
    case 'snapshot-controller':
    case 'metrics-server':
      return tolerating;
    case 'kube-proxy':
    case 'eks-pod-identity-agent':
    case 'eks-node-monitoring-agent':
      return undefined;
  }
}

function corednsReplicas(options: CorednsOptions | undefined): Values<never> | undefined {
  const replicas = options?.replicas;
  if (replicas === undefined) return undefined;
  return typeof replicas === 'number'
    ? { replicaCount: replicas }
    : { autoScaling: { enabled: true, minReplicas: replicas.min, maxReplicas: replicas.max } };
}

const PORTS: { readonly [Name in EksAddonName]?: readonly PortNeed[] } = {
  'metrics-server': [
    { protocol: 'TCP', port: 10_251, from: 'control-plane', to: 'node', purpose: 'metrics API of metrics-server' },
  ],
};

const HOST_PORTS: { readonly [Name in EksAddonName]?: readonly HostPort[] } = {
  'vpc-cni': [
    { protocol: 'TCP', port: 8162, purpose: "metrics of the policy agent of Amazon's CNI" },
    { protocol: 'TCP', port: 8163, purpose: "health of the policy agent of Amazon's CNI" },
    { protocol: 'TCP', port: 61_678, purpose: "metrics of Amazon's CNI" },
  ],
};
