import type { ClusterArgs } from '@pulumi/gcp/container/cluster';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { GkeSettled } from './settings';

/** What of a cluster's arguments says from where its API is reached, and whether its nodes have public addresses. */
export function accessArgs(
  { endpointAccess: { dns, ip }, privateNodes }: Pick<GkeSettled<Late>, 'endpointAccess' | 'privateNodes'>,
  gate: Gate,
): Partial<ClusterArgs> {
  return {
    controlPlaneEndpointsConfig: {
      dnsEndpointConfig: {
        allowExternalTraffic: dns,
      },
      // Said always: the provider leaves them open otherwise.
      ipEndpointsConfig: { enabled: ip !== 'none' },
    },
    privateClusterConfig: {
      enablePrivateNodes: privateNodes,
      ...(ip !== 'none' && {
        enablePrivateEndpoint: !ip.public,
        ...(ip.controlPlaneRange !== undefined && { masterIpv4CidrBlock: gate.string(ip.controlPlaneRange) }),
        ...(ip.subnetwork !== undefined && { privateEndpointSubnetwork: gate.string(ip.subnetwork) }),
      }),
    },
    ...(ip !== 'none' && authorizedNetworks(ip, gate)),
  };
}

/** GKE takes no private endpoint without authorised networks, which may be none. */
function authorizedNetworks(
  ip: Exclude<GkeSettled<Late>['endpointAccess']['ip'], 'none'>,
  gate: Gate,
): Partial<ClusterArgs> {
  if (ip.public && ip.authorizedNetworks === undefined) return {};
  return {
    masterAuthorizedNetworksConfig: {
      cidrBlocks: Object.entries(ip.authorizedNetworks ?? {}).map(([displayName, cidrBlock]) => ({
        displayName,
        cidrBlock: gate.string(cidrBlock),
      })),
      gcpPublicCidrsAccessEnabled: false,
    },
  };
}
