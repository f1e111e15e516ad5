// Which inputs cannot be changed, so that a change makes another object.
import { networkOf } from '../common/cidr.mjs';
import { ANY, replacements as forced } from '../common/replacements.mjs';

const under = (name, keys) => keys.map((key) => `${name}.${key}`);

const PATHS = {
  'compute/firewall': ['name', 'network', 'direction'],
  'compute/network': ['name', 'description', 'autoCreateSubnetworks'],
  'compute/router': ['name', 'network', 'region'],
  'compute/routerNat': ['name', 'router', 'region'],
  'compute/subnetwork': ['name', 'description', 'network', 'region', 'purpose', 'ipv6AccessType'],
  'compute/subnetworkIAMMember': ANY,
  'container/cluster': [
    ...['name', 'location', 'description', 'network', 'subnetwork', 'networkingMode', 'clusterIpv4Cidr'],
    ...['datapathProvider', 'dataplaneOptimizationMode', 'defaultMaxPodsPerNode', 'enableAutopilot'],
    ...['enableKubernetesAlpha', 'initialNodeCount', 'nodeConfig', 'nodePools', 'confidentialNodes'],
    ...under('ipAllocationPolicy', ['clusterSecondaryRangeName', 'servicesSecondaryRangeName']),
    ...under('ipAllocationPolicy', ['clusterIpv4CidrBlock', 'servicesIpv4CidrBlock', 'podCidrOverprovisionConfig']),
    ...under('privateClusterConfig', ['masterIpv4CidrBlock', 'privateEndpointSubnetwork']),
    'masterAuth.clientCertificateConfig',
  ],
  'container/nodePool': [
    ...['name', 'namePrefix', 'cluster', 'location', 'maxPodsPerNode', 'initialNodeCount'],
    ...['placementPolicy', 'queuedProvisioning'],
    ...under('networkConfig', ['createPodRange', 'podRange', 'podIpv4CidrBlock', 'podCidrOverprovisionConfig']),
    ...under('networkConfig', ['subnetwork', 'additionalNodeNetworkConfigs', 'additionalPodNetworkConfigs']),
    ...under('nodeConfig', ['spot', 'preemptible', 'metadata', 'oauthScopes', 'serviceAccount', 'minCpuPlatform']),
    ...under('nodeConfig', ['guestAccelerators', 'localSsdCount', 'shieldedInstanceConfig', 'reservationAffinity']),
    ...under('nodeConfig', ['nodeGroup', 'sandboxConfig', 'bootDiskKmsKey']),
  ],
  'kms/cryptoKey': ['name', 'keyRing', 'purpose'],
  'kms/cryptoKeyIAMMember': ANY,
  'kms/keyRing': ANY,
  'projects/iAMMember': ANY,
  'serviceaccount/account': ['accountId'],
  'serviceaccount/iAMMember': ANY,
};

const RULES = { paths: PATHS, always: ['project'] };

/** Top-level inputs that force another object. */
export function replacements(module, news, olds, changed) {
  const more = SPECIAL[module]?.(news, olds, changed) ?? [];
  return [...new Set([...forced(RULES, { module, news, olds, changed }), ...more])];
}

const SPECIAL = {
  // What has been on cannot be taken away.
  'container/cluster': (news, olds) =>
    ['enableFqdnNetworkPolicy', 'enableL4IlbSubsetting'].filter((name) => olds[name] === true && news[name] !== true),
  // The range of a subnet may grow.
  'compute/subnetwork': (news, olds, changed) => {
    if (!changed.includes('ipCidrRange')) return [];
    const [before, after] = [networkOf(olds.ipCidrRange), networkOf(news.ipCidrRange)];
    const grows =
      before !== undefined && after !== undefined && after.first <= before.first && after.last >= before.last;
    return grows ? [] : ['ipCidrRange'];
  },
};
