import type { Capability } from '../../core/capability';
import type { KubeProxyMode, Platform } from '../../core/cluster';
import type { GkeDataplaneV2Features, GkeNetworking } from './networking';

/** What a networking mode settles for the cluster. */
export interface GkeMode<S = string> extends Pick<Platform<S>, 'podNetwork' | 'provides'> {
  /** As messages name it. */
  readonly title: string;
  /** What GKE calls the way in which packets are handled on nodes. */
  readonly datapath: 'LEGACY_DATAPATH' | 'ADVANCED_DATAPATH';
  /** What Dataplane V2 does besides. Absent: it is another dataplane. */
  readonly dataplaneV2?: GkeDataplaneV2Features;
  /** How Services are routed before anything is installed. */
  readonly kubeProxy: KubeProxyMode;
  /** What answers DNS queries of pods. */
  readonly dns: 'kube-dns' | 'cloud-dns';
  /** Whether packets between pods of one node go through the VPC. */
  readonly intranodeVisibility: boolean;
  /** Whether Google runs the nodes. */
  readonly isAutopilot: boolean;
}

/** Titles of the modes, as messages name them. */
export const MODE_TITLES: Readonly<Record<GkeNetworking['mode'], string>> = {
  'dataplane-v2': 'GKE Dataplane V2',
  legacy: "GKE's own CNI",
  cilium: 'your own Cilium',
  autopilot: 'GKE Autopilot',
  routes: 'routes of the VPC',
};

/**
 * What a mode settles.
 *
 * @param networking - the mode, with its options.
 * @param routed - ranges that hold every pod address. Empty: not known.
 */
export function modeOf<S>(networking: GkeNetworking, routed: readonly S[]): GkeMode<S> {
  const title = MODE_TITLES[networking.mode];
  const legacy = {
    title,
    datapath: 'LEGACY_DATAPATH',
    kubeProxy: 'iptables',
    dns: 'kube-dns',
    intranodeVisibility: false,
    isAutopilot: false,
  } as const;
  const dataplaneV2 = {
    title,
    datapath: 'ADVANCED_DATAPATH',
    podNetwork: { kind: 'fixed', by: MODE_TITLES['dataplane-v2'] },
    kubeProxy: 'none',
  } as const;
  switch (networking.mode) {
    case 'dataplane-v2':
      return {
        ...dataplaneV2,
        dataplaneV2: networking,
        provides: capabilitiesOf(networking, networking.interNodeEncryption ?? false),
        dns: networking.dns ?? 'kube-dns',
        intranodeVisibility: networking.intranodeVisibility ?? false,
        isAutopilot: false,
      };
    case 'autopilot':
      return {
        ...dataplaneV2,
        dataplaneV2: networking,
        provides: capabilitiesOf(networking, false),
        dns: 'cloud-dns',
        intranodeVisibility: true,
        isAutopilot: true,
      };
    case 'legacy':
      return {
        ...legacy,
        podNetwork: { kind: 'fixed', by: title },
        provides: ['cni', ...(networking.networkPolicy === undefined ? [] : (['network-policy'] as const))],
        dns: networking.dns ?? 'kube-dns',
        intranodeVisibility: networking.intranodeVisibility ?? false,
      };
    case 'cilium':
      return {
        ...legacy,
        podNetwork: { kind: 'cloud', cloud: 'gcp', routed },
        provides: [],
        dns: networking.dns ?? 'kube-dns',
      };
    case 'routes':
      return { ...legacy, podNetwork: { kind: 'fixed', by: title }, provides: ['cni'] };
  }
}

function capabilitiesOf({ observability }: GkeDataplaneV2Features, isEncrypted: boolean): readonly Capability[] {
  return [
    'cni',
    'service-routing',
    'network-policy',
    ...(isEncrypted ? (['encryption'] as const) : []),
    ...(observability === undefined ? [] : (['flow-visibility'] as const)),
  ];
}
