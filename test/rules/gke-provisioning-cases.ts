import type { GkeOptions } from '../../lib/clusters/gke';
import { PROVISIONED_GKE_RULES } from '../../lib/clusters/gke/provisioning/cluster-rules';
import { GKE_FACT_RULE } from '../../lib/clusters/gke/provisioning/fact-rules';
import type { GkeProvisioning } from '../../lib/clusters/gke/provisioning/options';
import { GKE_PROVISIONING_RULES } from '../../lib/clusters/gke/provisioning/rules';
import type { Finding } from '../../lib/core/finding';
import { evaluate } from '../../lib/core/rule';
import type { RuleCases } from './cases';
import { made } from './gke-changes-cases';

/** What is found of how a cluster is provisioned. */
const given = (provisioning: GkeProvisioning): readonly Finding[] =>
  evaluate(GKE_PROVISIONING_RULES, provisioning).findings;

/** The same beside the cluster. */
const beside = (provisioning: GkeProvisioning, options: Partial<GkeOptions> = {}): readonly Finding[] =>
  evaluate(PROVISIONED_GKE_RULES, made(options, provisioning)).findings;

/** What is found of a cluster with a pod range, where this is a fact. */
const ofFacts = (fact: string): readonly Finding[] => {
  const { cluster } = made({ vpc: { kind: 'new', podRange: '10.244.0.0/16' } });
  return evaluate([GKE_FACT_RULE], { cluster, facts: new Set([fact]) }).findings;
};

const ORDERS = { namespace: 'shop', serviceAccount: 'orders', roles: [{ role: 'roles/storage.objectViewer' }] };

const WEEKENDS = { start: '2026-01-03T01:00:00Z', end: '2026-01-03T07:00:00Z', recurrence: 'FREQ=WEEKLY;BYDAY=SA,SU' };

/** Rules of how GKE clusters are provisioned. */
export const GKE_PROVISIONING_CASES: RuleCases = {
  'gke/project-is-an-id': {
    fails: () => given({ project: '123456789012' }),
    at: 'project',
    passes: () => given({ project: 'my-project' }),
  },
  'gke/replacement-is-not-blocked': {
    fails: () => given({ allowReplacement: true, deletionProtection: true }),
    at: 'deletionProtection',
    passes: () => given({ deletionProtection: true }),
  },
  'gke/labels-fit': {
    fails: () => given({ labels: { team: 'Platform' } }),
    at: 'labels.team',
    passes: () => given({ labels: { team: 'platform', 'cost_centre-1': '' } }),
  },
  'gke/key-is-a-resource-name': {
    fails: () => given({ encryption: { keyName: 'prod' } }),
    at: 'encryption.keyName',
    passes: () =>
      given({ encryption: { keyName: 'projects/p/locations/europe-west3/keyRings/clusters/cryptoKeys/prod' } }),
  },
  'gke/node-account-is-an-email': {
    fails: () => given({ nodeServiceAccount: { email: 'nodes' } }),
    at: 'nodeServiceAccount.email',
    passes: () => given({ nodeServiceAccount: { email: 'nodes@my-project.iam.gserviceaccount.com' } }),
  },
  'gke/roles-are-named-in-full': {
    fails: () => given({ nodeServiceAccount: { roles: ['storage.objectViewer'] } }),
    at: 'nodeServiceAccount.roles[0]',
    passes: () => given({ nodeServiceAccount: { roles: ['projects/p/roles/images'] } }),
  },
  'gke/security-group-has-its-name': {
    fails: () => given({ securityGroup: 'admins@example.com' }),
    at: 'securityGroup',
    passes: () => given({ securityGroup: 'gke-security-groups@example.com' }),
  },

  'gke/api-is-reached-somehow': {
    fails: () => given({ endpointAccess: { dns: false, ip: 'none' } }),
    at: 'endpointAccess',
    passes: () => given({ endpointAccess: { dns: false } }),
  },
  'gke/private-endpoint-has-private-nodes': {
    fails: () => given({ privateNodes: false, endpointAccess: { ip: {} } }),
    at: 'privateNodes',
    passes: () => given({ privateNodes: false, endpointAccess: { ip: { public: true } } }),
  },
  'gke/control-plane-has-one-place': {
    fails: () =>
      given({
        endpointAccess: {
          ip: { controlPlaneRange: '172.16.0.0/28', subnetwork: 'projects/p/regions/r/subnetworks/s' },
        },
      }),
    at: 'endpointAccess.ip.controlPlaneRange',
    passes: () => given({ endpointAccess: { ip: { controlPlaneRange: '172.16.0.0/28' } } }),
  },
  'gke/control-plane-range-is-28': {
    fails: () => given({ endpointAccess: { ip: { controlPlaneRange: '172.16.0.0/27' } } }),
    at: 'endpointAccess.ip.controlPlaneRange',
    passes: () => given({ endpointAccess: { ip: { controlPlaneRange: '172.16.0.16/28' } } }),
  },
  'gke/authorized-networks-are-ranges': {
    fails: () => given({ endpointAccess: { ip: { authorizedNetworks: { office: '203.0.113.0/24' } } } }),
    at: 'endpointAccess.ip.authorizedNetworks.office',
    passes: () => given({ endpointAccess: { ip: { public: true, authorizedNetworks: { office: '203.0.113.0/24' } } } }),
  },

  'gke/maintenance-times-are-in-order': {
    fails: () => given({ maintenance: { window: { ...WEEKENDS, end: '2026-01-03T01:00:00Z' } } }),
    at: 'maintenance.window.end',
    passes: () => given({ maintenance: { window: WEEKENDS } }),
  },
  'gke/upgrades-stop-for-a-month-at-most': {
    fails: () => given({ maintenance: { window: WEEKENDS, exclusions: { sale: days('2026-11-01', '2026-12-24') } } }),
    at: 'maintenance.exclusions.sale.end',
    passes: () => given({ maintenance: { window: WEEKENDS, exclusions: { sale: days('2026-11-24', '2026-12-24') } } }),
  },

  'gke/workload-identity-is-for-a-service-account': {
    fails: () => given({ workloadIdentities: { orders: { ...ORDERS, namespace: 'Shop' } } }),
    at: 'workloadIdentities.orders.namespace',
    passes: () => given({ workloadIdentities: { orders: ORDERS } }),
  },
  'gke/workload-identity-gives-something': {
    fails: () => given({ workloadIdentities: { orders: { namespace: 'shop', serviceAccount: 'orders' } } }),
    at: 'workloadIdentities.orders',
    passes: () => given({ workloadIdentities: { orders: ORDERS } }),
  },
  'gke/workload-account-is-an-email': {
    fails: () => given({ workloadIdentities: { orders: { ...ORDERS, googleServiceAccount: 'orders' } } }),
    at: 'workloadIdentities.orders.googleServiceAccount',
    passes: () =>
      given({
        workloadIdentities: { orders: { ...ORDERS, googleServiceAccount: 'orders@p-123456.iam.gserviceaccount.com' } },
      }),
  },
  'gke/service-account-has-one-identity': {
    fails: () => given({ workloadIdentities: { orders: ORDERS, more: ORDERS } }),
    at: 'workloadIdentities.more.serviceAccount',
    passes: () => given({ workloadIdentities: { orders: ORDERS, more: { ...ORDERS, namespace: 'test' } } }),
  },

  'gke/control-plane-range-is-apart': {
    fails: () => beside({ endpointAccess: { ip: { controlPlaneRange: '10.244.16.0/28' } } }),
    at: 'endpointAccess.ip.controlPlaneRange',
    passes: () => beside({ endpointAccess: { ip: { controlPlaneRange: '172.16.0.0/28' } } }),
  },
  'gke/cluster-is-not-made-of-its-facts': {
    fails: () => ofFacts('10.244.0.0/16'),
    at: 'cluster.vpc.podRange',
    passes: () => ofFacts('10.0.0.2'),
  },
  'gke/agents-reach-the-api-server': {
    fails: () => beside({ endpointAccess: { ip: 'none' } }, { networking: { mode: 'cilium' } }),
    at: 'endpointAccess.ip',
    passes: () => beside({}, { networking: { mode: 'cilium' } }),
  },
  'gke/flow-metrics-have-a-collector': {
    fails: () =>
      beside(
        { monitoring: { managedPrometheus: false } },
        { networking: { mode: 'dataplane-v2', observability: { relay: true } } },
      ),
    at: 'monitoring.managedPrometheus',
    passes: () => beside({}, { networking: { mode: 'dataplane-v2', observability: {} } }),
  },
  'gke/autopilot-keeps-its-collectors': {
    fails: () => beside({ monitoring: { managedPrometheus: false } }, { networking: { mode: 'autopilot' } }),
    at: 'monitoring.managedPrometheus',
    passes: () => beside({ monitoring: {} }, { networking: { mode: 'autopilot' } }),
  },
  'gke/host-project-is-of-a-shared-vpc': {
    fails: () => beside({ sharedVpc: { grantIam: false } }),
    at: 'sharedVpc',
    passes: () => beside({}),
  },
};

function days(start: string, end: string): { readonly start: string; readonly end: string } {
  return { start: `${start}T00:00:00Z`, end: `${end}T00:00:00Z` };
}
