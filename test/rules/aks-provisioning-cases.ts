import { type AksOptions, aksCluster } from '../../lib/clusters/aks';
import type { AksAccessEntry } from '../../lib/clusters/aks/provisioning/access-options';
import { agentPoolProfile } from '../../lib/clusters/aks/provisioning/agent-pool-profile';
import { PROVISIONED_AKS_RULES } from '../../lib/clusters/aks/provisioning/cluster-rules';
import { NETWORK_IS_KNOWN } from '../../lib/clusters/aks/provisioning/fact-rules';
import { FIRST_POOL_IS_AS_DESCRIBED } from '../../lib/clusters/aks/provisioning/first-pool-rules';
import type { AksProvisioning, AksWorkloadIdentity } from '../../lib/clusters/aks/provisioning/options';
import { AKS_PROVIDER_RULES, type AksProviders } from '../../lib/clusters/aks/provisioning/provider-rules';
import { AKS_PROVISIONING_RULES } from '../../lib/clusters/aks/provisioning/rules';
import type { Finding } from '../../lib/core/finding';
import { evaluate } from '../../lib/core/rule';
import type { RuleCases } from './cases';

const PRINCIPAL = '01234567-89ab-cdef-0123-456789abcdef';
const SHOP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers';
const IDENTITY = `${SHOP}/Microsoft.ManagedIdentity/userAssignedIdentities/orders`;
const ZONES = `${SHOP}/Microsoft.Network/privateDnsZones`;
const VAULT = `${SHOP}/Microsoft.KeyVault/vaults/shop`;
const KEY = 'https://shop.vault.azure.net/keys/etcd';

/** What is found in this way to provision a cluster. */
const provisioned = (provisioning: AksProvisioning): readonly Finding[] =>
  evaluate(AKS_PROVISIONING_RULES, provisioning).findings;

/** What is found where an operator has access in this way. */
const operator = (access: Partial<AksAccessEntry>, more: AksProvisioning = {}): readonly Finding[] =>
  provisioned({ ...more, accessEntries: { ops: entry(access) } });

const entry = (access: Partial<AksAccessEntry> = {}): AksAccessEntry => ({
  principalId: PRINCIPAL,
  principalType: 'Group',
  role: 'RBAC Reader',
  ...access,
});

/** A service account of the shop, with its identity. */
const orders = (identity: Partial<AksWorkloadIdentity> = {}): AksWorkloadIdentity => ({
  namespace: 'shop',
  serviceAccount: 'orders',
  identityId: IDENTITY,
  ...identity,
});

/** What is found where the API server is private, with its name in this zone. */
const zone = (name: string): readonly Finding[] =>
  provisioned({ apiServerAccess: { kind: 'private', dnsZone: { id: `${ZONES}/${name}` } } });

/** What is found where the API server may be reached from these ranges. */
const authorized = (...authorizedRanges: readonly string[]): readonly Finding[] =>
  provisioned({ apiServerAccess: { kind: 'public', authorizedRanges } });

/** What is found where such a cluster is provisioned in this way. */
const cluster = (options: Partial<AksOptions>, provisioning: AksProvisioning): readonly Finding[] => {
  const described = aksCluster({
    name: 'shop',
    networking: { mode: 'overlay' },
    vnet: { kind: 'new' },
    apiServer: { host: 'shop-1a2b3c4d.hcp.westeurope.azmk8s.io' },
    ...options,
  });
  return evaluate(PROVISIONED_AKS_RULES, { cluster: described, provisioning }).findings;
};

/** What is found where Azure says this of the pool that a cluster was made with. */
const firstPool = (actual: Readonly<Record<string, unknown>>): readonly Finding[] => {
  const described = aksCluster({
    name: 'shop',
    networking: { mode: 'overlay' },
    apiServer: { host: 'shop-1a2b3c4d.hcp.westeurope.azmk8s.io' },
  });
  const [pool] = described.aks.nodePools;
  if (pool === undefined) throw new Error('there is no pool');
  return evaluate([FIRST_POOL_IS_AS_DESCRIBED], {
    cluster: 'shop',
    name: pool.name,
    path: ['cluster', 'nodePools', 0],
    described: agentPoolProfile(pool, described),
    kubernetes: '1.35',
    actual: { currentOrchestratorVersion: '1.35.2', ...actual },
  }).findings;
};

/** What is found where a newer version of the API is needed, and these providers are handed in. */
const providers = (given: Partial<AksProviders>): readonly Finding[] => {
  const none = { apiVersion: '2026-01-01', isGiven: false, hasOwn: false, canAsk: true } as const;
  return evaluate(AKS_PROVIDER_RULES, { ...none, ...given }).findings;
};

const ROUTED = { outboundType: 'userDefinedRouting' } as const;

/** Rules of how AKS clusters are provisioned. */
export const AKS_PROVISIONING_CASES: RuleCases = {
  'aks/tags-fit': {
    fails: () => provisioned({ tags: { 'microsoft-team': 'shop' } }),
    at: 'tags.microsoft-team',
    passes: () => provisioned({ tags: { team: 'shop' } }),
  },
  'aks/resource-group-has-a-name': {
    fails: () => provisioned({ resourceGroup: { kind: 'new', name: 'shop.' } }),
    at: 'resourceGroup.name',
    passes: () => provisioned({ resourceGroup: { kind: 'existing', name: 'shop_(old)', location: 'x' } }),
  },
  'aks/node-resource-group-is-another': {
    fails: () => provisioned({ resourceGroup: { kind: 'new', name: 'shop' }, nodeResourceGroup: 'Shop' }),
    at: 'nodeResourceGroup',
    passes: () => provisioned({ resourceGroup: { kind: 'new', name: 'shop' }, nodeResourceGroup: 'shop-nodes' }),
  },
  'aks/long-term-support-needs-premium': {
    fails: () => provisioned({ supportPlan: 'AKSLongTermSupport' }),
    at: 'tier',
    passes: () => provisioned({ supportPlan: 'AKSLongTermSupport', tier: 'Premium' }),
  },
  'aks/resource-is-named-by-its-id': {
    fails: () => provisioned({ logging: { workspaceId: 'logs' } }),
    at: 'logging.workspaceId',
    passes: () => provisioned({ workloadIdentities: { orders: orders() } }),
  },
  'aks/private-dns-zone-is-for-the-api-server': {
    fails: () => zone('shop.example'),
    at: 'apiServerAccess.dnsZone.id',
    passes: () => zone('shop.privatelink.westeurope.azmk8s.io'),
  },
  'aks/authorized-ranges-are-ranges': {
    fails: () => authorized('203.0.113.0/24', '2001:db8::/32'),
    at: 'apiServerAccess.authorizedRanges[1]',
    passes: () => authorized('203.0.113.0/24'),
  },
  'aks/key-has-its-version': {
    fails: () => provisioned({ encryption: { keyId: KEY, vaultId: VAULT } }),
    at: 'encryption.keyId',
    passes: () => provisioned({ encryption: { keyId: `${KEY}/0123456789abcdef0123456789abcdef`, vaultId: VAULT } }),
  },
  'aks/principal-is-an-object-id': {
    fails: () => operator({ principalId: 'operators' }),
    at: 'accessEntries.ops.principalId',
    passes: () => provisioned({ adminGroupIds: [PRINCIPAL], identity: { id: IDENTITY, principalId: PRINCIPAL } }),
  },
  'aks/access-is-asked-for': {
    fails: () => operator({}, { authentication: 'local' }),
    at: 'accessEntries',
    passes: () => provisioned({ authentication: 'local' }),
  },
  'aks/access-is-given-by-somebody': {
    fails: () => operator({}, { assignRoles: false }),
    at: 'accessEntries',
    passes: () => provisioned({ assignRoles: false, adminGroupIds: [PRINCIPAL] }),
  },
  'aks/access-holds-somewhere': {
    fails: () => operator({ namespaces: [] }),
    at: 'accessEntries.ops.namespaces',
    passes: () => operator({ namespaces: ['shop'] }),
  },
  'aks/role-is-given-once': {
    fails: () => provisioned({ accessEntries: { ops: entry(), dev: entry({ namespaces: ['a'] }), all: entry() } }),
    at: 'accessEntries.all.principalId',
    passes: () => provisioned({ accessEntries: { ops: entry(), dev: entry({ role: 'RBAC Writer' }) } }),
  },
  'aks/workload-identity-is-for-a-service-account': {
    fails: () => provisioned({ workloadIdentities: { orders: orders({ namespace: 'The Shop' }) } }),
    at: 'workloadIdentities.orders.namespace',
    passes: () => provisioned({ workloadIdentities: { orders: orders() } }),
  },
  'aks/identity-trusts-a-service-account-once': {
    fails: () => provisioned({ workloadIdentities: { orders: orders(), again: orders() } }),
    at: 'workloadIdentities.again.serviceAccount',
    passes: () => provisioned({ workloadIdentities: { orders: orders(), again: orders({ serviceAccount: 'bills' }) } }),
  },
  'aks/routes-lead-to-a-firewall': {
    fails: () => cluster(ROUTED, {}),
    at: 'firewallIp',
    passes: () => cluster(ROUTED, { firewallIp: '10.224.255.4' }),
  },
  'aks/security-group-is-on-your-subnets': {
    fails: () => cluster({ vnet: { kind: 'managed' } }, { networkSecurityGroup: 'own' }),
    at: 'networkSecurityGroup',
    passes: () => cluster({}, { networkSecurityGroup: 'own' }),
  },
  'aks/first-pool-is-as-described': {
    fails: () => firstPool({ count: 5 }),
    at: 'cluster.nodePools[0]',
    passes: () => firstPool({ nodeTaints: undefined, count: 3 }),
  },
  'aks/newer-api-has-its-provider': {
    fails: () => providers({ isGiven: true }),
    at: 'providers',
    passes: () => providers({ isGiven: true, hasOwn: true }),
  },
  'aks/newer-api-is-asked-for': {
    fails: () => providers({ canAsk: false }),
    at: 'cluster',
    passes: () => providers({}),
  },
  'aks/node-subnet-is-known': {
    fails: () => evaluate([NETWORK_IS_KNOWN], { vnet: 'managed' as const, usesNodeSubnet: true }).findings,
    at: 'cluster.vnet',
    passes: () => evaluate([NETWORK_IS_KNOWN], { vnet: 'new' as const, usesNodeSubnet: true }).findings,
  },
};
