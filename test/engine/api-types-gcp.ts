import type { ApiType } from './api-type';
import type { Schema } from './schema';

const LOCATION: Schema = { pattern: '[a-z]+(-[a-z]+)+\\d(-[a-z])?' };
const ROLE: Schema = { pattern: '(roles/|(projects|organizations)/[^/]+/roles/)[A-Za-z0-9_.]+' };
const MEMBER: Schema = {
  pattern: '(serviceAccount|user|group|domain):[^\\s]+|principal(Set)?://iam\\.googleapis\\.com/[^\\s]+',
};

/** What a cluster keeps together in its network, and the SDK does not. */
const NETWORK_CONFIG = Object.fromEntries(
  [
    'datapathProvider',
    'defaultSnatStatus',
    'disableL4LbFirewallReconciliation',
    'dnsConfig',
    'enableCiliumClusterwideNetworkPolicy',
    'enableFqdnNetworkPolicy',
    'enableIntranodeVisibility',
    'enableL4IlbSubsetting',
    'enableMultiNetworking',
    'gatewayApiConfig',
    'inTransitEncryptionConfig',
    'networkPerformanceConfig',
    'privateIpv6GoogleAccess',
    'serviceExternalIpsConfig',
  ].map((name) => [name, `networkConfig.${name}`]),
);

/** Those of Google Cloud, by type token. */
export const GCP_TYPES: Readonly<Record<string, ApiType>> = {
  'gcp:container/cluster:Cluster': {
    service: 'google/container',
    requests: ['Cluster'],
    names: {
      ...NETWORK_CONFIG,
      allowNetAdmin: 'autopilot.workloadPolicyConfig.allowNetAdmin',
      clusterAutoscaling: 'autoscaling',
      'clusterAutoscaling.autoProvisioningDefaults': 'autoprovisioningNodePoolDefaults',
      'clusterAutoscaling.enabled': 'enableNodeAutoprovisioning',
      'clusterAutoscaling.defaultComputeClassEnabled': 'defaultComputeClassConfig.enabled',
      defaultMaxPodsPerNode: 'defaultMaxPodsConstraint.maxPodsPerNode',
      enableAutopilot: 'autopilot.enabled',
      enableLegacyAbac: 'legacyAbac.enabled',
      enableShieldedNodes: 'shieldedNodes.enabled',
      'ipAllocationPolicy.podCidrOverprovisionConfig.disabled': 'disable',
      'loggingConfig.enableComponents': 'componentConfig.enableComponents',
      minMasterVersion: 'initialClusterVersion',
      'monitoringConfig.enableComponents': 'componentConfig.enableComponents',
      'monitoringConfig.managedPrometheus': 'managedPrometheusConfig',
      nodeLocations: 'locations',
      nodeVersion: 'currentNodeVersion',
    },
    ours: {
      name: { pattern: '[a-z]([a-z0-9-]{0,38}[a-z0-9])?' },
      location: LOCATION,
      defaultMaxPodsPerNode: { integer: true, minimum: 8, maximum: 256 },
      deletionPolicy: { enum: ['DELETE', 'PREVENT', 'ABANDON'] },
      networkingMode: { enum: ['VPC_NATIVE', 'ROUTES'] },
      'privateClusterConfig.masterIpv4CidrBlock': { pattern: '[\\d.]+/28' },
      resourceLabels: {
        propertyNames: { type: 'string', pattern: '[a-z][a-z0-9_-]{0,62}' },
        additionalProperties: { type: 'string', pattern: '[a-z0-9_-]{0,63}' },
      },
    },
  },
  'gcp:container/nodePool:NodePool': {
    service: 'google/container',
    requests: ['NodePool'],
    names: {
      maxPodsPerNode: 'maxPodsConstraint.maxPodsPerNode',
      'networkConfig.podCidrOverprovisionConfig.disabled': 'disable',
      nodeConfig: 'config',
      nodeLocations: 'locations',
    },
    ours: {
      name: { pattern: '[a-z]([a-z0-9-]{0,38}[a-z0-9])?' },
      namePrefix: { pattern: '[a-z][a-z0-9-]{0,13}' },
      location: LOCATION,
      maxPodsPerNode: { integer: true, minimum: 8, maximum: 256 },
      initialNodeCount: { integer: true, minimum: 0 },
      nodeCount: { integer: true, minimum: 0 },
      deletionPolicy: { enum: ['DELETE', 'PREVENT', 'ABANDON'] },
    },
  },
  'gcp:compute/network:Network': compute('Network', { routingMode: { enum: ['REGIONAL', 'GLOBAL'] } }),
  'gcp:compute/subnetwork:Subnetwork': compute('Subnetwork', {
    'secondaryIpRanges.rangeName': { pattern: '[a-z]([-a-z0-9]{0,61}[a-z0-9])?' },
  }),
  'gcp:compute/router:Router': compute('Router'),
  'gcp:compute/routerNat:RouterNat': {
    ...compute('RouterNat'),
    names: { 'subnetworks.sourceIpRangesToNats': 'sourceIpRangesToNat' },
  },
  'gcp:compute/firewall:Firewall': {
    ...compute('Firewall', {
      'allows.ports': { items: { type: 'string', pattern: '\\d{1,5}(-\\d{1,5})?' } },
      'allows.protocol': { pattern: 'tcp|udp|icmp|esp|ah|sctp|ipip|all|\\d{1,3}' },
      targetTags: { items: { type: 'string', pattern: '[a-z]([-a-z0-9]{0,61}[a-z0-9])?' } },
    }),
    names: { allows: 'allowed', 'allows.protocol': 'IPProtocol', denies: 'denied', 'denies.protocol': 'IPProtocol' },
  },
  'gcp:compute/subnetworkIAMMember:SubnetworkIAMMember': compute('Binding', { role: ROLE, member: MEMBER }),

  'gcp:kms/keyRing:KeyRing': {
    service: 'google/cloudkms',
    requests: ['KeyRing'],
    ours: { name: { pattern: '[a-zA-Z0-9_-]{1,63}' } },
  },
  'gcp:kms/cryptoKey:CryptoKey': {
    service: 'google/cloudkms',
    requests: ['CryptoKey'],
    ours: {
      name: { pattern: '[a-zA-Z0-9_-]{1,63}' },
      keyRing: { pattern: 'projects/[^/]+/locations/[^/]+/keyRings/[^/]+' },
      rotationPeriod: { pattern: '\\d+s' },
    },
  },
  'gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember': {
    service: 'google/cloudkms',
    requests: ['Binding'],
    ours: { role: ROLE, member: MEMBER },
  },
  'gcp:serviceaccount/account:Account': {
    service: 'google/iam',
    requests: ['ServiceAccount', 'CreateServiceAccountRequest'],
    ours: { accountId: { pattern: '[a-z][a-z0-9-]{4,28}[a-z0-9]' }, displayName: { maxLength: 100 } },
  },
  'gcp:serviceaccount/iAMMember:IAMMember': {
    service: 'google/iam',
    requests: ['Binding'],
    ours: { role: ROLE, member: MEMBER, serviceAccountId: { pattern: 'projects/[^/]+/serviceAccounts/[^/@]+@[^/]+' } },
  },
  'gcp:projects/iAMMember:IAMMember': {
    service: 'google/iam',
    requests: ['Binding'],
    ours: { role: ROLE, member: MEMBER },
  },
};

function compute(request: string, ours: Readonly<Record<string, Schema>> = {}): ApiType {
  return { service: 'google/compute', requests: [request], ours };
}
