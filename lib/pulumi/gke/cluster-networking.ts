import type { ClusterArgs } from '@pulumi/gcp/container/cluster';
import type { GkeSettings } from '../../clusters/gke/gke-cluster';
import type { Late } from '../late';
import type { NetworkFacts } from './network-facts';

/** What of a cluster's arguments says how its pods get their network, and where from. */
export function networkingArgs(gke: GkeSettings<Late>, network: NetworkFacts): Partial<ClusterArgs> {
  return {
    network: network.network,
    subnetwork: network.subnetwork,
    networkingMode: 'VPC_NATIVE',
    // Said always: what GKE takes by default depends on the day, and the cluster cannot change it later.
    datapathProvider: gke.mode.datapath,
    ipAllocationPolicy: addressesOf(gke, network),
    gatewayApiConfig: { channel: gke.gatewayApi === 'standard' ? 'CHANNEL_STANDARD' : 'CHANNEL_DISABLED' },
    ...dataplaneArgs(gke),
    ...(gke.mode.isAutopilot ? {} : standardArgs(gke)),
  };
}

function addressesOf(
  { stackType, podRangeOverprovision }: GkeSettings<Late>,
  { addresses: { policy, additionalPodRanges } }: NetworkFacts,
): NonNullable<ClusterArgs['ipAllocationPolicy']> {
  return {
    ...policy,
    stackType: stackType === 'ipv4-ipv6' ? 'IPV4_IPV6' : 'IPV4',
    ...(additionalPodRanges.length > 0 && {
      additionalPodRangesConfig: { podRangeNames: [...additionalPodRanges] },
    }),
    ...(!podRangeOverprovision && { podCidrOverprovisionConfig: { disabled: true } }),
  };
}

/** What Dataplane V2 does besides; another dataplane has no such switches. */
function dataplaneArgs({ networking, mode: { dataplaneV2 } }: GkeSettings<Late>): Partial<ClusterArgs> {
  if (dataplaneV2 === undefined) return {};
  return {
    enableFqdnNetworkPolicy: dataplaneV2.fqdnNetworkPolicy ?? false,
    enableCiliumClusterwideNetworkPolicy: dataplaneV2.clusterwideNetworkPolicy ?? false,
    enableMultiNetworking: dataplaneV2.multiNetworking ?? false,
    ...(networking.mode === 'dataplane-v2' && {
      inTransitEncryptionConfig:
        networking.interNodeEncryption === true
          ? 'IN_TRANSIT_ENCRYPTION_INTER_NODE_TRANSPARENT'
          : 'IN_TRANSIT_ENCRYPTION_DISABLED',
    }),
    ...(networking.mode === 'autopilot' && { allowNetAdmin: networking.allowNetAdmin ?? false }),
  };
}

/** What Autopilot settles by itself, and refuses to be told. */
function standardArgs({ networking, mode, maxPodsPerNode }: GkeSettings<Late>): Partial<ClusterArgs> {
  const hasCalico = networking.mode === 'legacy' && networking.networkPolicy === 'calico';
  return {
    defaultMaxPodsPerNode: maxPodsPerNode,
    enableIntranodeVisibility: mode.intranodeVisibility,
    dnsConfig:
      mode.dns === 'cloud-dns'
        ? { clusterDns: 'CLOUD_DNS', clusterDnsScope: 'CLUSTER_SCOPE' }
        : { clusterDns: 'KUBE_DNS' },
    addonsConfig: {
      // The Gateway API and container-native load balancing need it.
      httpLoadBalancing: { disabled: false },
      // Both switches: with one of them alone, policies are accepted and nobody enforces them.
      ...(mode.datapath === 'LEGACY_DATAPATH' && { networkPolicyConfig: { disabled: !hasCalico } }),
    },
    ...(hasCalico && { networkPolicy: { enabled: true, provider: 'CALICO' } }),
  };
}
