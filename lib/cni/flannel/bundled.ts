import type { Distribution } from '../../core/cluster';
import type { FlannelBackend } from './options';

/** What a distribution's own Flannel can be told. */
export interface BundledFlannel {
  /** The distribution's word for each backend that it has. */
  readonly backends: Readonly<Partial<Record<FlannelBackend['type'], string>>>;
  /** Whether the distribution enforces NetworkPolicy objects beside it. */
  readonly networkPolicy: boolean;
  /** Whether the interface can be named. */
  readonly interface: boolean;
  readonly evidence: string;
}

/** The distributions that bring Flannel along. */
export const BUNDLED_FLANNEL: Readonly<Partial<Record<Distribution, BundledFlannel>>> = {
  k3s: {
    backends: { vxlan: 'vxlan', 'host-gw': 'host-gw', wireguard: 'wireguard-native' },
    networkPolicy: true,
    interface: true,
    evidence: 'https://docs.k3s.io/networking/basic-network-options',
  },
  rke2: {
    backends: { vxlan: 'vxlan' },
    networkPolicy: false,
    interface: false,
    evidence: 'https://docs.rke2.io/networking/basic_network_options',
  },
  talos: {
    backends: { vxlan: 'vxlan' },
    networkPolicy: false,
    interface: false,
    evidence: 'https://docs.siderolabs.com/kubernetes-guides/cni/deploying-cilium',
  },
};
