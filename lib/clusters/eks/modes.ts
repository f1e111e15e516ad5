import type { Capability } from '../../core/capability';
import type { KubeProxyMode, Platform } from '../../core/cluster';
import type { PodNetwork } from '../../core/pod-network';
import type { EksNetworking, VpcCniOptions } from './networking';

/** What a networking mode settles for the cluster. */
export interface EksMode<S = string> extends Pick<Platform<S>, 'podNetwork' | 'apiServerReachesPods' | 'provides'> {
  /** As messages name it. */
  readonly title: string;
  /** What runs Amazon's CNI as, where it runs. */
  readonly vpcCni: VpcCniOptions<S> | undefined;
  /** Whether kube-proxy is installed as an add-on. */
  readonly kubeProxy: KubeProxyMode;
  /** Where pods get addresses. */
  readonly pods: 'vpc' | 'range';
  /** Whether EKS runs nodes, and what belongs to them, by itself. */
  readonly isAuto: boolean;
}

/** Titles of the modes, as messages name them. */
export const MODE_TITLES: Readonly<Record<EksNetworking['mode'], string>> = {
  'vpc-cni': "Amazon's CNI",
  'cilium-eni': 'Cilium with addresses of the VPC',
  'cilium-chained': "Cilium chained after Amazon's CNI",
  'cilium-overlay': 'Cilium with addresses of its own',
  'calico-policy': "Calico's policies on Amazon's CNI",
  'calico-overlay': 'Calico with addresses of its own',
  auto: 'EKS Auto Mode',
  hybrid: 'hybrid nodes',
};

/**
 * What a mode settles.
 *
 * @param networking - the mode, with its options.
 * @param routed - ranges in which pods are reached as they are: those of the VPC and of networks connected to it.
 */
export function modeOf<S>(networking: EksNetworking<S>, routed: readonly S[]): EksMode<S> {
  const base = { title: MODE_TITLES[networking.mode], isAuto: false, apiServerReachesPods: true, pods: 'vpc' } as const;
  const withVpcCni = (vpcCni: VpcCniOptions<S>, podNetwork: PodNetwork<S>): EksMode<S> => ({
    ...base,
    vpcCni,
    podNetwork,
    kubeProxy: 'iptables',
    provides: ['cni', ...(vpcCni.networkPolicy === undefined ? [] : (['network-policy'] as const))],
  });
  const overlay = (kubeProxy: KubeProxyMode): EksMode<S> => ({
    ...base,
    vpcCni: undefined,
    podNetwork: { kind: 'own' },
    apiServerReachesPods: false,
    pods: 'range',
    kubeProxy,
    provides: [],
  });
  switch (networking.mode) {
    case 'vpc-cni':
      return withVpcCni(networking, { kind: 'fixed', by: "Amazon's CNI" });
    case 'cilium-chained':
    case 'calico-policy':
      return withVpcCni(networking.vpcCni ?? {}, { kind: 'chained', plugin: 'aws-cni' });
    case 'hybrid':
      return {
        ...withVpcCni(networking.vpcCni ?? {}, { kind: 'own', nodes: { 'eks.amazonaws.com/compute-type': 'hybrid' } }),
        pods: 'range',
      };
    case 'cilium-eni':
      return {
        ...overlay('none'),
        apiServerReachesPods: true,
        pods: 'vpc',
        podNetwork: {
          kind: 'cloud',
          cloud: 'aws',
          prefixDelegation: networking.prefixDelegation ?? false,
          routed,
          subnetIds: networking.podSubnetIds ?? [],
          firstInterfaceIndex: networking.firstInterfaceIndex ?? 0,
        },
      };
    case 'cilium-overlay':
      return overlay('none');
    case 'calico-overlay':
      return overlay('iptables');
    case 'auto': {
      const provides: readonly Capability[] = [
        'cni',
        'service-routing',
        ...(networking.networkPolicy === undefined ? [] : (['network-policy'] as const)),
      ];
      return {
        ...base,
        vpcCni: undefined,
        podNetwork: { kind: 'fixed', by: 'EKS Auto Mode' },
        kubeProxy: 'iptables',
        provides,
        isAuto: true,
      };
    }
  }
}
