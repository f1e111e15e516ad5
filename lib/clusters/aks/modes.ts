import type { Capability } from '../../core/capability';
import type { Platform } from '../../core/cluster';
import type { AksAdvancedNetworking } from './advanced-networking';
import type { AksDataplane, AksNetworking, AksPolicyEngine } from './networking';

/** What a networking mode settles for the cluster: the first five are the words of the API's network profile. */
export interface AksMode<S = string> extends Pick<Platform<S>, 'podNetwork' | 'provides' | 'nodeCidrs'> {
  /** `none`: a CNI of your own. */
  readonly networkPlugin: 'azure' | 'kubenet' | 'none';
  /** Absent: addresses of the VNet, or a CNI that knows no modes. */
  readonly networkPluginMode?: 'overlay';
  /** Absent: the CNI is yours. */
  readonly networkDataplane?: 'azure' | 'cilium';
  /** Absent: the CNI is yours. */
  readonly networkPolicy?: 'none' | 'azure' | 'calico' | 'cilium';
  /** How a node pool takes addresses of a pod subnet. Absent: there is none. */
  readonly podIpAllocationMode?: 'DynamicIndividual' | 'StaticBlock';
  /** As messages name it. */
  readonly title: string;
  /** Where pods get addresses. */
  readonly pods: 'range' | 'node-subnet' | 'pod-subnet';
  /** Whether nodes run the Cilium of AKS. */
  readonly isCilium: boolean;
  /** The most pods of a node, unless its pool says otherwise. */
  readonly maxPods: number;
}

/** Titles of the modes, as messages name them. */
export const MODE_TITLES: Readonly<Record<AksNetworking['mode'], string>> = {
  overlay: 'Azure CNI Overlay',
  'overlay-cilium': 'Azure CNI Overlay powered by Cilium',
  'node-subnet': 'Azure CNI Node Subnet',
  'pod-subnet': 'Azure CNI Pod Subnet',
  byo: 'a CNI of your own',
  kubenet: 'kubenet',
};

/**
 * What a mode settles.
 *
 * @param networking - the mode, with its options.
 * @param services - what of Advanced Container Networking Services is on.
 */
export function modeOf<S>(networking: AksNetworking<S>, services?: AksAdvancedNetworking): AksMode<S> {
  const title = MODE_TITLES[networking.mode];
  switch (networking.mode) {
    case 'overlay':
      return azureCni(title, { ...networking, dataplane: 'azure' }, services, {
        networkPluginMode: 'overlay',
        pods: 'range',
        maxPods: 250,
      });
    case 'overlay-cilium':
      return azureCni(title, { dataplane: 'cilium' }, services, {
        networkPluginMode: 'overlay',
        pods: 'range',
        maxPods: 250,
      });
    case 'node-subnet':
      return azureCni(title, networking, services, { pods: 'node-subnet', maxPods: 30 });
    case 'pod-subnet': {
      const isStatic = networking.allocation === 'static-block';
      return azureCni(title, networking, services, {
        pods: 'pod-subnet',
        podIpAllocationMode: isStatic ? 'StaticBlock' : 'DynamicIndividual',
        // Seven blocks of 16, of which one address is the node's.
        maxPods: isStatic ? 111 : 110,
      });
    }
    case 'kubenet':
      return {
        title,
        networkPlugin: 'kubenet',
        networkDataplane: 'azure',
        networkPolicy: networking.networkPolicy ?? 'none',
        podNetwork: { kind: 'fixed', by: title },
        provides: provided(networking.networkPolicy, false, services),
        nodeCidrs: 'always',
        pods: 'range',
        isCilium: false,
        maxPods: 110,
      };
    case 'byo':
      return {
        title,
        networkPlugin: 'none',
        podNetwork: { kind: 'own', cloud: 'azure' },
        provides: [],
        nodeCidrs: 'never',
        pods: 'range',
        isCilium: false,
        maxPods: 250,
      };
  }
}

function azureCni<S>(
  title: string,
  { dataplane = 'azure', networkPolicy }: AksDataplane,
  services: AksAdvancedNetworking | undefined,
  own: Pick<AksMode<S>, 'networkPluginMode' | 'podIpAllocationMode' | 'pods' | 'maxPods'>,
): AksMode<S> {
  const isCilium = dataplane === 'cilium';
  return {
    title,
    networkPlugin: 'azure',
    networkDataplane: dataplane,
    networkPolicy: isCilium ? 'cilium' : (networkPolicy ?? 'none'),
    podNetwork: { kind: 'fixed', by: title },
    provides: provided(networkPolicy, isCilium, services),
    nodeCidrs: 'never',
    isCilium,
    ...own,
  };
}

function provided(
  engine: AksPolicyEngine | undefined,
  isCilium: boolean,
  services: AksAdvancedNetworking | undefined,
): readonly Capability[] {
  return [
    'cni',
    ...(isCilium ? (['service-routing'] as const) : []),
    ...(isCilium || engine !== undefined ? (['network-policy'] as const) : []),
    ...(services?.transitEncryption === undefined ? [] : (['encryption'] as const)),
    ...(services === undefined || services.observability === false ? [] : (['flow-visibility'] as const)),
  ];
}
