import type { Distribution } from '../../core/cluster';
import type { IpFamily } from '../../core/network/cidr';
import { type ResourceRequirements, resourceValues } from '../../core/resources';
import { mergeValues, type Values } from '../../core/values';
import type { CalicoAutodetection } from './options';
import type { CalicoSettings } from './settings';

/** The values of the operator's chart for these settings, with the caller's own merged last. */
export function calicoValues<S>(settings: CalicoSettings<S>): Values<S> {
  return mergeValues(renderedValues(settings), settings.options.values);
}

/** The values that options decide. */
export function renderedValues<S>(settings: CalicoSettings<S>): Values<S> {
  const { cluster, options, linuxDataplane, managesKubeProxy, crds } = settings;
  const carriesResources = crds !== 'operator';
  return {
    installation: carriesResources ? { enabled: true, ...installationSpec(settings) } : { enabled: false },
    apiServer: { enabled: carriesResources && apiServerRuns(settings) },
    goldmane: { enabled: carriesResources && options.flowVisibility === true },
    whisker: { enabled: carriesResources && options.flowVisibility === true },
    ...(linuxDataplane === 'BPF' &&
      !managesKubeProxy && {
        kubernetesServiceEndpoint: { host: cluster.apiServer.host, port: String(cluster.apiServer.port) },
      }),
    ...(!cluster.platform.podsLoadKernelModules &&
      settings.chart.minor === '3.30' && { kubeletVolumePluginPath: 'None' }),
    resources: resourceValues(settings.resources.operator),
  };
}

/** Whether the API server for `projectcalico.org/v3` runs. */
export function apiServerRuns({ options }: CalicoSettings): boolean {
  return options.apiServer ?? true;
}

/** The spec of the Installation, which the operator acts on. */
export function installationSpec<S>(settings: CalicoSettings<S>): Values<S> {
  const { cluster, resources } = settings;
  return {
    ...providerOf(settings),
    cni: settings.isPolicyOnly ? { type: 'AmazonVPC' } : { type: 'Calico', ipam: { type: 'Calico' } },
    calicoNetwork: calicoNetwork(settings),
    ...(!cluster.platform.podsLoadKernelModules &&
      settings.chart.minor !== '3.30' && { kubeletVolumePluginPath: 'None' }),
    calicoNodeDaemonSet: withResources('calico-node', resources.node),
    typhaDeployment: withResources('calico-typha', resources.typha),
    calicoKubeControllersDeployment: withResources('calico-kube-controllers', resources.kubeControllers),
  };
}

/** What the operator calls distributions whose peculiarities it minds; one that brings Calico along says so itself. */
const PROVIDERS: Readonly<Partial<Record<Distribution, string>>> = { eks: 'EKS', aks: 'AKS', rke2: 'RKE2' };

function providerOf({ cluster, install }: CalicoSettings): Values<never> {
  const kubernetesProvider = install === 'release' ? PROVIDERS[cluster.distribution] : undefined;
  return kubernetesProvider === undefined ? {} : { kubernetesProvider };
}

function calicoNetwork<S>(settings: CalicoSettings<S>): Values<S> {
  const { cluster, options, linuxDataplane, managesKubeProxy, bgp } = settings;
  if (settings.isPolicyOnly) return { linuxDataplane, bgp: 'Disabled' };
  return {
    linuxDataplane,
    bgp: bgp === undefined ? 'Disabled' : 'Enabled',
    ...(options.mtu !== undefined && { mtu: options.mtu }),
    // K3s' service load balancer forwards packets inside its pods, and crashes where it may not.
    ...(cluster.platform.components.includes('servicelb') && { containerIPForwarding: 'Enabled' }),
    ...(managesKubeProxy && { bpfNetworkBootstrap: 'Enabled', kubeProxyManagement: 'Enabled' }),
    ipPools: cluster.ipFamilies.map((family, index) => ipPool(settings, family, cluster.ranges.pods[index])),
    ...(cluster.ipFamilies.includes('ipv4') && {
      nodeAddressAutodetectionV4: autodetection(settings.autodetection, 'ipv4'),
    }),
    ...(cluster.ipFamilies.includes('ipv6') && {
      nodeAddressAutodetectionV6: autodetection(settings.autodetection, 'ipv6'),
    }),
  };
}

function ipPool<S>(settings: CalicoSettings<S>, family: IpFamily, cidr: S | undefined): Values<S> {
  const { encapsulation, options, blockSize } = settings;
  return {
    name: `default-${family}-ippool`,
    ...(cidr !== undefined && { cidr }),
    // IPIP carries IPv4 only; BGP, which it needs anyway, routes IPv6 as it is.
    encapsulation: family === 'ipv6' && encapsulation.startsWith('IPIP') ? 'None' : encapsulation,
    natOutgoing: (options.natOutgoing ?? true) ? 'Enabled' : 'Disabled',
    blockSize: blockSize[family],
    nodeSelector: 'all()',
  };
}

function autodetection<S>(wanted: CalicoAutodetection<S>, family: IpFamily): Values<S> {
  if ('kubernetes' in wanted || 'interface' in wanted) return { ...wanted };
  const fits = (text: S): boolean => (typeof text === 'string' && text.includes(':') ? 'ipv6' : 'ipv4') === family;
  if ('canReach' in wanted)
    return fits(wanted.canReach) ? { canReach: wanted.canReach } : { kubernetes: 'NodeInternalIP' };
  const cidrs = wanted.cidrs.filter(fits);
  return cidrs.length > 0 ? { cidrs } : { kubernetes: 'NodeInternalIP' };
}

function withResources(container: string, requirements: ResourceRequirements): Values<never> {
  return {
    spec: { template: { spec: { containers: [{ name: container, resources: resourceValues(requirements) }] } } },
  };
}
