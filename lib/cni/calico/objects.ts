import type { KubernetesObject, RedirectionObstacle } from '../../core/plan';
import type { Values } from '../../core/values';
import type { CalicoBgpPeer } from './options';
import type { CalicoSettings } from './settings';
import { apiServerRuns, installationSpec } from './values';

const OPERATOR = 'operator.tigera.io/v1';

/**
 * The group that Calico's own resources are stored in while its API server serves `projectcalico.org/v3` from them.
 * Written directly, they need no running API server: the operator's chart does the same.
 */
const STORED = 'crd.projectcalico.org/v1';

/** Full names of the definitions that this planner's objects need. */
export const CALICO_CRDS = {
  operator: ['installations', 'apiservers', 'goldmanes', 'whiskers'].map((kind) => `${kind}.operator.tigera.io`),
  stored: ['felixconfigurations', 'bgpconfigurations', 'bgppeers'].map((kind) => `${kind}.crd.projectcalico.org`),
} as const;

/** What the operator acts on, where its chart does not carry it. */
export function operatorResources<S>(settings: CalicoSettings<S>): readonly KubernetesObject<S>[] {
  const named = (kind: string, spec?: Values<S>): KubernetesObject<S> => ({
    apiVersion: OPERATOR,
    kind,
    metadata: { name: 'default' },
    ...(spec && { spec }),
  });
  return [
    named('Installation', installationSpec(settings)),
    ...(apiServerRuns(settings) ? [named('APIServer', {})] : []),
    ...(settings.options.flowVisibility ? [named('Goldmane', {}), named('Whisker', {})] : []),
  ];
}

/** Felix' settings that the Installation has no field for; none if it has all. */
export function felixConfiguration(settings: CalicoSettings): readonly KubernetesObject<never>[] {
  const { cluster, options, linuxDataplane } = settings;
  const { cgroupRoot } = cluster.platform;
  const spec = {
    ...(options.wireguard && cluster.ipFamilies.includes('ipv4') && { wireguardEnabled: true }),
    ...(options.wireguard && cluster.ipFamilies.includes('ipv6') && { wireguardEnabledV6: true }),
    ...(cgroupRoot !== undefined && linuxDataplane === 'BPF' && { cgroupV2Path: cgroupRoot }),
    ...(options.istioAmbient === true && ambientSpec(linuxDataplane)),
  };
  if (Object.keys(spec).length === 0) return [];
  return [{ apiVersion: STORED, kind: 'FelixConfiguration', metadata: { name: 'default' }, spec }];
}

/** What a mesh that redirects traffic inside pods needs. */
function ambientSpec(linuxDataplane: CalicoSettings['linuxDataplane']): Values<never> {
  return linuxDataplane === 'BPF'
    ? { bpfConnectTimeLoadBalancing: 'Disabled', bpfHostNetworkedNATWithoutCTLB: 'Enabled' }
    : { workloadSourceSpoofing: 'Any' };
}

/** What breaks such a mesh, with the option that mends it. */
export function redirectionObstacles({ linuxDataplane, options }: CalicoSettings): readonly RedirectionObstacle[] {
  if (linuxDataplane !== 'BPF' || options.istioAmbient === true) return [];
  return [
    {
      kind: 'hides-services',
      path: ['linuxDataplane'],
      because:
        'Calico turns addresses of Services into those of pods when a pod connects (bpfConnectTimeLoadBalancing)',
      fix: "pass istioAmbient: true to Calico, or linuxDataplane: 'Iptables'",
    },
  ];
}

/** Routers outside the cluster. */
export function bgpPeers<S>({ bgp }: CalicoSettings<S>): readonly KubernetesObject<S>[] {
  return (bgp?.peers ?? []).map((peer) => ({
    apiVersion: STORED,
    kind: 'BGPPeer',
    metadata: { name: peer.name },
    spec: peerSpec(peer),
  }));
}

/** How nodes speak BGP, where that differs from what Calico does by itself. */
export function bgpConfiguration<S>({ bgp }: CalicoSettings<S>): readonly KubernetesObject<S>[] {
  const { asNumber, nodeToNodeMesh, serviceLoadBalancerIPs, serviceExternalIPs, listenPort } = bgp ?? {};
  const ranges = (cidrs: readonly S[]): readonly Values<S>[] => cidrs.map((cidr) => ({ cidr }));
  const spec: Values<S> = {
    ...(asNumber !== undefined && { asNumber }),
    ...(nodeToNodeMesh !== undefined && { nodeToNodeMeshEnabled: nodeToNodeMesh }),
    ...(serviceLoadBalancerIPs && { serviceLoadBalancerIPs: ranges(serviceLoadBalancerIPs) }),
    ...(serviceExternalIPs && { serviceExternalIPs: ranges(serviceExternalIPs) }),
    ...(listenPort !== undefined && { listenPort }),
  };
  if (Object.keys(spec).length === 0) return [];
  return [{ apiVersion: STORED, kind: 'BGPConfiguration', metadata: { name: 'default' }, spec }];
}

function peerSpec<S>(peer: CalicoBgpPeer<S>): Values<S> {
  return {
    peerIP: peer.peerIP,
    asNumber: peer.asNumber,
    ...(peer.nodeSelector !== undefined && { nodeSelector: peer.nodeSelector }),
    ...(peer.keepOriginalNextHop && { keepOriginalNextHop: true }),
    ...(peer.password && {
      password: { secretKeyRef: { name: peer.password.secretName, key: peer.password.key } },
    }),
  };
}
